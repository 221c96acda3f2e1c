/** One connection's queries and transactions. The package of PostgreSQL is known here by its types only: it is loaded where a server uses it. */
import type { Pool, PoolClient } from 'pg';

/** Runs one statement, prepared once per connection, and answers its rows. */
export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** A transaction that lost against another is decided anew this often. */
const mostTries = 6;

export const beginWrite = 'begin isolation level read committed';
export const beginRead = 'begin isolation level repeatable read, read only';

/**
 * One transaction over everything that `work` asks. Commits what it answers; rolls back what it throws, and what the
 * database refused. `work` is asked again, a few times, where the database gave way to another transaction.
 */
export const transact = async <Value>(pool: Pool, begin: string, work: (query: Query) => Promise<Value>): Promise<Value> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(pool, begin, work);
    } catch (error) {
      if (tries === mostTries || !gaveWay(error)) throw error;
    }
  }
};

const once = async <Value>(pool: Pool, begin: string, work: (query: Query) => Promise<Value>): Promise<Value> => {
  const client = await pool.connect();
  try {
    // Nobody waits for the beginning alone: it travels with what is asked first.
    const begun = client.query(begin);
    begun.catch(() => undefined);
    const value = await work(queryOf(client));
    await begun;
    // A transaction that failed on the way answers COMMIT with ROLLBACK, and calls it no error.
    if ((await client.query('commit')).command !== 'COMMIT') throw new Error('the transaction was rolled back');
    client.release();
    return value;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (lost: unknown) => client.release(lost instanceof Error ? lost : true),
    );
    throw error;
  }
};

/** Names of prepared statements, one per text; the texts are few and ours. */
const names = new Map<string, string>();

const queryOf =
  (client: PoolClient): Query =>
  async <Row>(text: string, values: readonly unknown[] = []) => {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return (await client.query({ name, text, values: [...values] })).rows as readonly Row[];
  };

/** serialization_failure and deadlock_detected: nothing is wrong with what was asked. */
const gaveWay = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
