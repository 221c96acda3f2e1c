import { expect, test } from 'vitest';
import { aPlanWith } from '../../../test/builders/plan-with-people';
import { aBrowser, aRunningServer, type Browser } from '../../../test/builders/running-server';
import type { RunningServer } from '../../server';

const password = 'nubes-verdes-93-olas';
const another = 'otra-clave-larga-77';
const notAllowed = { status: 403, body: { code: 'not-allowed' } };
const ana = { id: 'ana', name: 'Ana Suárez', role: 'coordination' } as const;
const luis = { id: 'luis', name: 'Luis Pérez', role: 'focalPoint' } as const;
const eva = { id: 'eva', name: 'Eva Ruiz', role: 'monitor' } as const;

const comesIn = async ({ url, container }: RunningServer, membership: string, plan = 'plan-1', as = membership): Promise<Browser> => {
  const { token } = await container.accounts.invitations.invite({ plan, membership, email: `${as}@example.org`, by: undefined });
  const browser = aBrowser(url);
  expect(await browser.post('/api/invitations/accept', { token, password })).toMatchObject({ status: 200 });
  return browser;
};
const aServer = async (settings: Parameters<typeof aRunningServer>[0] = {}) => {
  const server = await aRunningServer(settings);
  await aPlanWith(server.container, [ana, luis, eva]);
  return { server, coordination: await comesIn(server, 'ana'), focalPoint: await comesIn(server, 'luis') };
};
const renew = (browser: Browser, membership: string) => browser.post('/api/invitations/access', { membership });
const tokenOf = async (browser: Browser, membership: string): Promise<string> => ((await renew(browser, membership)).body as { readonly token: string }).token;
const signIn = (browser: Browser, email: string, given: string) => browser.post('/api/auth/sign-in/email', { email, password: given });

test('whoever lost their password comes in again by a link of coordination, and everything else that was open ends', async () => {
  const { server, coordination, focalPoint } = await aServer();
  const before = (await focalPoint.get('/api/me')).body;
  const token = await tokenOf(coordination, 'luis');
  const fresh = aBrowser(server.url);
  expect(await fresh.post('/api/invitations/look', { token })).toMatchObject({ status: 200, body: { name: 'Luis Pérez', email: 'luis@example.org' } });
  expect(await fresh.post('/api/invitations/accept', { token, password: 'corta' })).toMatchObject({ status: 422, body: { code: 'weak-password' } });
  expect(await focalPoint.get('/api/me')).toMatchObject({ status: 200 });
  expect(await fresh.post('/api/invitations/accept', { token, password: another })).toMatchObject({ status: 200 });
  expect((await fresh.get('/api/me')).body).toMatchObject({ user: (before as { user: object }).user, plans: [{ id: 'plan-1' }] });
  expect(await focalPoint.get('/api/me')).toMatchObject({ status: 401 });
  expect(await signIn(aBrowser(server.url), 'luis@example.org', password)).toMatchObject({ status: 401 });
  expect(await signIn(aBrowser(server.url), 'luis@example.org', another)).toMatchObject({ status: 200 });
  expect(await coordination.get('/api/me')).toMatchObject({ status: 200 });
});

test('such a link opens once, for 72 hours, and a newer one ends it', async () => {
  let now = Date.now();
  const { server, coordination } = await aServer({ now: () => now });
  const older = await tokenOf(coordination, 'luis');
  const newer = await tokenOf(coordination, 'luis');
  const accept = (token: string) => aBrowser(server.url).post('/api/invitations/accept', { token, password: another });
  expect(await accept(older)).toMatchObject({ status: 410 });
  expect((await Promise.all([1, 2, 3].map(() => accept(newer)))).map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  const late = await tokenOf(coordination, 'luis');
  now += 72 * 3_600_000;
  expect(await accept(late)).toMatchObject({ status: 410, body: { code: 'invitation-not-valid' } });
});

test('coordination makes none for the monitoring body, for coordination, for a place nobody holds, nor for an account of another plan', async () => {
  const { server, coordination, focalPoint } = await aServer();
  expect(await renew(coordination, 'eva')).toMatchObject(notAllowed);
  await comesIn(server, 'eva');
  for (const membership of ['eva', 'ana', 'nobody']) expect(await renew(coordination, membership)).toMatchObject(notAllowed);
  for (const membership of ['luis', 'ana']) expect(await renew(focalPoint, membership)).toMatchObject(notAllowed);
  expect(await renew(aBrowser(server.url), 'luis')).toMatchObject({ status: 401 });
  await aPlanWith(server.container, [{ ...luis, id: 'luis-2' }], 'plan-2');
  await comesIn(server, 'luis-2', 'plan-2', 'luis');
  expect(await renew(coordination, 'luis')).toMatchObject(notAllowed);
});

test('whoever runs the server makes one for anybody who has an account, and for nobody else', async () => {
  const { server } = await aServer();
  await comesIn(server, 'eva');
  const made = await server.container.accounts.newAccessFor('EVA@example.org');
  const fresh = aBrowser(server.url);
  expect(await fresh.post('/api/invitations/accept', { token: made?.token, password: another })).toMatchObject({ status: 200, body: { user: { email: 'eva@example.org' } } });
  expect(await server.container.accounts.newAccessFor('nadie@example.org')).toBeUndefined();
});
