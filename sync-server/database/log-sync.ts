/** Brings what SQLite has committed to the disk, while the server does something else than wait for it. */
import { open } from 'node:fs/promises';

export interface LogSync {
  /** Settles when everything that was written to the log of writes before is on the disk. */
  readonly sync: () => Promise<void>;
  readonly close: () => void;
}

/** For the database in `path`, whose log of writes must be there: it is, as long as somebody has the database open. */
export const openLogSync = async (path: string): Promise<LogSync> => {
  const log = await open(`${path}-wal`, 'r+');
  return {
    sync: () => log.datasync().catch((error: unknown) => Promise.reject(syncFailed(error))),
    close: () => void log.close().catch(() => undefined),
  };
};

/** As SQLite says it of a sync of its own. */
const syncFailed = (cause: unknown): Error => Object.assign(new Error(`disk I/O error (${String(cause)})`, { cause }), { code: 'SQLITE_IOERR_FSYNC' });
