import { copyFileSync, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, migrations } from './migrations';
import { isSafeSqlite, openDatabase } from './open';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bitacora-open-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a SQLite that can lose committed writes is told apart', () => {
  expect(['3.51.3', '3.51.10', '3.53.2', '4.0.0'].map(isSafeSqlite)).toEqual([true, true, true, true]);
  expect(['3.51.2', '3.50.9', '3.9.0', '2.99.99'].map(isSafeSqlite)).toEqual([false, false, false, false]);
});

test('the first start makes the folder, and survives a power cut by its settings', async () => {
  const database = await openDatabase(join(folder, 'deep', 'inside', 'bitacora.sqlite'), 1);
  expect(database.writer.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(database.writer.pragma('synchronous', { simple: true })).toBe(2);
  expect(database.writer.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() => database.reader.exec("insert into migration values ('x', 1)")).toThrow();
  database.close();
});

test('a change as long as they are in the field stands on the page of its place; a database of smaller pages is opened as it is', async () => {
  const pagesOf = async (path: string): Promise<readonly unknown[]> => {
    const { writer, close } = await openDatabase(path, 1);
    const settings = ['page_size', 'wal_autocheckpoint'].map((name) => writer.pragma(name, { simple: true }));
    close();
    return settings;
  };
  expect(await pagesOf(join(folder, 'new.sqlite'))).toEqual([8192, 4096]);
  const older = new Sqlite(join(folder, 'older.sqlite'));
  for (const step of ['page_size = 4096', 'journal_mode = WAL']) older.pragma(step);
  older.exec('create table kept (word text)');
  older.close();
  expect(await pagesOf(join(folder, 'older.sqlite'))).toEqual([4096, 8192]);
});

test('each step of the migrations runs once', async () => {
  const path = join(folder, 'bitacora.sqlite');
  (await openDatabase(path, 1)).close();
  const database = await openDatabase(path, 2);
  expect(await migrate(database.kysely, 3)).toEqual([]);
  const rows = await database.kysely.selectFrom('migration').select(['name', 'applied_at']).orderBy('name').execute();
  expect(rows).toEqual(migrations.map(({ name }) => ({ name, applied_at: 1 })));
  database.close();
});

test('a step that fails leaves nothing behind, and the next start tries it again', async () => {
  const database = await openDatabase(join(folder, 'bitacora.sqlite'), 1);
  const broken = {
    name: '9999-broken',
    up: async ({ schema }: typeof database.kysely) => {
      await schema.createTable('half').addColumn('id', 'text').execute();
      throw new Error('power cut');
    },
  };
  await expect(migrate(database.kysely, 2, { steps: [...migrations, broken] })).rejects.toMatchObject({ code: 'migration-failed', message: expect.stringContaining('9999-broken') });
  expect((await database.kysely.introspection.getTables()).map(({ name }) => name)).not.toContain('half');
  database.close();
});

test('a database of a newer version is not opened', async () => {
  const path = join(folder, 'bitacora.sqlite');
  const database = await openDatabase(path, 1);
  await database.kysely.insertInto('migration').values({ name: '0042-from-the-future', applied_at: 2 }).execute();
  database.close();
  await expect(openDatabase(path, 3)).rejects.toMatchObject({ code: 'data-newer' });
});

test('after an unclean stop a damaged database is found before it is written to', async () => {
  const path = join(folder, 'bitacora.sqlite');
  const database = await openDatabase(path, 1);
  database.writer.pragma('wal_checkpoint(truncate)');
  await database.kysely.insertInto('plan_head').values({ plan: 'a', epoch: 'e', seq: 0, chain: '' }).execute();
  const killed = join(folder, 'killed.sqlite');
  for (const part of ['', '-wal']) copyFileSync(path + part, killed + part);
  database.close();
  const file = openSync(killed, 'r+');
  writeSync(file, Buffer.alloc(8 * 4096, 0x5a), 0, 8 * 4096, 4 * 4096);
  closeSync(file);
  await expect(openDatabase(killed, 2)).rejects.toMatchObject({ code: 'data-damaged' });
});
