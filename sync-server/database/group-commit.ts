/**
 * One disk write for everybody who waits: all waiting jobs share a transaction, and each learns its end after the commit.
 *
 *   waiting ── next turn of the event loop ──▶ BEGIN IMMEDIATE ─▶ decide · write (×n) ─▶ COMMIT ─▶ sync ─▶ settle all
 *                                              a decision that throws wrote nothing ┘
 *                                              a write that throws: roll back, and each goes again alone
 *
 * The commit writes; another thread brings it to the disk, while this one reads the requests of the next turn. Until that is
 * done nobody is told: neither who wrote, nor who read it meanwhile (`kept`).
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
  /** Settles once everything committed so far is on the disk; rejects where the disk failed. */
  readonly kept: () => Promise<void>;
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

export interface Disk {
  /** Brings what the connection has committed to the disk; rejects with a failure of the disk. */
  readonly sync: () => Promise<void>;
  /** Told once, when nothing will be written any more. */
  readonly onFailure?: ((error: Error) => void) | undefined;
}

export const groupCommit = (connection: Sqlite.Database, { sync, onFailure }: Disk): GroupCommit => {
  const waiting: Waiting[] = [];
  const emptied: (() => void)[] = [];
  let running = false;
  let refusal: Error | undefined;
  let syncing: Promise<void> | undefined;
  let failure: unknown;

  const synced = async (): Promise<void> => {
    syncing = sync();
    try {
      await syncing;
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      syncing = undefined;
    }
  };
  const turn = async (): Promise<void> => {
    try {
      await commitTogether({ connection, synced }, waiting);
    } catch (error) {
      // A disk that failed once may have dropped what it claims to hold: nothing more is written until a restart reads it again.
      refusal = error as Error;
      for (const { reject } of waiting.splice(0)) reject(refusal);
      onFailure?.(refusal);
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
    kept: async () => {
      await syncing;
      if (failure !== undefined) throw failure;
    },
    close: async () => {
      if (running) await new Promise<void>((resolve) => emptied.push(resolve));
      refusal ??= new Error('the store is closed');
    },
  };
};

interface Committing {
  readonly connection: Sqlite.Database;
  readonly synced: () => Promise<void>;
}

/** Runs what waits, until the time is up; tells each how it ended. Throws only where the disk failed. */
const commitTogether = async (committing: Committing, waiting: Waiting[]): Promise<void> => {
  const began = performance.now();
  const group: Waiting[] = [];
  const hasTime = (): boolean => performance.now() - began < groupMs;
  const committed = await transact(committing.connection, group, () => (group.length === 0 || hasTime() ? waiting.shift() : undefined));
  if ('ends' in committed) return told(committing, group, committed.ends);
  const { failure } = committed;
  if (group.length === 1 || isDiskFailure(failure)) {
    for (const { reject } of group) reject(failure);
    if (isDiskFailure(failure)) throw failure;
    return;
  }
  // One of them cannot be written; alone, the others can.
  for (const each of group) await commitTogether(committing, [each]);
};

/** Tells each once the disk has it. What a sync fails of, whatever it is, is a failure of the disk: what was committed is never written once more. */
const told = async ({ synced }: Committing, group: readonly Waiting[], ends: readonly (() => void)[]): Promise<void> => {
  try {
    await synced();
  } catch (error) {
    for (const { reject } of group) reject(error);
    throw error;
  }
  for (const end of ends) end();
};

/** How each is to be told, or what it failed of; then nothing was written. */
type Committed = { readonly ends: readonly (() => void)[] } | { readonly failure: unknown };

/** One transaction over the jobs that `next` hands out; they gather in `group`. Nobody is told. */
const transact = async (connection: Sqlite.Database, group: Waiting[], next: () => Waiting | undefined): Promise<Committed> => {
  const ends: (() => void)[] = [];
  try {
    const first = next();
    if (first) group.push(first);
    connection.pragma('synchronous = NORMAL');
    connection.exec('begin immediate');
    for (let job = first; job; job = next()) {
      if (job !== first) group.push(job);
      ends.push(await endOf(job));
    }
    connection.exec('commit');
    connection.pragma('synchronous = FULL');
    return { ends };
  } catch (error) {
    return { failure: rolledBack(connection) ?? error };
  }
};

/** Answers what the disk said where even that failed. */
const rolledBack = (connection: Sqlite.Database): unknown => {
  try {
    if (connection.open && connection.inTransaction) connection.exec('rollback');
    if (connection.open) connection.pragma('synchronous = FULL');
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
