import Sqlite from 'better-sqlite3';
import { statSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aPlanWith } from '../../../test/builders/plan-with-people';
import { aBrowser, aFolder, aRunningServer, type Browser } from '../../../test/builders/running-server';
import type { RunningServer } from '../../server';

const password = 'nubes-verdes-93-olas';
const ana = { id: 'ana', name: 'Ana Suárez', role: 'coordination' } as const;
const luis = { id: 'luis', name: 'Luis Pérez', role: 'focalPoint' } as const;

/** Ana's account, made the only way there is. */
const comesIn = async ({ url, container }: RunningServer, membership: string, email: string): Promise<Browser> => {
  const { token } = await container.accounts.invitations.invite({ plan: 'plan-1', membership, email, by: undefined });
  const browser = aBrowser(url, { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Safari/537.36' });
  expect(await browser.post('/api/invitations/accept', { token, password })).toMatchObject({ status: 200 });
  return browser;
};

const aServerWithAna = async (settings: Parameters<typeof aRunningServer>[0] = {}) => {
  const server = await aRunningServer(settings);
  await aPlanWith(server.container, [ana, luis]);
  return { server, browser: await comesIn(server, 'ana', 'ana@example.org') };
};

const signIn = (browser: Browser, email = 'ana@example.org', given = password) => browser.post('/api/auth/sign-in/email', { email, password: given });

test('whoever accepts an invitation is signed in, and the plan knows them from then on', async () => {
  const { browser } = await aServerWithAna();
  const me = await browser.get('/api/me');
  expect(me).toMatchObject({ status: 200, body: { user: { name: 'Ana Suárez', email: 'ana@example.org' }, plans: [{ id: 'plan-1', title: { es: 'Plan de prueba' } }], demo: false } });
  const { createdAt, expiresAt } = (me.body as { session: { createdAt: number; expiresAt: number } }).session;
  expect((expiresAt - createdAt) / 86_400_000).toBeCloseTo(30, 1);
});

test('a person signs in with the password they chose, out again, and then is nobody', async () => {
  const { server } = await aServerWithAna();
  const tablet = aBrowser(server.url);
  const answered = await signIn(tablet, 'ANA@example.org');
  expect(answered).toMatchObject({ status: 200, body: { user: { name: 'Ana Suárez' } } });
  expect(answered.headers.getSetCookie()[0]).toMatch(/^bitacora\.session_token=.*HttpOnly; SameSite=Lax/);
  expect(await tablet.get('/api/auth/get-session')).toMatchObject({ status: 200, body: { user: { email: 'ana@example.org' } } });
  const copied = tablet.cookie();
  expect(await tablet.post('/api/auth/sign-out')).toMatchObject({ status: 200 });
  expect(tablet.cookie()).toBe('');
  expect(await aBrowser(server.url).get('/api/me', { cookie: copied })).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
});

test('no token is in any body, and the database holds none that could be used', async () => {
  const dataDir = aFolder();
  const { browser } = await aServerWithAna({ config: { dataDir } });
  const tokenAndSignature = decodeURIComponent(browser.cookie().split('=').slice(1).join('='));
  const token = tokenAndSignature.slice(0, tokenAndSignature.lastIndexOf('.'));
  expect(JSON.stringify((await browser.get('/api/auth/get-session')).body)).not.toContain(token);
  const database = new Sqlite(path.join(dataDir, 'bitacora.db'), { readonly: true });
  const sessions = database.prepare('select * from session').all();
  const invitations = database.prepare('select * from invitation').all();
  database.close();
  expect(sessions).toHaveLength(1);
  expect(invitations).toHaveLength(1);
  expect(JSON.stringify(sessions)).not.toContain(token);
});

test('a wrong password and an unknown e-mail get the same answer', async () => {
  const { server } = await aServerWithAna();
  const wrong = await signIn(aBrowser(server.url), 'ana@example.org', 'otra-clave-larga-77');
  const unknown = await signIn(aBrowser(server.url), 'nadie@example.org');
  expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
  expect(unknown.body).toEqual(wrong.body);
});

test('whoever guesses must wait, and the owner at another address is not shut out', async () => {
  const { server } = await aServerWithAna({ config: { trustProxy: ['127.0.0.1'] }, limits: tight });
  const guesser = aBrowser(server.url, { 'x-forwarded-for': '203.0.113.9' });
  for (let guess = 0; guess < 3; guess += 1) expect(await signIn(guesser, 'ana@example.org', `adivino-adivino-${guess}`)).toMatchObject({ status: 401 });
  const refused = await signIn(guesser);
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await signIn(aBrowser(server.url, { 'x-forwarded-for': '198.51.100.4' }))).toMatchObject({ status: 200 });
});

const wide = { burst: 1000, perMinute: 1000 };
const tight = { session: wide, address: wide, signIn: { account: { burst: 3, perMinute: 1 }, address: wide } };

test('an address that claims to be another one is not believed unless its proxy is known', async () => {
  const { server } = await aServerWithAna({ limits: tight });
  for (const forged of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) await signIn(aBrowser(server.url, { 'x-forwarded-for': forged }), 'ana@example.org', 'adivino-adivino');
  expect(await signIn(aBrowser(server.url, { 'x-forwarded-for': '203.0.113.4' }))).toMatchObject({ status: 429 });
});

test('an invitation opens once', async () => {
  const { server, browser } = await aServerWithAna();
  const invited = await browser.post('/api/invitations', { membership: 'luis', email: 'luis@example.org' });
  const { token } = invited.body as { token: string };
  const stranger = aBrowser(server.url);
  expect(await stranger.post('/api/invitations/look', { token })).toMatchObject({ status: 200, body: { name: 'Luis Pérez', email: 'luis@example.org' } });
  const answers = await Promise.all([1, 2, 3].map(() => aBrowser(server.url).post('/api/invitations/accept', { token, password })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  expect(await stranger.post('/api/invitations/look', { token })).toMatchObject({ status: 410, body: { code: 'invitation-not-valid' } });
});

test('an invitation ends after 72 hours, or when a newer one is made', async () => {
  let now = Date.now();
  const { server, browser } = await aServerWithAna({ now: () => now });
  const tokenOf = async (): Promise<string> => ((await browser.post('/api/invitations', { membership: 'luis', email: 'luis@example.org' })).body as { token: string }).token;
  const look = (token: string) => aBrowser(server.url).post('/api/invitations/look', { token });
  const older = await tokenOf();
  const newer = await tokenOf();
  expect(await look(older)).toMatchObject({ status: 410 });
  expect(await look(newer)).toMatchObject({ status: 200 });
  now += 72 * 3_600_000;
  expect(await look(newer)).toMatchObject({ status: 410 });
});

test('a weak password is refused and does not cost the invitation', async () => {
  const { server, browser } = await aServerWithAna();
  const { token } = (await browser.post('/api/invitations', { membership: 'luis', email: 'luis@example.org' })).body as { token: string };
  const stranger = aBrowser(server.url);
  expect(await stranger.post('/api/invitations/accept', { token, password: 'Contraseña2026' })).toMatchObject({ status: 422, body: { code: 'weak-password' } });
  expect(await stranger.post('/api/invitations/accept', { token, password })).toMatchObject({ status: 200 });
});

test('whoever has an account already joins another plan with the password they have', async () => {
  const { server } = await aServerWithAna();
  await aPlanWith(server.container, [{ id: 'ana-2', name: 'Ana Suárez', role: 'monitor' }], 'plan-2');
  const { token } = await server.container.accounts.invitations.invite({ plan: 'plan-2', membership: 'ana-2', email: 'ana@example.org', by: undefined });
  const tablet = aBrowser(server.url);
  expect(await tablet.post('/api/invitations/accept', { token, password: 'otra-clave-larga-77' })).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
  expect(await tablet.post('/api/invitations/accept', { token, password })).toMatchObject({ status: 200 });
  expect(await tablet.get('/api/me')).toMatchObject({ body: { plans: [{ id: 'plan-1' }, { id: 'plan-2' }] } });
});

test('only coordination invites, and nobody is invited to a place that is taken', async () => {
  const { server, browser } = await aServerWithAna();
  const focalPoint = await comesIn(server, 'luis', 'luis@example.org');
  expect(await focalPoint.post('/api/invitations', { membership: 'ana', email: 'otra@example.org' })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect(await browser.post('/api/invitations', { membership: 'luis', email: 'otra@example.org' })).toMatchObject({ status: 409, body: { code: 'already-there' } });
  expect(await browser.post('/api/invitations', { membership: 'nobody', email: 'otra@example.org' })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
});

test('thirty days without a visit end a session', async () => {
  const { server, browser } = await aServerWithAna();
  await sql`update session set "expiresAt" = ${new Date(Date.now() - 1000).toISOString()}`.execute(server.container.kept.accounts.kysely);
  expect(await browser.get('/api/me')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
});

test('ninety days end a session that was used every day', async () => {
  const { server, browser } = await aServerWithAna();
  const begun = (daysAgo: number) => sql`update session set "createdAt" = ${new Date(Date.now() - daysAgo * 86_400_000).toISOString()}`.execute(server.container.kept.accounts.kysely);
  await begun(89);
  expect(await browser.get('/api/me')).toMatchObject({ status: 200 });
  await begun(90);
  expect(await browser.get('/api/me')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  expect(browser.cookie()).toBe('');
});

test('a lost tablet is signed out from another one', async () => {
  const { server, browser } = await aServerWithAna();
  const lost = aBrowser(server.url, { 'user-agent': 'Mozilla/5.0 (iPad; CPU OS 17_0) Version/17.0 Safari/605.1' });
  await signIn(lost);
  const devices = (await browser.get('/api/devices')).body as readonly { id: string; label: string; current: boolean }[];
  expect(devices.map(({ label, current }) => [label, current]).sort()).toEqual([['Chrome · Android', true], ['Safari · iPad', false]]);
  const other = devices.find(({ current }) => !current)?.id ?? '';
  const stranger = await comesIn(server, 'luis', 'luis@example.org');
  expect(await stranger.delete(`/api/devices/${other}`)).toMatchObject({ status: 404 });
  expect(await browser.delete(`/api/devices/${other}`)).toMatchObject({ status: 204 });
  expect(await lost.get('/api/me')).toMatchObject({ status: 401 });
  expect(await browser.get('/api/me')).toMatchObject({ status: 200 });
});

test('a device that was signed out from another one stops hearing that the plan has something new', async () => {
  const { server, browser } = await aServerWithAna({ heartbeatMs: 20 });
  const lost = aBrowser(server.url);
  await signIn(lost);
  const listen = async ({ cookie }: Browser) => (await fetch(`${server.url}/api/events`, { headers: { cookie: cookie() } })).body?.pipeThrough(new TextDecoderStream()).getReader();
  const [heardLost, heardHere] = await Promise.all([listen(lost), listen(browser)]);
  const devices = (await browser.get('/api/devices')).body as readonly { id: string; current: boolean }[];
  for (const { id } of devices.filter(({ current }) => !current)) await browser.delete(`/api/devices/${id}`);
  const untilTheEnd = async (): Promise<boolean> => (await heardLost?.read())?.done === true || untilTheEnd();
  expect(await untilTheEnd()).toBe(true);
  expect((await heardHere?.read())?.done).toBe(false);
});

test('a new password ends every other session, and the old one opens nothing', async () => {
  const { server, browser } = await aServerWithAna();
  const other = aBrowser(server.url);
  await signIn(other);
  const change = (currentPassword: string, newPassword: string) => browser.post('/api/auth/change-password', { currentPassword, newPassword });
  expect(await change('no-era-esta-clave', 'otra-clave-larga-77')).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
  expect(await change(password, 'corta')).toMatchObject({ status: 422, body: { code: 'weak-password' } });
  expect(await change(password, 'otra-clave-larga-77')).toMatchObject({ status: 204 });
  expect(await other.get('/api/me')).toMatchObject({ status: 401 });
  expect(await browser.get('/api/me')).toMatchObject({ status: 200 });
  expect(await signIn(other)).toMatchObject({ status: 401 });
  expect(await signIn(other, 'ana@example.org', 'otra-clave-larga-77')).toMatchObject({ status: 200 });
});

test('signing in again ends the session that was there', async () => {
  const { server, browser } = await aServerWithAna();
  const before = browser.cookie();
  await signIn(browser);
  expect(browser.cookie()).not.toBe(before);
  expect(await aBrowser(server.url).get('/api/me', { cookie: before })).toMatchObject({ status: 401 });
});

test('nobody signs up, and what better-auth could do besides is not there', async () => {
  const { server } = await aServerWithAna();
  const stranger = aBrowser(server.url);
  for (const door of ['sign-up/email', 'request-password-reset', 'update-user', 'delete-user', 'sign-in/social'])
    expect(await stranger.post(`/api/auth/${door}`, { email: 'x@example.org', password, name: 'X' })).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('a demo person comes in with one click, only while there is a demonstration', async () => {
  const dataDir = aFolder();
  const first = await aRunningServer({ config: { dataDir } });
  const person = await first.container.accounts.demo.makeAccount({ name: ana.name, email: 'ana@demo.invalid' });
  await aPlanWith(first.container, [{ ...ana, person, demo: true }, luis, { id: 'eva', name: 'Eva', role: 'monitor', person: 'nobody', demo: true }]);
  await first.stop();
  const server = await aRunningServer({ config: { dataDir, demo: true } });
  const visitor = aBrowser(server.url);
  expect((await visitor.get('/api/demo/people')).body).toEqual({ people: [{ key: 'ana', name: 'Ana Suárez', role: 'coordination' }] });
  expect(await visitor.post('/api/demo/sign-in', { key: 'luis' })).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(await visitor.post('/api/demo/sign-in', { key: 'ana' })).toMatchObject({ status: 200, body: { user: { name: 'Ana Suárez' }, plans: [{ id: 'plan-1' }], demo: true } });
  expect(await visitor.get('/api/me')).toMatchObject({ status: 200, body: { demo: true } });
  expect(await signIn(aBrowser(server.url), 'ana@demo.invalid')).toMatchObject({ status: 401 });
});

test('an empty data directory opens with the demonstration, and its people walk in', async () => {
  const server = await aRunningServer({ config: { demo: true } });
  const visitor = aBrowser(server.url);
  const { people } = (await visitor.get('/api/demo/people')).body as { people: readonly { key: string; name: string; role: string }[] };
  expect(people.map(({ role }) => role)).toEqual(['coordination', 'focalPoint', 'focalPoint', 'forumMember', 'monitor']);
  for (const { key, name } of people) expect(await visitor.post('/api/demo/sign-in', { key })).toMatchObject({ status: 200, body: { user: { name }, plans: [expect.anything()], demo: true } });
});

test('a server that was told so has no demo people, even over demonstration data', async () => {
  const dataDir = aFolder();
  const first = await aRunningServer({ config: { dataDir, demo: true } });
  const person = await first.container.accounts.demo.makeAccount({ name: ana.name, email: 'ana@demo.invalid' });
  await aPlanWith(first.container, [{ ...ana, person, demo: true }]);
  await first.stop();
  const visitor = aBrowser((await aRunningServer({ config: { dataDir, demo: false } })).url);
  expect((await visitor.get('/api/demo/people')).body).toEqual({ people: [] });
  expect(await visitor.post('/api/demo/sign-in', { key: 'ana' })).toMatchObject({ status: 404 });
});

test('the secret is made once, and only its owner reads it', async () => {
  const dataDir = aFolder();
  const { server, browser } = await aServerWithAna({ config: { dataDir, authSecret: undefined } });
  if (process.platform !== 'win32') expect(statSync(path.join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
  await server.stop();
  const again = await aRunningServer({ config: { dataDir, authSecret: undefined } });
  expect(await aBrowser(again.url).get('/api/me', { cookie: browser.cookie() })).toMatchObject({ status: 200 });
});
