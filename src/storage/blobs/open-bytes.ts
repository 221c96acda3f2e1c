/** Bytes on this device, by where they stand: files are the disk's own, pieces are read when they are asked for. Needs no library. */
import type { KeptBlob } from './blob-records';
import { pieceBytes } from './byte-store';
import { openChunkDatabase, type ChunkDatabase } from './chunk-database';
import { folderOfBytes } from './opfs-folder';

/** Bytes that can be read part by part. */
export interface OpenedBlob {
  readonly slice: (from: number, to: number) => Promise<Blob>;
  readonly close: () => void;
}

/** Undefined where the browser has lost them. */
export const openBytes = async (owner: string, { file, place, bytes, type }: KeptBlob, follow?: Parameters<typeof openChunkDatabase>[1]): Promise<OpenedBlob | undefined> => {
  if (place === 'opfs') {
    const found = await fileNamed(owner, file);
    return found?.size === bytes ? { slice: async (from, to) => found.slice(from, to, type), close: () => undefined } : undefined;
  }
  const chunks = await openChunkDatabase(owner, follow);
  const stored = await chunks.stored(file);
  if (stored?.bytes === bytes) return { slice: (from, to) => sliceOfChunks(chunks, { file, type }, from, to), close: chunks.close };
  chunks.close();
  return undefined;
};

const fileNamed = async (owner: string, file: string): Promise<File | undefined> => {
  try {
    const folder = await folderOfBytes(owner, false);
    return await (await folder?.getFileHandle(file))?.getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
};

/** Each piece becomes a Blob of its own as soon as it is read: where the browser puts those on its disk, memory holds one. */
const sliceOfChunks = async (chunks: ChunkDatabase, { file, type }: Pick<KeptBlob, 'file' | 'type'>, from: number, to: number): Promise<Blob> => {
  const parts: Blob[] = [];
  for (let at = from; at < to; ) {
    const index = Math.floor(at / pieceBytes);
    const chunk = await chunks.chunk(file, index);
    const part = chunk?.slice(at - index * pieceBytes, to - index * pieceBytes);
    if (!part || part.byteLength === 0) break;
    parts.push(new Blob([part]));
    at += part.byteLength;
  }
  return new Blob(parts, { type });
};
