/** What every store of blobs keeps its word on, whichever it is. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BlobStoreAway, type BlobStore, type ListedBlob } from '../../sync-server/blob-store/blob-store';

export interface StoreUnderTest {
  readonly store: BlobStore;
  /** From now on the store does not answer, or answers again. */
  readonly turnsAway: (isAway: boolean) => Promise<void>;
  readonly discard: () => Promise<void>;
}

export const bytesOf = async (content: Readable): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const absent = 'f'.repeat(64);

export const blobStoreContract = (name: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`blobs in ${name}`, () => {
    let under: StoreUnderTest;
    let folder: string;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'bitacora-file-'));
      under = await open();
    });
    afterEach(async () => {
      await under.discard();
      rmSync(folder, { recursive: true, force: true });
    });

    const aFile = (bytes: Buffer): { readonly blob: ListedBlob; readonly file: string } => {
      const file = path.join(folder, randomBytes(6).toString('hex'));
      writeFileSync(file, bytes);
      return { blob: { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }, file };
    };
    const kept = async (bytes: Buffer): Promise<ListedBlob> => {
      const { blob, file } = aFile(bytes);
      await under.store.put(blob, file);
      return blob;
    };
    const listed = async (): Promise<readonly ListedBlob[]> => {
      const found: ListedBlob[] = [];
      for await (const blob of under.store.list()) found.push(blob);
      return found.toSorted((one, other) => one.sha256.localeCompare(other.sha256));
    };

    test.each([0, 1, 65_535, 65_536, 5_000_001])('%i bytes come back as they went', async (length) => {
      const bytes = randomBytes(length);
      const { sha256 } = await kept(bytes);
      expect(await under.store.size(sha256)).toBe(length);
      const found = await under.store.read(sha256);
      expect(found?.bytes).toBe(length);
      expect((await bytesOf(found!.content)).equals(bytes)).toBe(true);
    });

    test('a part of a blob is that part, and says how long the whole is', async () => {
      const bytes = randomBytes(200_000);
      const { sha256 } = await kept(bytes);
      for (const [from, to] of [[0, 1], [0, 199_999], [70_000, 140_000], [199_999, 199_999]] as const) {
        const found = await under.store.read(sha256, { from, to });
        expect(found?.bytes).toBe(200_000);
        expect((await bytesOf(found!.content)).equals(bytes.subarray(from, to + 1)), `${from}-${to}`).toBe(true);
      }
    });

    test('the same bytes may be kept twice, and at once', async () => {
      const { blob, file } = aFile(randomBytes(300_000));
      await Promise.all([under.store.put(blob, file), under.store.put(blob, file), under.store.put(blob, file)]);
      await under.store.put(blob, file);
      expect(await listed()).toEqual([blob]);
    });

    test('what is not there is said to be not there', async () => {
      expect(await under.store.read(absent)).toBeUndefined();
      expect(await under.store.read(absent, { from: 0, to: 1 })).toBeUndefined();
      expect(await under.store.size(absent)).toBeUndefined();
      expect(await listed()).toEqual([]);
      await under.store.remove(absent);
    });

    test('what was removed is gone, and the rest stays', async () => {
      const [one, other] = [await kept(randomBytes(10)), await kept(randomBytes(20))];
      await under.store.remove(one.sha256);
      await under.store.remove(one.sha256);
      expect(await under.store.read(one.sha256)).toBeUndefined();
      expect(await listed()).toEqual([other]);
    });

    test('the list names every blob with its length, many of them too', async () => {
      const blobs = await Promise.all(Array.from({ length: 40 }, (_, index) => kept(randomBytes(index + 1))));
      expect(await listed()).toEqual(blobs.toSorted((one, other) => one.sha256.localeCompare(other.sha256)));
    });

    test.each(['', '../../etc/passwd', 'ABC', `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`, 'A'.repeat(64)])('%j is no key', async (key) => {
      await expect(async () => under.store.read(key)).rejects.toThrow('not the key of a blob');
      await expect(async () => under.store.remove(key)).rejects.toThrow('not the key of a blob');
    });

    test('a store that is away says so by that name, and has everything when it is back', async () => {
      const blob = await kept(randomBytes(1000));
      const { blob: other, file } = aFile(randomBytes(2000));
      await under.turnsAway(true);
      await expect(under.store.put(other, file)).rejects.toBeInstanceOf(BlobStoreAway);
      await expect(under.store.read(blob.sha256)).rejects.toBeInstanceOf(BlobStoreAway);
      await expect(listed()).rejects.toBeInstanceOf(BlobStoreAway);
      await under.turnsAway(false);
      await under.store.put(other, file);
      expect((await listed()).map(({ bytes }) => bytes).toSorted((a, b) => a - b)).toEqual([1000, 2000]);
    });
  });
};
