/**
 * One disk write for everybody who waits: all waiting jobs share a transaction, and each learns its end after the commit.
 *
 *   waiting ── next turn of the event loop ──▶ BEGIN IMMEDIATE ─▶ savepoint · job · release (×n) ─▶ COMMIT ─▶ settle all
 *                                                    a job that throws is rolled back alone ┘
 *
 * A turn begins with no other code in between: the jobs wait for nothing but this connection, so nobody who shares it
 * can write into the middle of their transaction.
 */
import type Sqlite from 'better-sqlite3';

export interface GroupCommit {
  /** Settles after the commit that carries the job, or with what the job threw; then nothing of it is kept. */
  readonly run: <Value>(job: () => Promise<Value>) => Promise<Value>;
  /** Waits for what was handed in; later jobs are refused. */
  readonly close: () => Promise<void>;
}

/** How long one transaction takes new jobs, in ms. */
const groupMs = 100;

interface Waiting {
  readonly job: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export const groupCommit = (connection: Sqlite.Database): GroupCommit => {
  const waiting: Waiting[] = [];
  const emptied: (() => void)[] = [];
  let running = false;
  let refusal: Error | undefined;

  const turn = async (): Promise<void> => {
    await commitTogether(connection, waiting).catch((error: unknown) => {
      // A disk that failed once may have dropped what it claims to hold: nothing more is written until a restart reads it again.
      if (isDiskFailure(error)) refusal = error;
    });
    if (refusal) for (const { reject } of waiting.splice(0)) reject(refusal);
    if (waiting.length > 0) return void setImmediate(turn);
    running = false;
    for (const tell of emptied.splice(0)) tell();
  };

  return {
    run: <Value>(job: () => Promise<Value>) =>
      new Promise<Value>((resolve, reject) => {
        if (refusal) return reject(refusal);
        waiting.push({ job, resolve: resolve as (value: unknown) => void, reject });
        if (running) return;
        running = true;
        setImmediate(turn);
      }),
    close: async () => {
      if (running) await new Promise<void>((resolve) => emptied.push(resolve));
      refusal ??= new Error('the store is closed');
    },
  };
};

/** Runs what waits, until the time is up; tells each how it ended. Throws what the transaction itself died of. */
const commitTogether = async (connection: Sqlite.Database, waiting: Waiting[]): Promise<void> => {
  const group: Waiting[] = [];
  const ends: (() => void)[] = [];
  try {
    connection.exec('begin immediate');
    const began = performance.now();
    for (let next = waiting.shift(); next; next = performance.now() - began < groupMs ? waiting.shift() : undefined) {
      group.push(next);
      ends.push(await endOf(connection, next));
    }
    connection.exec('commit');
  } catch (error) {
    if (connection.open && connection.inTransaction) connection.exec('rollback');
    // Where not even a transaction could begin, nobody would be told otherwise.
    for (const { reject } of group.length > 0 ? group : waiting.splice(0)) reject(error);
    throw error;
  }
  for (const end of ends) end();
};

const endOf = async (connection: Sqlite.Database, { job, resolve, reject }: Waiting): Promise<() => void> => {
  connection.exec('savepoint job');
  try {
    const value = await job();
    connection.exec('release job');
    return () => resolve(value);
  } catch (error) {
    if (!connection.inTransaction) throw error;
    connection.exec('rollback to job');
    connection.exec('release job');
    return () => reject(error);
  }
};

const isDiskFailure = (error: unknown): error is Error => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_IOERR');
