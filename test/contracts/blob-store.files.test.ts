import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesBlobStore } from '../../sync-server/blob-store/files-blob-store';
import { aFolder } from '../builders/running-server';
import { blobStoreContract, bytesOf } from './blob-store';

blobStoreContract('a folder', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'bitacora-blobs-'));
  const [folder, hidden] = [path.join(root, 'blobs'), path.join(root, 'hidden')];
  mkdirSync(folder);
  return {
    store: filesBlobStore(folder),
    // Its disk is gone, and a file stands where the folder was.
    turnsAway: async (isAway) => {
      if (isAway) {
        renameSync(folder, hidden);
        writeFileSync(folder, '');
      } else {
        rmSync(folder);
        renameSync(hidden, folder);
      }
    },
    discard: async () => rmSync(root, { recursive: true, force: true }),
  };
});

test('a file that a damaged disk left short is written anew, and nothing half written has a name', async () => {
  const folder = aFolder();
  const store = filesBlobStore(path.join(folder, 'blobs'));
  const bytes = randomBytes(50_000);
  const blob = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  const file = path.join(folder, 'file');
  writeFileSync(file, bytes);
  await store.put(blob, file);
  const place = path.join(folder, 'blobs', blob.sha256.slice(0, 2), blob.sha256);
  chmodSync(place, 0o600);
  truncateSync(place, 100);
  await store.put(blob, file);
  expect((await bytesOf((await store.read(blob.sha256))!.content)).equals(bytes)).toBe(true);
  await expect(store.put({ sha256: 'a'.repeat(64), bytes: 5 }, path.join(folder, 'missing'))).rejects.toThrow();
  expect(existsSync(path.join(folder, 'blobs', 'aa')) ? readdirSync(path.join(folder, 'blobs', 'aa')) : []).toEqual([]);
});
