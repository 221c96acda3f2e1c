import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseIsNewerError, migrate, migrations } from './migrations';
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
  await expect(migrate(database.kysely, 2, [...migrations, broken])).rejects.toThrow('power cut');
  expect((await database.kysely.introspection.getTables()).map(({ name }) => name)).not.toContain('half');
  database.close();
});

test('a database of a newer version is not opened', async () => {
  const path = join(folder, 'bitacora.sqlite');
  const database = await openDatabase(path, 1);
  await database.kysely.insertInto('migration').values({ name: '0042-from-the-future', applied_at: 2 }).execute();
  database.close();
  await expect(openDatabase(path, 3)).rejects.toBeInstanceOf(DatabaseIsNewerError);
});
