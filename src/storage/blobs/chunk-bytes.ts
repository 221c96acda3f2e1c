/** Bytes in pieces of 4 MiB in IndexedDB: where a worker has no files it can write. Runs in the worker. */
import { pieceBytes, type ByteStore, type ByteWriter } from './byte-store';
import { chunkDatabaseName, openChunkDatabase, type ChunkDatabase } from './chunk-database';

export const chunkBytes = async (owner: string): Promise<ByteStore> => {
  const database = await openChunkDatabase(owner);
  return {
    place: 'chunks',
    create: async (file) => writerOf(database, file),
    read: (file) => readChunks(database, file),
    list: database.list,
    remove: database.remove,
    forget: async () => {
      database.close();
      await deleted(chunkDatabaseName(owner));
    },
  };
};

/** Whatever comes is cut into pieces of one size, so that a place in the file is found by counting. */
const writerOf = (database: ChunkDatabase, file: string): ByteWriter => {
  let index = 0;
  let filled = 0;
  let buffer = new Uint8Array(pieceBytes);
  const write = async (): Promise<void> => {
    await database.put(file, index, buffer.slice(0, filled).buffer);
    index += 1;
    filled = 0;
  };
  return {
    append: async (piece) => {
      for (let at = 0; at < piece.length; ) {
        const part = piece.subarray(at, at + pieceBytes - filled);
        buffer.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === pieceBytes) await write();
      }
    },
    close: async () => {
      if (filled > 0) await write();
      buffer = new Uint8Array(0);
    },
    abandon: async () => {
      buffer = new Uint8Array(0);
    },
  };
};

async function* readChunks(database: ChunkDatabase, file: string): AsyncIterable<Uint8Array> {
  for (let index = 0; ; index += 1) {
    const chunk = await database.chunk(file, index);
    if (!chunk) return;
    yield new Uint8Array(chunk);
  }
}

const deleted = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new DOMException('the bytes could not be taken away', 'UnknownError'));
  });
