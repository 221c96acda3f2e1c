import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { isDiskFailure } from './disk-failure';
import { openLogSync } from './log-sync';

test('the log of an open database is synced; a sync that cannot be made is told as a failure of the disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bitacora-log-'));
  const path = join(folder, 'bitacora.db');
  const writer = new Sqlite(path);
  writer.pragma('journal_mode = WAL');
  writer.exec('create table kept (name text)');
  const log = await openLogSync(path);
  await expect(log.sync()).resolves.toBeUndefined();
  log.close();
  expect(isDiskFailure(await log.sync().catch((error: unknown) => error))).toBe(true);
  writer.close();
  rmSync(folder, { recursive: true });
});
