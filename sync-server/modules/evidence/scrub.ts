/** Reads every blob again, whole, and compares it with its name: a disk that flipped a bit, or lost a file, is found before anybody asks. */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { RecordId } from '../../../src/domain/ids';
import type { BlobKey, BlobStore } from '../../blob-store/blob-store';

/** What a record says to be here. */
export interface PromisedBlob {
  readonly plan: RecordId;
  /** Evidence, or a review that was said aloud. */
  readonly record: RecordId;
  readonly part: string;
  readonly sha256: BlobKey;
}

export interface Scrubbed {
  readonly blobs: number;
  readonly bytes: number;
  /** Those whose bytes are not those that their name says. */
  readonly flipped: readonly BlobKey[];
  readonly missing: readonly PromisedBlob[];
}

/** `onFlipped` is called as soon as one is found. Throws BlobStoreAway: half a look is none. */
export const scrub = async (store: BlobStore, promised: readonly PromisedBlob[], onFlipped: (sha256: BlobKey) => Promise<void> = async () => undefined): Promise<Scrubbed> => {
  const found = new Set<BlobKey>();
  const flipped: BlobKey[] = [];
  let bytes = 0;
  for await (const blob of store.list()) {
    bytes += blob.bytes;
    const actual = await hashIn(store, blob.sha256);
    // It may have been removed meanwhile.
    if (actual === undefined) continue;
    found.add(blob.sha256);
    if (actual === blob.sha256) continue;
    flipped.push(blob.sha256);
    await onFlipped(blob.sha256);
  }
  const absent = promised.filter(({ sha256 }) => !found.has(sha256));
  const missing: PromisedBlob[] = [];
  // What was received while the list was read is there all the same.
  for (const blob of absent) if ((await store.size(blob.sha256)) === undefined) missing.push(blob);
  return { blobs: found.size, bytes, flipped, missing };
};

const hashIn = async (store: BlobStore, sha256: BlobKey): Promise<string | undefined> => {
  const blob = await store.read(sha256);
  if (!blob) return undefined;
  const hash = createHash('sha256');
  await pipeline(blob.content, hash);
  return hash.digest('hex');
};
