/** Two servers of one PostgreSQL: to a tablet they are one. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aPlanWith } from '../test/builders/plan-with-people';
import { aPostgresUrl } from '../test/builders/postgres';
import { aBrowser, aRunningServer, type Browser } from '../test/builders/running-server';
import { wideLimits } from '../test/builders/plan-with-roles';
import { requestOf } from '../test/builders/sync-request';
import { changeIdOf, editOf } from '../test/builders/change';
import type { SyncResponse } from '../src/protocol/sync-messages';
import type { ServerSettings } from '../test/builders/running-server';
import { openPostgres } from './database/open-postgres';
import { migrations } from './database/migrations';
import { appendServerChange } from './modules/sync/server-change';
import type { RunningServer } from './server';

const password = 'nubes-verdes-93-olas';

interface Pair {
  readonly url: string;
  readonly one: RunningServer;
  readonly other: RunningServer;
}

/** Both start at once, on a database in which nothing is. */
const aPair = async (settings: ServerSettings = {}): Promise<Pair> => {
  const url = await aPostgresUrl();
  const start = () => aRunningServer({ limits: wideLimits, ...settings, config: { authSecret: undefined, ...settings.config, databaseUrl: url } });
  const [one, other] = await Promise.all([start(), start()]);
  return { url, one, other };
};

/** A plan in which Ana coordinates, and Ana signed in on the first server; her cookie is good on both. */
const aPairWithAna = async (): Promise<Pair & { readonly onOne: Browser; readonly onOther: Browser }> => {
  const pair = await aPair();
  await aPlanWith(pair.one.container, [{ id: 'ana', name: 'Ana Suárez', role: 'coordination' }]);
  const { token } = await pair.one.container.accounts.invitations.invite({ plan: 'plan-1', membership: 'ana', email: 'ana@example.org', by: undefined });
  const onOne = aBrowser(pair.one.url);
  expect(await onOne.post('/api/invitations/accept', { token, password })).toMatchObject({ status: 200 });
  return { ...pair, onOne, onOther: aBrowser(pair.other.url, { cookie: onOne.cookie() }) };
};

const anArea = (id: string) => editOf({ entity: 'organization', id, act: 'create', audience: 'public', set: { name: { es: `Área ${id}` }, sector: 'government', active: true } });

const renamed = (name: string) => ({ kind: 'import', operations: [{ entity: 'membership', id: 'ana', act: 'patch', set: { name } }] }) as const;

/**
 * Listens to the pokes of a server. What comes back waits for the head that is told next at or above the one that is asked for, and
 * is undefined where the stream ended: what was written before somebody listened may still be told first, several in one piece.
 */
const listen = async (server: RunningServer, cookie: string): Promise<(from: number) => Promise<number | undefined>> => {
  const response = await fetch(`${server.url}/api/events`, { headers: { cookie } });
  const heard = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await heard?.read())?.value ?? '';
  expect(text).toMatch(/^: welcome\n\n/);
  return async (from) => {
    for (let piece: string | undefined = ''; piece !== undefined; piece = (await heard?.read())?.value) {
      text += piece;
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      const [head] = whole.flatMap(headIn).filter((each) => each >= from);
      if (head !== undefined) return head;
    }
    return undefined;
  };
};

const headIn = (event: string): readonly number[] => {
  const [, data] = /^event: poke\ndata: (.*)$/.exec(event) ?? [];
  return data === undefined ? [] : [(JSON.parse(data) as { readonly head: number }).head];
};

test('two that start at once on an empty database make its tables, its secret and the demonstration once', async () => {
  const { one, other } = await aPair({ config: { demo: true } });
  expect(await other.container.kept.accounts.kysely.selectFrom('migration').select('name').orderBy('name').execute()).toEqual(migrations.map(({ name }) => ({ name })));
  const [people, same] = await Promise.all([one, other].map(({ container }) => container.accounts.demo.list()));
  expect(people?.length).toBeGreaterThan(3);
  expect(same).toEqual(people);
  const heads = await Promise.all((await one.container.store.plans()).map((plan) => other.container.store.read(plan, (log) => log.head())));
  expect(heads).toEqual([expect.objectContaining({ seq: 1 })]);
  const browser = aBrowser(one.url);
  expect(await browser.post('/api/demo/sign-in', { key: people?.[0]?.membership })).toMatchObject({ status: 200, body: { demo: true } });
  expect(await aBrowser(other.url, { cookie: browser.cookie() }).get('/api/me')).toMatchObject({ status: 200, body: { demo: true } });
});

test('each says that it stands, and on what', async () => {
  const { one, other } = await aPair();
  for (const { url } of [one, other]) expect((await aBrowser(url).get('/api/health')).body).toMatchObject({ status: 'ok', database: { name: 'PostgreSQL', version: expect.stringMatching(/^\d+\.\d+$/) }, plans: 0 });
});

