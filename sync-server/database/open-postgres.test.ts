import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aPostgresUrl } from '../../test/builders/postgres';
import { aFolder, quietConfig } from '../../test/builders/running-server';
import { openContainer } from '../container';
import { openPostgres } from './open-postgres';
import { beginWrite, transact } from './postgres-query';

const anOpenDatabase = async () => {
  const database = await openPostgres({ url: await aPostgresUrl(), now: 0, clockCheck: true });
  onTestFinished(() => database.close());
  return database;
};

const asked = async (url: string, ...statements: readonly string[]): Promise<readonly object[]> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    let rows: readonly object[] = [];
    for (const statement of statements) ({ rows } = await client.query<object>(statement));
    return rows;
  } finally {
    await client.end();
  }
};

/** Every column and index, and which steps were taken. */
const shapeOf = (url: string): Promise<readonly object[]> =>
  asked(
    url,
    `select
      (select json_agg(concat_ws(' ', table_name, column_name, data_type, collation_name, is_nullable, column_default) order by table_name, column_name) from information_schema.columns where table_schema = 'public') as columns,
      (select json_agg(indexdef order by indexdef) from pg_indexes where schemaname = 'public') as indexes,
      (select json_agg(name order by name) from migration) as steps`,
  );

test('first starts that lose their connection, each at the next statement that changes something: the one that ends makes the same database', async () => {
  const start = async (url: string): Promise<void> => (await openContainer({ config: { ...quietConfig, databaseUrl: url, authSecret: undefined, dataDir: aFolder() }, use: 'serve' })).close();
  const [url, whole] = [await aPostgresUrl(), await aPostgresUrl()];
  await start(whole);
  const cuts = new Set<string>();
  const { query } = pg.Client.prototype;
  for (let last = false; !last; ) {
    let before = 'the start';
    let alive = true;
    vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: readonly unknown[]) {
      const text = typeof given[0] === 'string' ? given[0] : String((given[0] as { readonly text?: string }).text);
      const place = `${before} · ${text}`;
      // Reading leaves nothing half done.
      const changes = /^\s*(create|alter|insert|commit)/i.test(text);
      if (changes) before = text;
      if (alive && changes && !cuts.has(place)) {
        cuts.add(place);
        alive = false;
        (this as unknown as { readonly connection: { readonly stream: { readonly destroy: () => void } } }).connection.stream.destroy();
      }
      return Reflect.apply(query, this, given) as never;
    });
    last = await start(url).then(
      () => true,
      () => false,
    );
    vi.restoreAllMocks();
  }
  expect(cuts.size).toBeGreaterThan(20);
  expect(await shapeOf(url)).toEqual(await shapeOf(whole));
});

test('a transaction that gave way to another is decided anew, a few times; another error is none of that', async () => {
  const { pool } = await anOpenDatabase();
  const failing = async (code: string, times: number): Promise<number> => {
    let tries = 0;
    await transact(pool, beginWrite, async (query) => {
      tries += 1;
      if (tries <= times) await query(`do $$ begin raise sqlstate '${code}'; end $$`);
    }).catch((error: unknown) => {
      throw Object.assign(error as Error, { tries });
    });
    return tries;
  };
  expect([await failing('40001', 2), await failing('40P01', 5)]).toEqual([3, 6]);
  await expect(failing('40001', 100)).rejects.toMatchObject({ code: '40001', tries: 6 });
  await expect(failing('23505', 100)).rejects.toMatchObject({ code: '23505', tries: 1 });
});

test('a transaction that failed on the way is not taken for committed, though nobody threw', async () => {
  const { pool } = await anOpenDatabase();
  const failed = transact(pool, beginWrite, async (query) => void (await query('select 1 / 0').catch(() => undefined)));
  await expect(failed).rejects.toThrow('rolled back');
});

test('a commit is on the disk before it is answered, also where the database was told otherwise', async () => {
  const url = await aPostgresUrl();
  const [{ name = '' } = {}] = (await asked(url, 'select current_database() as name')) as readonly { readonly name?: string }[];
  await asked(url, `alter database ${name} set synchronous_commit = off`);
  const database = await openPostgres({ url, now: 0, clockCheck: true });
  onTestFinished(() => database.close());
  const set = await Promise.all(Array.from({ length: 5 }, () => transact(database.pool, beginWrite, (query) => query('show synchronous_commit'))));
  expect(set.flat()).toEqual(Array.from({ length: 5 }, () => ({ synchronous_commit: 'on' })));
});

test('a server that died in the middle of a write lets the next one write at once', async () => {
  const url = await aPostgresUrl();
  const [one, other] = [await openPostgres({ url, now: 0, clockCheck: true }), await openPostgres({ url, now: 0, clockCheck: true })];
  onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
  await asked(url, "insert into plan_head values ('plan', 'e', 0, '')");
  const lock = "select seq from plan_head where plan = 'plan' for update";
  let died = (): void => undefined;
  let locked = (): void => undefined;
  const holds = new Promise<void>((resolve) => (locked = resolve));
  const dying = transact(one.pool, beginWrite, async (query) => {
    await query(lock);
    locked();
    await new Promise<void>((resolve) => (died = resolve));
    await query("update plan_head set seq = 7 where plan = 'plan'");
  });
  await holds;
  const waiting = transact(other.pool, beginWrite, (query) => query(lock));
  await expect.poll(() => asked(url, "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"), { timeout: 20_000 }).toHaveLength(1);
  await asked(url, "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()");
  expect(await waiting).toEqual([{ seq: 0 }]);
  died();
  await expect(dying).rejects.toThrow();
});
