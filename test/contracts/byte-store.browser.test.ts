/** One contract for both places where bytes are kept, through the worker that the product uses, in a real browser. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BytesRefused, checkBytes, forgetBytes, keepBytes, listBytes, removeBytes } from '../../src/storage/blobs/bytes-keeper';
import { pieceBytes, type BytePlace } from '../../src/storage/blobs/byte-store';
import { crc32 } from '../../src/storage/blobs/crc32';

let owners = 0;
const freshOwner = (): string => {
  const owner = `martin:plan ${Date.now()} ${(owners += 1)}`;
  onTestFinished(() => forgetBytes(owner));
  return owner;
};

/** Never the same twice within a piece, and never all in memory: as many bytes as are asked for. */
const bytesUpTo = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + (at >> 8) * 17 + (at >> 16)) & 0xff;
  return bytes;
};
const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

async function* inPieces(bytes: Uint8Array<ArrayBuffer>, size: number): AsyncIterable<ArrayBuffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size).buffer;
}

describe.each<BytePlace>(['opfs', 'chunks'])('bytes kept in %s', (place) => {
  test.each([1, pieceBytes, 2 * pieceBytes + 7])('%d bytes come back with their length, their hash and their first bytes, also from another worker', async (length) => {
    const owner = freshOwner();
    const bytes = bytesUpTo(length);
    const kept = await keepBytes({ owner, file: 'f1', place }, new Blob([bytes]));
    expect(kept).toEqual({ place, bytes: length, sha256: hashOf(bytes), crc: crc32(bytes), head: bytes.slice(0, 4096) });
    expect(await listBytes(owner)).toEqual([{ file: 'f1', bytes: length, place }]);
    expect((await checkBytes({ owner, file: 'f1', place })).sha256).toBe(hashOf(bytes));
  });

  test('what comes in pieces of any size is the same file', async () => {
    const owner = freshOwner();
    const bytes = bytesUpTo(pieceBytes + 100_003);
    const kept = await keepBytes({ owner, file: 'f1', place }, inPieces(bytes, 77_777));
    expect([kept.bytes, kept.sha256]).toEqual([bytes.length, hashOf(bytes)]);
  });

  test('a source that fails in the middle leaves nothing behind, and says that it was the source', async () => {
    const owner = freshOwner();
    async function* breaking(): AsyncIterable<ArrayBuffer> {
      yield bytesUpTo(pieceBytes + 5).buffer;
      throw new TypeError('the card was pulled out');
    }
    const told: ErrorEvent[] = [];
    const hear = (event: ErrorEvent): void => {
      event.preventDefault();
      told.push(event);
    };
    addEventListener('error', hear);
    onTestFinished(() => removeEventListener('error', hear));
    await expect(keepBytes({ owner, file: 'f1', place }, breaking())).rejects.toMatchObject({ trouble: 'unreadable' });
    expect(await listBytes(owner)).toEqual([]);
    expect(told.map(({ error }) => (error as Error).message)).toEqual(['the card was pulled out']);
  });

  test('several at once do not get into each other, and what is taken away is gone once and for good', async () => {
    const owner = freshOwner();
    const sizes = [10, pieceBytes + 1, 300_000];
    const kept = await Promise.all(sizes.map((size, index) => keepBytes({ owner, file: `f${index}`, place }, new Blob([bytesUpTo(size)]))));
    expect(kept.map(({ sha256: hash }) => hash)).toEqual(sizes.map((size) => hashOf(bytesUpTo(size))));
    await removeBytes({ owner, file: 'f1', place });
    await removeBytes({ owner, file: 'f1', place });
    expect((await listBytes(owner)).map(({ file }) => file).sort()).toEqual(['f0', 'f2']);
    await expect(checkBytes({ owner, file: 'f0', place })).resolves.toMatchObject({ bytes: 10 });
  });

  test('progress counts what is on the disk and ends with all of it', async () => {
    const seen: number[] = [];
    await keepBytes({ owner: freshOwner(), file: 'f1', place, onProgress: (copied) => seen.push(copied) }, new Blob([bytesUpTo(pieceBytes * 2 + 1)]));
    expect(seen).toEqual([pieceBytes, pieceBytes * 2, pieceBytes * 2 + 1]);
  });

  test('a page that is left in the middle of a copy lets go of it; what reached the disk is listed, whatever comes next works', async () => {
    const owner = freshOwner();
    const first = Promise.withResolvers<void>();
    async function* endless(): AsyncIterable<ArrayBuffer> {
      yield bytesUpTo(pieceBytes).buffer;
      first.resolve();
      await new Promise(() => undefined);
    }
    const copying = keepBytes({ owner, file: 'f1', place }, endless());
    await first.promise;
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await expect(copying).rejects.toBeInstanceOf(BytesRefused);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await keepBytes({ owner, file: 'f2', place }, new Blob([bytesUpTo(3)]));
    const [half] = (await listBytes(owner)).filter(({ file }) => file === 'f1');
    expect(half?.bytes ?? 0).toBeLessThanOrEqual(pieceBytes);
  });
});

test('without being told, bytes go where a worker can write files', async () => {
  const kept = await keepBytes({ owner: freshOwner(), file: 'f1' }, new Blob(['%PDF-1.7']));
  expect(kept.place).toBe('opfs');
});
