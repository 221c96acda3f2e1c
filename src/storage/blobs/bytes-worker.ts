/** The worker that keeps bytes: it copies, hashes and reads back, so that no screen stands still meanwhile. */
import type { BytePlace, ByteStore } from './byte-store';
import { chunkBytes } from './chunk-bytes';
import { copyBytes, measure, piecesFrom, piecesOf, TroubleWithBytes } from './copy-bytes';
import { opfsBytes } from './opfs-bytes';
import type { AskedOfWorker, BytesAnswer, BytesAsk, BytesTrouble, ListedFile } from './worker-messages';

declare const self: DedicatedWorkerGlobalScope;

interface Stores {
  /** Undefined where this browser has none. */
  readonly opfs: ByteStore | undefined;
  readonly chunks: ByteStore;
}

const opened = new Map<string, Promise<Stores>>();

const storesOf = (owner: string): Promise<Stores> => {
  const known = opened.get(owner) ?? Promise.all([opfsBytes(owner), chunkBytes(owner)]).then(([opfs, chunks]) => ({ opfs, chunks }));
  opened.set(owner, known);
  // What could not be opened is tried again by whoever asks next.
  known.catch(() => opened.delete(owner));
  return known;
};

const storeAt = ({ opfs, chunks }: Stores, place: BytePlace | undefined): ByteStore => {
  if (place === 'chunks') return chunks;
  if (opfs) return opfs;
  if (place === 'opfs') throw new TroubleWithBytes('missing', 'this browser no longer shows the files that were kept in it');
  return chunks;
};

const perform = async (ask: BytesAsk, onProgress: (copied: number) => void): Promise<unknown> => {
  const stores = await storesOf(ask.owner);
  switch (ask.kind) {
    case 'keep': {
      const store = storeAt(stores, ask.place);
      const source = ask.source instanceof Blob ? piecesOf(ask.source) : piecesFrom(ask.source);
      return { ...(await copyBytes(store, ask.file, source, onProgress)), place: store.place };
    }
    case 'check':
      return measure(storeAt(stores, ask.place).read(ask.file));
    case 'list':
      return (await Promise.all([stores.opfs, stores.chunks].map(listed))).flat();
    case 'remove':
      return storeAt(stores, ask.place).remove(ask.file);
    case 'forget':
      opened.delete(ask.owner);
      await Promise.all([stores.opfs?.forget(), stores.chunks.forget()]);
  }
};

const listed = async (store: ByteStore | undefined): Promise<readonly ListedFile[]> => (store ? (await store.list()).map((file) => ({ ...file, place: store.place })) : []);

const troubleOf = (error: unknown): BytesTrouble => {
  if (error instanceof TroubleWithBytes) return error.trouble;
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'no-room';
  if (error instanceof DOMException && error.name === 'NotFoundError') return 'missing';
  return 'failed';
};

self.onmessage = async ({ data: { id, ask } }: MessageEvent<AskedOfWorker>) => {
  const say = (answer: BytesAnswer): void => self.postMessage(answer);
  try {
    say({ id, kind: 'done', value: await perform(ask, (copied) => say({ id, kind: 'progress', copied })) });
  } catch (error) {
    say({ id, kind: 'failed', trouble: troubleOf(error), why: String(error) });
  }
};
