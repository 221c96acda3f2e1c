/**
 * Who uses a data directory, held by a lock that the kernel lets go of when the process dies.
 *
 *             serve   visit   alone
 *   serve      no      yes      no        one server; commands beside it; a restore only when nobody is there
 *   visit      yes     yes      no
 *   alone      no      no       no
 *
 * The lock is a transaction on a SQLite file of its own, in which nothing is ever written: its kinds of transaction
 * exclude one another just so, in one process and between processes, on every system that SQLite knows.
 */
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { DataRefusal } from './data-refusal';

export type DataUse = 'serve' | 'visit' | 'alone';

export const lockFile = 'bitacora.lock';

export interface DataLock {
  /** Somebody serves from the directory at this moment. */
  readonly isServed: boolean;
  readonly release: () => void;
}

/** Long enough for somebody who only looks whether the directory is served. */
const patienceMs = 500;
const beginning = { serve: 'begin immediate', visit: 'begin', alone: 'begin exclusive' } as const;

/** Takes the directory, which must exist. Throws the DataRefusal `data-in-use`. */
export const lockData = (dataDir: string, use: DataUse): DataLock => {
  const file = path.join(dataDir, lockFile);
  const isServed = use === 'visit' && isTakenByServer(file);
  const held = tryIt(file, use, patienceMs);
  if (!held) throw new DataRefusal('data-in-use', `${dataDir} is in use: ${inUse[use]}`);
  return { isServed, release: () => void held.close() };
};

const inUse = {
  serve: 'another server is running on it. Stop that one first, or choose another DATA_DIR.',
  visit: 'it is being restored. Wait until that has ended.',
  alone: 'a server or a command is running on it. Stop it first.',
} as const;

const isTakenByServer = (file: string): boolean => {
  const free = tryIt(file, 'serve', 0);
  free?.close();
  return free === undefined;
};

/** Undefined where somebody else holds what excludes it. */
const tryIt = (file: string, use: DataUse, timeout: number): Sqlite.Database | undefined => {
  const connection = new Sqlite(file, { timeout });
  try {
    connection.exec(beginning[use]);
    // A plain transaction takes its share of the lock with the first read.
    connection.prepare('select count(*) from sqlite_master').get();
    return connection;
  } catch (error) {
    connection.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
};
