import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainStart } from '../modules/sync/merkle';
import { openDatabase } from './open';
import { sqliteChangeLogStore } from './sqlite-change-log-store';

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

test('a reader is not told of what the power could still take', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bitacora-store-'));
  const database = await openDatabase(join(folder, 'bitacora.db'), 1);
  let isOnDisk = (): void => undefined;
  const store = sqliteChangeLogStore({ ...database, sync: () => new Promise((resolve) => (isOnDisk = resolve)) });
  const told: unknown[] = [];
  const head = { epoch: 'e', seq: 0, chain: chainStart };
  const written = store.write('p', async () => ({ value: 'written', append: { head, entries: [], rows: [], exits: [], parked: [] } })).then((value) => told.push(value));
  await turns();
  const read = store.read('p', (log) => log.head()).then((found) => told.push(found));
  await turns();
  expect(told).toEqual([]);
  isOnDisk();
  await Promise.all([written, read]);
  expect(told).toHaveLength(2);
  expect(told).toContainEqual(head);
  await store.close();
  database.close();
  rmSync(folder, { recursive: true });
});
