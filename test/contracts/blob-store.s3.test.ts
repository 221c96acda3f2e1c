import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BlobStoreAway } from '../../sync-server/blob-store/blob-store';
import { s3BlobStore } from '../../sync-server/blob-store/s3-blob-store';
import { aFolder } from '../builders/running-server';
import { aBucket, aFailingBucket, listedAtOnce, type Failing } from '../doubles/s3';
import { blobStoreContract, bytesOf } from './blob-store';

blobStoreContract('a bucket', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-s3-'));
  const behind = await aBucket(folder);
  const bucket = await aFailingBucket(behind, 2000);
  return {
    store: s3BlobStore(bucket.account),
    turnsAway: async (isAway) => bucket.turns(isAway ? 'gone' : 'none'),
    discard: async () => {
      await bucket.stop();
      await behind.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

const aFailingStore = async (patienceMs = 300) => {
  const behind = await aBucket(aFolder());
  const bucket = await aFailingBucket(behind, patienceMs);
  onTestFinished(async () => {
    await bucket.stop();
    await behind.stop();
  });
  return { store: s3BlobStore(bucket.account), account: bucket.account, turns: bucket.turns };
};

const aFile = (bytes: Buffer) => {
  const file = path.join(aFolder(), 'file');
  writeFileSync(file, bytes);
  return { file, blob: { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length } };
};

test.each<Failing>(['silent', 'refusing', 'forgetful', 'gone'])('a bucket that is %s has taken nothing, and says so', async (how) => {
  const { store, turns } = await aFailingStore();
  const { blob, file } = aFile(randomBytes(300_000));
  turns(how);
  await expect(store.put(blob, file)).rejects.toBeInstanceOf(BlobStoreAway);
  turns('none');
  expect(await store.size(blob.sha256)).toBeUndefined();
  await store.put(blob, file);
  expect(await store.size(blob.sha256)).toBe(300_000);
});

test('an answer that is cut is never taken for the whole blob', async () => {
  const { store, turns } = await aFailingStore();
  const { blob, file } = aFile(randomBytes(300_000));
  await store.put(blob, file);
  turns('cut');
  const found = await store.read(blob.sha256);
  await expect(bytesOf(found!.content)).rejects.toThrow();
  await expect(async () => {
    for await (const _one of store.list());
  }).rejects.toBeInstanceOf(BlobStoreAway);
});

test('a key that the store does not know is a store that is away, not an empty one', async () => {
  const { store, account } = await aFailingStore();
  const { blob, file } = aFile(randomBytes(100));
  await store.put(blob, file);
  const stranger = s3BlobStore({ ...account, accessKeyId: 'guessed' });
  await expect(stranger.read(blob.sha256)).rejects.toBeInstanceOf(BlobStoreAway);
});

test('more blobs than one answer lists are all listed', async () => {
  const { store } = await aFailingStore(5000);
  const files = Array.from({ length: 2 * listedAtOnce + 3 }, (_, index) => aFile(Buffer.from(`blob ${index}`)));
  await Promise.all(files.map(({ blob, file }) => store.put(blob, file)));
  const found: string[] = [];
  for await (const { sha256 } of store.list()) found.push(sha256);
  expect(found.toSorted()).toEqual(files.map(({ blob }) => blob.sha256).toSorted());
});
