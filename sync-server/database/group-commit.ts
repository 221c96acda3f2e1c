/**
 * One disk write for everybody who waits: all waiting jobs share a transaction, and each learns its end after the commit.
 *
 *   waiting ── next turn of the event loop ──▶ BEGIN IMMEDIATE ─▶ decide · write (×n) ─▶ COMMIT ─▶ settle all
 *                                              a decision that throws wrote nothing ┘
 *                                              a write that throws: roll back, and each goes again alone
 *
 * A turn begins with no other code in between: the jobs wait for nothing but this connection, so nobody who shares it
 * can write into the middle of their transaction.
 */
import type Sqlite from 'better-sqlite3';
import { isDiskFailure } from './disk-failure';

/** A job's first half reads and decides, and may be asked again; its second half writes and answers. */
export type Job<Value> = () => Promise<() => Promise<Value>>;

export interface GroupCommit {
  /** Settles after the commit that carries the job, or with what the job threw; then nothing of it is kept. */
  readonly run: <Value>(decide: Job<Value>) => Promise<Value>;
  /** Waits for what was handed in; later jobs are refused. */
  readonly close: () => Promise<void>;
}

/** How long one transaction takes new jobs, in ms. */
const groupMs = 100;

interface Waiting {
  readonly decide: Job<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** `onDiskFailure` is told once, when nothing will be written any more. */
export const groupCommit = (connection: Sqlite.Database, onDiskFailure: (error: Error) => void = () => undefined): GroupCommit => {
  const waiting: Waiting[] = [];
  const emptied: (() => void)[] = [];
  let running = false;
  let refusal: Error | undefined;

  const turn = async (): Promise<void> => {
    try {
      await commitTogether(connection, waiting);
    } catch (error) {
      // A disk that failed once may have dropped what it claims to hold: nothing more is written until a restart reads it again.
      refusal = error as Error;
      for (const { reject } of waiting.splice(0)) reject(refusal);
      onDiskFailure(refusal);
    }
    if (waiting.length > 0) return void setImmediate(turn);
    running = false;
    for (const tell of emptied.splice(0)) tell();
  };

  return {
    run: <Value>(decide: Job<Value>) =>
      new Promise<Value>((resolve, reject) => {
        if (refusal) return reject(refusal);
        waiting.push({ decide, resolve: resolve as (value: unknown) => void, reject });
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

/** Runs what waits, until the time is up; tells each how it ended. Throws only where the disk failed. */
const commitTogether = async (connection: Sqlite.Database, waiting: Waiting[]): Promise<void> => {
  const began = performance.now();
  const group: Waiting[] = [];
  const hasTime = (): boolean => performance.now() - began < groupMs;
  const failure = await transact(connection, group, () => (group.length === 0 || hasTime() ? waiting.shift() : undefined));
  if (failure === undefined) return;
  if (group.length === 1 || isDiskFailure(failure)) {
    for (const { reject } of group) reject(failure);
    if (isDiskFailure(failure)) throw failure;
    return;
  }
  // One of them cannot be written; alone, the others can.
  for (const each of group) await commitTogether(connection, [each]);
};

/** One transaction over the jobs that `next` hands out; they gather in `group`. Answers what it failed of; then nothing was written and nobody was told. */
const transact = async (connection: Sqlite.Database, group: Waiting[], next: () => Waiting | undefined): Promise<unknown> => {
  const ends: (() => void)[] = [];
  try {
    const first = next();
    if (first) group.push(first);
    connection.exec('begin immediate');
    for (let job = first; job; job = next()) {
      if (job !== first) group.push(job);
      ends.push(await endOf(job));
    }
    connection.exec('commit');
  } catch (error) {
    return rolledBack(connection) ?? error;
  }
  for (const end of ends) end();
  return undefined;
};

/** Answers what the disk said where even that failed. */
const rolledBack = (connection: Sqlite.Database): unknown => {
  try {
    if (connection.open && connection.inTransaction) connection.exec('rollback');
    return undefined;
  } catch (error) {
    return error;
  }
};

const endOf = async ({ decide, resolve, reject }: Waiting): Promise<() => void> => {
  const write = await decide().catch((error: unknown) => ({ error }));
  if ('error' in write) return () => reject(write.error);
  const value = await write();
  return () => resolve(value);
};
