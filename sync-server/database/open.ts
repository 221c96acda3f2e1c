/** Opens the embedded database: one file, one connection that writes, one that reads. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from './migrations';
import type { Schema } from './schema';

export interface EmbeddedDatabase {
  /** The only connection that writes. A transaction on it must not wait for anything but itself. */
  readonly writer: Sqlite.Database;
  /** Sees what was committed; the change log's alone. */
  readonly reader: Sqlite.Database;
  /** The writer's connection with typed queries. */
  readonly kysely: Kysely<Schema>;
  readonly close: () => void;
}

/** Older ones can lose a committed write when the write-ahead log is reset (fixed in 3.51.3). */
const oldestSqlite = '3.51.3';
const busyTimeoutMs = 5000;
/** A transaction that does not fit into the cache writes some of its pages twice. */
const cacheKilobytes = 64 * 1024;
/** The write-ahead log grows to about 32 MB before it is folded into the file. */
const pagesBetweenCheckpoints = 8000;

export class SqliteTooOldError extends Error {
  override readonly name = 'SqliteTooOldError';
}

export class DatabaseDamagedError extends Error {
  override readonly name = 'DatabaseDamagedError';
}

/** True for a version of SQLite that keeps what it has committed. */
export const isSafeSqlite = (version: string): boolean => {
  const found = version.split('.').map(Number);
  const needed = oldestSqlite.split('.').map(Number);
  const different = needed.findIndex((part, index) => part !== (found[index] ?? 0));
  return different === -1 || (found[different] ?? 0) > (needed[different] ?? 0);
};

/**
 * Opens and migrates the database in `path`, and makes its folder where it is missing. After an unclean stop its pages
 * are checked first. Throws SqliteTooOldError, DatabaseDamagedError, DatabaseIsNewerError, or what the disk says.
 */
export const openDatabase = async (path: string, now: number): Promise<EmbeddedDatabase> => {
  mkdirSync(dirname(path), { recursive: true });
  const stoppedUncleanly = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
  const writer = new Sqlite(path);
  try {
    refuseOldSqlite(writer);
    // FULL: a write that was answered survives a power cut. NORMAL lost most of them when it was tried.
    for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', `busy_timeout = ${busyTimeoutMs}`, `cache_size = ${-cacheKilobytes}`, `wal_autocheckpoint = ${pagesBetweenCheckpoints}`]) writer.pragma(setting);
    if (stoppedUncleanly) refuseDamage(writer);
    const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: writer }) });
    await migrate(kysely, now);
    const reader = new Sqlite(path, { readonly: true });
    reader.pragma(`busy_timeout = ${busyTimeoutMs}`);
    return { writer, reader, kysely, close: () => closeBoth(reader, writer) };
  } catch (error) {
    writer.close();
    throw error;
  }
};

const refuseOldSqlite = (database: Sqlite.Database): void => {
  const version = String(database.prepare('select sqlite_version()').pluck().get());
  if (!isSafeSqlite(version)) throw new SqliteTooOldError(`SQLite ${version} is not safe to write with; ${oldestSqlite} or later is needed`);
};

const refuseDamage = (database: Sqlite.Database): void => {
  const found = String(database.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw new DatabaseDamagedError(`the database is damaged: ${found}`);
};

const closeBoth = (reader: Sqlite.Database, writer: Sqlite.Database): void => {
  reader.close();
  writer.close();
};
