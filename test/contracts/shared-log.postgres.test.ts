/**
 * One log, written by two servers: the whole contract again, asked of both in turn, and eight writers against a reader.
 *
 * The control takes its places from a sequence, outside the lock of the head, as a column of ids would: whoever took a
 * place may then commit after whoever took the next one, and the reader has passed. It must lose changes, or a zero
 * of ours proves nothing.
 */
import type { Pool, PoolClient } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openPostgres, type PostgresDatabase } from '../../sync-server/database/open-postgres';
import { postgresChangeLogStore } from '../../sync-server/database/postgres-change-log-store';
import type { ChangeLogStore } from '../../sync-server/modules/sync/change-log-store';
import { anOwnDatabase, aPostgresUrl } from '../builders/postgres';
import { changeLogContract } from './change-log';
import { cursorAfter, edit, now, organization, pageOf, plan, plantPlan, sendAs } from './change-log-plan';

/** Every call goes to the next of the stores. */
const inTurn = (stores: readonly ChangeLogStore[]): ChangeLogStore => {
  let calls = 0;
  const next = (): ChangeLogStore => {
    const store = stores[(calls += 1) % stores.length];
    if (!store) throw new Error('no store');
    return store;
  };
  return {
    write: (of, work) => next().write(of, work),
    read: (of, work) => next().read(of, work),
    plans: () => next().plans(),
    close: async () => void (await Promise.all(stores.map((store) => store.close()))),
  };
};

changeLogContract('PostgreSQL behind two servers', async () => {
  const { url, drop } = await anOwnDatabase();
  const open = () => Promise.all([1, 2].map(() => openPostgres({ url, now, clockCheck: true })));
  let databases = await open();
  const store = () => inTurn(databases.map(({ pool }) => postgresChangeLogStore(pool)));
  const close = () => Promise.all(databases.map((database) => database.close()));
  return {
    store: store(),
    killAndReopen: async () => {
      await close();
      databases = await open();
      return store();
    },
    discard: async () => {
      await close();
      await drop();
    },
  };
});

interface Server {
  readonly database: PostgresDatabase;
  /** Another one with every call: of one store, the writes of a plan wait for each other. */
  readonly store: () => ChangeLogStore;
}

/** A server of the database, and what its statements are turned into first. */
const aServerOn = async (url: string, turned: (statement: string) => string = (statement) => statement): Promise<Server> => {
  const database = await openPostgres({ url, now, clockCheck: true });
  onTestFinished(() => database.close());
  const connect = async (): Promise<PoolClient> => {
    const client = await database.pool.connect();
    const query = (asked: string | { readonly text: string }) => client.query(typeof asked === 'string' ? asked : { ...asked, text: turned(asked.text) });
    return Object.assign(Object.create(client) as PoolClient, { query, release: (lost?: Error) => client.release(lost) });
  };
  return { database, store: () => postgresChangeLogStore({ connect } as unknown as Pool) };
};

const fromASequence = (statement: string): string =>
  statement
    .replace(/^select epoch, seq, chain from plan_head where plan = \$1 for update$/, "select epoch, nextval('place') - 1 as seq, chain from plan_head where plan = $1")
    .replace('set epoch = $2, seq = $3,', 'set epoch = $2, seq = greatest(seq, $3),');

const writers = 8;
const turns = 20;

/** Eight tablets write at once, half of them at each server; a ninth pages meanwhile, and then to the end. What it never saw. */
const missed = async (one: Server, other: Server): Promise<readonly string[]> => {
  // A hash chain that does not fit would send the reader back to the beginning: here it must stand on its cursor alone.
  const rules = { rules: { chain: false } };
  const written: string[] = [];
  const seen = new Set<string>();
  const reader = other.store();
  let cursor = await cursorAfter(reader, 'ana');
  const page = async (): Promise<boolean> => {
    const read = pageOf(await sendAs(reader, 'ana', { cursor, pageRows: 7 }, rules));
    for (const { id } of read.rows) seen.add(id);
    cursor = read.next;
    return read.more;
  };
  const writing = Array.from({ length: writers }, async (_, writer) => {
    const store = writer % 2 === 0 ? one.store() : other.store();
    for (let turn = 0; turn < turns; turn += 1) {
      const id = `w${writer}t${turn}`;
      const { outcomes } = await sendAs(store, 'ana', { push: [edit(id, [organization(id)])] }, rules);
      if (outcomes[0]?.end === 'applied') written.push(id);
    }
  });
  let going = true;
  const ended = Promise.all(writing).then(() => (going = false));
  while (going) await page();
  await ended;
  while (await page());
  expect(written).toHaveLength(writers * turns);
  return written.filter((id) => !seen.has(id));
};

test('eight tablets write at two servers at once, and a reader that pages meanwhile misses none', async () => {
  const url = await aPostgresUrl();
  const [one, other] = [await aServerOn(url), await aServerOn(url)];
  await plantPlan(one.store());
  expect(await missed(one, other)).toEqual([]);
  const { head, entries } = await other.store().read(plan, async (log) => ({ head: await log.head(), entries: await log.entriesAbove(0, 1000) }));
  expect(head?.seq).toBe(writers * turns + 1);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: writers * turns + 1 }, (_, index) => index + 1));
});

test('the control, whose places come from a sequence, loses changes to the same reader', async () => {
  const url = await aPostgresUrl();
  const [one, other] = [await aServerOn(url, fromASequence), await aServerOn(url, fromASequence)];
  await plantPlan((await aServerOn(url)).store());
  await one.database.pool.query('create sequence place start 2');
  expect((await missed(one, other)).length).toBeGreaterThan(0);
});
