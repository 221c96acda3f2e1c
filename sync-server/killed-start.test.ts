/**
 * A first start that ends at any statement. What a killed process leaves is what its files hold at that moment, so the
 * directory is copied before each statement, and each copy is started again.
 */
import { cpSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, test, vi } from 'vitest';
import { aFolder } from '../test/builders/running-server';
import { readConfig } from './config';
import { openContainer } from './container';
import { databaseFile } from './data-directory';

afterEach(() => vi.restoreAllMocks());

const started = async (dataDir: string): Promise<void> => {
  const config = readConfig({ DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'silent' });
  if (!config.accepted) throw new Error(config.refusal.join(', '));
  await (await openContainer({ config: config.value, use: 'serve', now: () => 1 })).close();
};

/** Every table and index, and which steps were taken. */
const shapeOf = (dataDir: string): unknown => {
  const database = new Sqlite(path.join(dataDir, databaseFile), { readonly: true });
  const shape = [database.prepare('select type, name, tbl_name, sql from sqlite_master order by type, name').all(), database.prepare('select * from migration order by name').all()];
  database.close();
  return shape;
};

/** Calls `before` ahead of every statement that any connection runs. */
const watchStatements = (before: (statement: string) => void): void => {
  const { prepare, exec, pragma } = Sqlite.prototype;
  vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (this: Sqlite.Database, text: string) {
    before(text);
    return prepare.call(this, text) as never;
  });
  vi.spyOn(Sqlite.prototype, 'exec').mockImplementation(function (this: Sqlite.Database, text: string) {
    before(text);
    return exec.call(this, text);
  });
  vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function (this: Sqlite.Database, text: string, options?: Sqlite.PragmaOptions) {
    before(text);
    return pragma.call(this, text, options);
  });
};

const wholeShape = async (): Promise<unknown> => {
  const folder = aFolder();
  await started(folder);
  return shapeOf(folder);
};

test('killed before any statement of the first start, the next start makes the same database', async () => {
  const expected = await wholeShape();
  const dataDir = aFolder();
  const copies = aFolder();
  const statements: string[] = [];
  watchStatements((statement) => {
    cpSync(dataDir, path.join(copies, String(statements.length)), { recursive: true });
    statements.push(statement);
  });
  await started(dataDir);
  vi.restoreAllMocks();
  expect(statements.filter((text) => /create (table|index|unique index)/i.test(text)).length).toBeGreaterThan(15);
  for (const [index, statement] of statements.entries()) {
    const copy = path.join(copies, String(index));
    await started(copy);
    expect(shapeOf(copy), `killed before: ${statement}`).toEqual(expected);
  }
});

test('whatever statement of the first start fails, the next start makes the same database', async () => {
  const expected = await wholeShape();
  let last = false;
  for (let failing = 0; !last; failing += 1) {
    const dataDir = aFolder();
    let count = 0;
    watchStatements(() => {
      count += 1;
      if (count === failing + 1) throw new Error('the disk is gone');
    });
    last = await started(dataDir).then(
      () => true,
      () => false,
    );
    vi.restoreAllMocks();
    await started(dataDir);
    expect(shapeOf(dataDir), `statement ${failing} failed`).toEqual(expected);
  }
});