test('an invitation made at one is accepted at the other, once; who is signed in at one is so at both, until signed out at either', async () => {
  const { one, other, onOne, onOther } = await aPairWithAna();
  expect(await onOther.get('/api/me')).toMatchObject({ status: 200, body: { user: { email: 'ana@example.org' }, plans: [{ id: 'plan-1' }] } });
  const tablet = aBrowser(other.url);
  expect(await tablet.post('/api/auth/sign-in/email', { email: 'ANA@example.org', password })).toMatchObject({ status: 200 });
  const devices = (await onOne.get('/api/devices')).body as readonly { readonly id: string; readonly current: boolean }[];
  expect(devices).toHaveLength(2);
  expect(await onOne.delete(`/api/devices/${devices.find(({ current }) => !current)?.id ?? ''}`)).toMatchObject({ status: 204 });
  expect(await tablet.get('/api/me')).toMatchObject({ status: 401 });
  expect(await onOther.post('/api/auth/change-password', { currentPassword: password, newPassword: 'otra-clave-larga-77' })).toMatchObject({ status: 204 });
  expect(await onOne.get('/api/me')).toMatchObject({ status: 401 });
  expect(await aBrowser(one.url).post('/api/auth/sign-in/email', { email: 'ana@example.org', password })).toMatchObject({ status: 401 });
  const { token } = await one.container.accounts.invitations.invite({ plan: 'plan-1', membership: 'nobody', email: 'x@example.org', by: undefined });
  const claims = await Promise.all([one, other].map(({ container }) => container.accounts.invitations.claim(token)));
  expect(claims.sort()).toEqual([false, true]);
});

test('one push that reaches both at once is applied once, and both answer the same', async () => {
  const { one, onOne, onOther } = await aPairWithAna();
  const pushes = Array.from({ length: 10 }, (_, index) => ({ ...anArea(`area-${index}x`), id: changeIdOf(`doubled${index}`) }));
  for (const change of pushes) {
    const [first, second] = await Promise.all([onOne, onOther].map(async (browser) => (await browser.post('/api/plans/plan-1/sync', requestOf({ push: [change] }))).body as SyncResponse));
    expect(first?.outcomes).toEqual([expect.objectContaining({ id: change.id, end: 'applied' })]);
    expect(second?.outcomes).toEqual(first?.outcomes);
  }
  const { head, entries } = await one.container.store.read('plan-1', async (log) => ({ head: await log.head(), entries: await log.entriesAbove(0, 1000) }));
  expect(entries.filter(({ kind }) => kind === 'edit').map(({ changeId }) => changeId)).toEqual(pushes.map(({ id }) => id));
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: head?.seq ?? 0 }, (_, index) => index + 1));
});

test('a poke reaches the tablet that listens at the other server, once what it is about can be read there', async () => {
  const { other, onOne, onOther } = await aPairWithAna();
  const hears = await listen(other, onOne.cookie());
  for (const name of ['area-2', 'area-3', 'area-4']) {
    const { head } = (await onOne.post('/api/plans/plan-1/sync', requestOf({ push: [anArea(name)] }))).body as SyncResponse;
    expect(await hears(head)).toBe(head);
    const { page } = (await onOther.post('/api/plans/plan-1/sync', requestOf())).body as SyncResponse;
    expect(page?.rows.map(({ id }) => id)).toContain(name);
  }
});

test('a session that ends at one server loses its open stream at the other', async () => {
  const { other, onOne } = await aPairWithAna();
  const hears = await listen(other, onOne.cookie());
  await onOne.post('/api/auth/sign-out');
  expect(await hears(Infinity)).toBeUndefined();
});

test('when the line between them was cut, the next poke comes all the same', async () => {
  const { url, one, other, onOne } = await aPairWithAna();
  const hears = await listen(other, onOne.cookie());
  const database = await openPostgres({ url, now: Date.now(), clockCheck: false });
  const { rows } = await sql<{ readonly cut: boolean }>`select pg_terminate_backend(pid) as cut from pg_stat_activity where application_name = 'bitacora news' and datname = current_database()`.execute(database.kysely);
  await database.close();
  expect(rows).toEqual([{ cut: true }, { cut: true }]);
  const { head } = await appendServerChange({ ...one.container, plan: 'plan-1', by: 'test', now: Date.now() }, renamed('Ana María'));
  expect(await hears(head.seq)).toBe(head.seq);
});

test('when the database drops every connection, the next request is served on new ones', async () => {
  const { url, onOne, onOther } = await aPairWithAna();
  const database = await openPostgres({ url, now: Date.now(), clockCheck: false });
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bitacora' and datname = current_database() and pid <> pg_backend_pid()`.execute(database.kysely);
  await database.close();
  for (const browser of [onOne, onOther]) await expect.poll(async () => (await browser.post('/api/plans/plan-1/sync', requestOf())).status, { timeout: 20_000 }).toBe(200);
});

test('a clock before the last change, and a database of a newer version, stop the start of either', async () => {
  const url = await aPostgresUrl();
  const now = Date.UTC(2026, 10, 23, 15);
  const { container, stop } = await aRunningServer({ config: { databaseUrl: url }, now: () => now });
  await aPlanWith(container, []);
  await stop();
  await expect(aRunningServer({ config: { databaseUrl: url }, now: () => now - 3 * 60_000 })).rejects.toMatchObject({ code: 'clock-behind' });
  const newer = await openPostgres({ url, now, clockCheck: true });
  await newer.kysely.insertInto('migration').values({ name: '0042-from-the-future', applied_at: 2 }).execute();
  await newer.close();
  await expect(aRunningServer({ config: { databaseUrl: url } })).rejects.toMatchObject({ code: 'data-newer' });
});

test('a database that does not answer is said without its password', async () => {
  const refused = aRunningServer({ config: { databaseUrl: 'postgres://ana:secreto@127.0.0.1:9/nothing' } });
  await expect(refused).rejects.toMatchObject({ code: 'database-unreachable', message: expect.not.stringContaining('secreto') });
});
