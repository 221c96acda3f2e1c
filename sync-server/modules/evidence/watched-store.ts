/** A blob store that remembers whether it answered last: its doors say so at once, and whoever watches the house is told. */
import { BlobStoreAway, type BlobStore } from '../../blob-store/blob-store';

export interface WatchedStore extends BlobStore {
  readonly isAway: () => boolean;
  /** Asks it for nothing in particular, to see whether it is back. */
  readonly probe: () => Promise<boolean>;
}

const nobodys = '0'.repeat(64);

export const watchedStore = (store: BlobStore): WatchedStore => {
  let isAway = false;
  const watching = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      const value = await work();
      isAway = false;
      return value;
    } catch (error) {
      if (error instanceof BlobStoreAway) isAway = true;
      throw error;
    }
  };
  return {
    name: store.name,
    put: (blob, file) => watching(() => store.put(blob, file)),
    read: (sha256, range) => watching(() => store.read(sha256, range)),
    size: (sha256) => watching(() => store.size(sha256)),
    remove: (sha256) => watching(() => store.remove(sha256)),
    list: store.list,
    isAway: () => isAway,
    probe: () => watching(() => store.size(nobodys)).then(() => true, () => false),
  };
};
