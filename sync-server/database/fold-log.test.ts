import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldLog } from './fold-log';

let folder: string;
let writer: Sqlite.Database;
let failures: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bitacora-fold-'));
  writer = new Sqlite(join(folder, 'bitacora.db'));
  // Of a log of 80 pages a tenth or so is worth while.
  for (const setting of ['journal_mode = WAL', 'wal_autocheckpoint = 80']) writer.pragma(setting);
  writer.exec('create table kept (name text)');
  failures = [];
});
afterEach(() => {
  writer.close();
  rmSync(folder, { recursive: true });
});

const folding = () => foldLog(writer, (error) => failures.push(String((error as Error & { readonly code?: string }).code)));
const put = (count: number): void => {
  for (let each = 0; each < count; each += 1) writer.prepare('insert into kept values (?)').run(String(each));
};
const filled = (): unknown => writer.pragma('wal_checkpoint(NOOP)');

test('a log that has grown is folded into the file by somebody else than who writes', async () => {
  const { look, stop } = folding();
  put(20);
  look();
  put(5);
  look();
  await stop();
  const [{ checkpointed }] = filled() as [{ readonly checkpointed: number }];
  expect(checkpointed).toBeGreaterThanOrEqual(20);
  expect(failures).toEqual([]);
});

test('a log that has hardly grown is left alone', async () => {
  const { look, stop } = folding();
  put(2);
  look();
  await stop();
  expect(filled()).toMatchObject([{ checkpointed: 0 }]);
});

test('what was folded is begun anew by the next who writes', async () => {
  const { look, stop } = folding();
  put(20);
  look();
  await stop();
  put(1);
  expect(filled()).toMatchObject([{ log: 1 }]);
});

test('a file that the thread cannot open is told', async () => {
  const { look, stop } = folding();
  put(20);
  rmSync(join(folder, 'bitacora.db'));
  look();
  await stop();
  expect(failures).toEqual(['SQLITE_CANTOPEN']);
});
