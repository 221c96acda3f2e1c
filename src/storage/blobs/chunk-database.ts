/**
 * Bytes as ArrayBuffers in IndexedDB, for browsers whose workers cannot write files. A database of its own: copying a film
 * holds up no word, and nothing here is ever a Blob, which WebKit loses.
 */
import type { StoredFile } from './byte-store';

export interface ChunkDatabase {
  readonly put: (file: string, index: number, chunk: ArrayBuffer) => Promise<void>;
  readonly chunk: (file: string, index: number) => Promise<ArrayBuffer | undefined>;
  readonly stored: (file: string) => Promise<StoredFile | undefined>;
  readonly list: () => Promise<readonly StoredFile[]>;
  readonly remove: (file: string) => Promise<void>;
  readonly close: () => void;
}

const [files, chunks] = ['files', 'chunks'] as const;

export const chunkDatabaseName = (owner: string): string => `bytes:${owner}`;

/** `follow` is told of the request before it is answered: a page lets nothing unfinished behind when it is left. */
export const openChunkDatabase = async (owner: string, follow: (request: IDBOpenDBRequest) => IDBOpenDBRequest = (request) => request): Promise<ChunkDatabase> => {
  const request = follow(indexedDB.open(chunkDatabaseName(owner), 1));
  request.onupgradeneeded = () => {
    request.result.createObjectStore(files, { keyPath: 'file' });
    request.result.createObjectStore(chunks);
  };
  const database = await settled(request);
  // Whoever takes this person's things off the device must not wait for us.
  database.onversionchange = () => database.close();
  return {
    put: async (file, index, chunk) => {
      const transaction = database.transaction([files, chunks], 'readwrite', { durability: 'strict' });
      const known = (await settled(transaction.objectStore(files).get(file))) as StoredFile | undefined;
      transaction.objectStore(chunks).put(chunk, [file, index]);
      transaction.objectStore(files).put({ file, bytes: (known?.bytes ?? 0) + chunk.byteLength });
      await ended(transaction);
    },
    chunk: (file, index) => settled(database.transaction(chunks).objectStore(chunks).get([file, index])),
    stored: (file) => settled(database.transaction(files).objectStore(files).get(file)),
    list: () => settled(database.transaction(files).objectStore(files).getAll()),
    remove: async (file) => {
      const transaction = database.transaction([files, chunks], 'readwrite', { durability: 'strict' });
      transaction.objectStore(chunks).delete(IDBKeyRange.bound([file, 0], [file, Infinity]));
      transaction.objectStore(files).delete(file);
      await ended(transaction);
    },
    close: () => database.close(),
  };
};

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('the database did not say why', 'UnknownError'));
  });

/** A full disk is told when the transaction is aborted, and nowhere else. */
const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('the transaction was aborted', 'AbortError'));
  });
