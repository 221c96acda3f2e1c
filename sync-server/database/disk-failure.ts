/** What SQLite says when the disk fails it. */

/** A read, a write or a sync that failed: the disk may have dropped what it claims to hold. */
export const isDiskFailure = (error: unknown): error is Error => hasCode(error, /^SQLITE_IOERR/);

/** No room: nothing was written, and what is there stands. */
export const isDiskFull = (error: unknown): error is Error => hasCode(error, /^SQLITE_FULL/);

const hasCode = (error: unknown, code: RegExp): boolean => error instanceof Error && 'code' in error && code.test(String(error.code));
