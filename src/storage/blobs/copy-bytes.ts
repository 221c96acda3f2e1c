/**
 * Copies bytes to the disk, a piece at a time, hashing what goes by; then reads everything back. Only what was read back
 * with the same length and the same hash is kept. Runs in the worker.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { headBytes } from '../../domain/media-type';
import { pieceBytes, type ByteStore } from './byte-store';
import { crc32 } from './crc32';
import type { BytesTrouble, Measured } from './worker-messages';

export class TroubleWithBytes extends Error {
  override readonly name = 'TroubleWithBytes';
  readonly trouble: BytesTrouble;

  constructor(trouble: BytesTrouble, why: string) {
    super(why);
    this.trouble = trouble;
  }
}

/** What did not become whole leaves nothing behind. */
export const copyBytes = async (store: ByteStore, file: string, source: AsyncIterable<Uint8Array>, onProgress: (copied: number) => void): Promise<Measured> => {
  try {
    const written = await write(store, file, source, onProgress);
    const readBack = await measure(store.read(file));
    if (readBack.bytes !== written.bytes || readBack.sha256 !== written.sha256) throw new TroubleWithBytes('not-the-same', `${file} was written as ${written.sha256} and read back as ${readBack.sha256}`);
    return written;
  } catch (error) {
    await store.remove(file).catch(() => undefined);
    throw error;
  }
};

const write = async (store: ByteStore, file: string, source: AsyncIterable<Uint8Array>, onProgress: (copied: number) => void): Promise<Measured> => {
  const writer = await store.create(file);
  try {
    const measured = await measure(source, async (piece, copied) => {
      await writer.append(piece);
      onProgress(copied);
    });
    await writer.close();
    return measured;
  } catch (error) {
    // A handle that stays open keeps the file from being taken away.
    await writer.abandon().catch(() => undefined);
    throw error;
  }
};

/** `each` is called with every piece before the next one is asked for. */
export const measure = async (pieces: AsyncIterable<Uint8Array>, each: (piece: Uint8Array, upTo: number) => Promise<void> = async () => undefined): Promise<Measured> => {
  const hash = sha256.create();
  let [bytes, crc] = [0, 0];
  let head = new Uint8Array(0);
  for await (const piece of pieces) {
    hash.update(piece);
    crc = crc32(piece, crc);
    bytes += piece.length;
    if (head.length < headBytes) head = joined(head, piece.subarray(0, headBytes - head.length));
    await each(piece, bytes);
  }
  return { sha256: bytesToHex(hash.digest()), bytes, crc, head };
};

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
};

/** A file that was chosen may be gone, or be a cloud's that gives no more: that is told apart from a disk that fails. */
export async function* piecesOf(source: Blob): AsyncIterable<Uint8Array> {
  for (let at = 0; at < source.size; at += pieceBytes) {
    const wanted = source.slice(at, at + pieceBytes);
    const piece = await wanted.arrayBuffer().catch((error: unknown) => {
      throw new TroubleWithBytes('unreadable', String(error));
    });
    if (piece.byteLength !== wanted.size) throw new TroubleWithBytes('unreadable', `${wanted.size} bytes were there, ${piece.byteLength} came`);
    yield new Uint8Array(piece);
  }
}

/** Asks the page for a piece whenever the last one is on the disk: no more than one waits in memory. */
export async function* piecesFrom(port: MessagePort): AsyncIterable<Uint8Array> {
  try {
    for (;;) {
      const piece = await new Promise<ArrayBuffer | null | 'failed'>((resolve) => {
        port.onmessage = ({ data }: MessageEvent<ArrayBuffer | null | 'failed'>) => resolve(data);
        port.postMessage(null);
      });
      if (piece === null) return;
      if (piece === 'failed') throw new TroubleWithBytes('unreadable', 'the page could not read what it was to hand over');
      yield new Uint8Array(piece);
    }
  } finally {
    port.close();
  }
}
