/** Opens the embedded database: one file, one connection that writes, one that reads. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from './migrations';
import type { Schema } from './schema';
import { DataRefusal } from './data-refusal';
import { isDiskFailure } from './disk-failure';
import { openLogSync } from './log-sync';

export interface EmbeddedDatabase {
  /** The only connection that writes. A transaction on it must not wait for anything but itself. */
  readonly writer: Sqlite.Database;
  /** Sees what was committed; the change log's alone. */
  readonly reader: Sqlite.Database;
  /** The writer's connection with typed queries. */
  readonly kysely: Kysely<Schema>;
  /** Brings to the disk what the writer committed without waiting for it; rejects with a failure of the disk. */
  readonly sync: () => Promise<void>;
  readonly close: () => void;
}

/** Older ones can lose a committed write when the write-ahead log is reset (fixed in 3.51.3). */
const oldestSqlite = '3.51.3';
const busyTimeoutMs = 5000;
/** A transaction that does not fit into the cache writes some of its pages twice. */
const cacheKilobytes = 64 * 1024;
/**
 * Of a new database; an older one keeps its own. A row beyond a quarter of a page stands on a page of its own besides:
 * with SQLite's usual 4 kB nearly every change did, and took twice the room on the disk and half as much time again.
 */
const pageBytes = 8192;
/** The write-ahead log grows to about this before it is folded into the file. */
const logBytes = 32 * 1024 * 1024;

/** True for a version of SQLite that keeps what it has committed. */
export const isSafeSqlite = (version: string): boolean => {
  const found = version.split('.').map(Number);
  const needed = oldestSqlite.split('.').map(Number);
  const different = needed.findIndex((part, index) => part !== (found[index] ?? 0));
  return different === -1 || (found[different] ?? 0) > (needed[different] ?? 0);
};

/** What only its caller knows of a database that is opened. */
export interface Opening {
  /** Somebody else has it open: what they have not folded into the file is no sign of an unclean stop. */
  readonly shared?: boolean;
  /** Asked before anything is written. */
  readonly before?: (writer: Sqlite.Database) => void;
  /** The disk failed a typed query of the writer. */
  readonly onDiskFailure?: ((error: Error) => void) | undefined;
}

/**
 * Opens and migrates the database in `path`, and makes its folder where it is missing. After an unclean stop its pages
 * are checked first. Throws a DataRefusal, or what the disk says.
 */
export const openDatabase = async (path: string, now: number, { shared = false, before, onDiskFailure }: Opening = {}): Promise<EmbeddedDatabase> => {
  mkdirSync(dirname(path), { recursive: true });
  const stoppedUncleanly = !shared && existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
  const writer = new Sqlite(path);
  try {
    refuseOldSqlite(writer);
    // FULL: a write that was answered survives a power cut. NORMAL lost most of them when it was tried; the change log commits so, and syncs by itself.
    for (const setting of [`page_size = ${pageBytes}`, 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', `busy_timeout = ${busyTimeoutMs}`, `cache_size = ${-cacheKilobytes}`]) writer.pragma(setting);
    writer.pragma(`wal_autocheckpoint = ${Math.round(logBytes / Number(writer.pragma('page_size', { simple: true })))}`);
    if (stoppedUncleanly) refuseDamage(writer);
    before?.(writer);
    if (stoppedUncleanly) foldIn(writer);
    const kysely = new Kysely<Schema>({
      dialect: new SqliteDialect({ database: writer }),
      log: (event) => {
        if (event.level === 'error' && isDiskFailure(event.error)) onDiskFailure?.(event.error);
      },
    });
    await migrate(kysely, now);
    const reader = new Sqlite(path, { readonly: true });
    reader.pragma(`busy_timeout = ${busyTimeoutMs}`);
    const { sync, close } = await openLogSync(path);
    return { writer, reader, kysely, sync, close: () => [close, () => reader.close(), () => writer.close()].forEach((each) => each()) };
  } catch (error) {
    writer.close();
    throw isDamage(error) ? damaged(error) : error;
  }
};

const refuseOldSqlite = (database: Sqlite.Database): void => {
  const version = String(database.prepare('select sqlite_version()').pluck().get());
  if (!isSafeSqlite(version)) throw new DataRefusal('sqlite-too-old', `SQLite ${version} can lose what it has committed; ${oldestSqlite} or later is needed. Install the packages again (npm ci).`);
};

const refuseDamage = (database: Sqlite.Database): void => {
  const found = String(database.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw damaged(found);
};

/**
 * After a sync that failed, the system may show what the disk does not hold, and no later sync of the same file would bring
 * it there. Whatever was found is written once more, into the file itself, before anybody is told that it is kept.
 */
const foldIn = (database: Sqlite.Database): void => void database.pragma('wal_checkpoint(TRUNCATE)');

const isDamage = (error: unknown): error is Error => error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));

const damaged = (found: Error | string): DataRefusal =>
  new DataRefusal('data-damaged', `the database is damaged (${found instanceof Error ? found.message : found}). Keep the data directory as it is and put the last backup back: npm run restore -- FILE --replace`, found instanceof Error ? { cause: found } : {});
