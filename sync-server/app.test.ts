import { request } from 'node:http';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aPlanWith } from '../test/builders/plan-with-people';
import { appendServerChange } from './modules/sync/server-change';
import { aBrowser, aFolder, aRunningServer, type Browser } from '../test/builders/running-server';

const problem = (status: number, code: string) => ({ status, body: expect.objectContaining({ status, code, type: `about:blank#${code}` }) });

test('the server says that it stands', async () => {
  const { url, container } = await aRunningServer();
  await aPlanWith(container, []);
  expect((await aBrowser(url).get('/api/health')).body).toMatchObject({ status: 'ok', database: { name: 'SQLite', version: expect.stringMatching(/^3\./) }, plans: 1, uptime: expect.any(Number), version: expect.any(String) });
});

test('strict headers stand on every kind of answer', async () => {
  const { url } = await aRunningServer({ config: { builtDir: aBuild() } });
  const browser = aBrowser(url);
  const answers = await Promise.all([
    browser.get('/api/health'),
    browser.get('/api/nothing'),
    browser.get('/api/me'),
    browser.post('/api/auth/sign-in/email', '{'),
    browser.get('/app/', { accept: 'text/html' }),
    browser.get('/app/assets/main-abc.js'),
    browser.get('/app/assets/gone.js'),
    browser.get('/no/page/here'),
    browser.get('/robots.txt'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 401, 400, 200, 200, 404, 404, 200]);
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;media-src 'self' blob:;font-src 'self';connect-src 'self';manifest-src 'self';worker-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types bitacora ProseMirrorClipboard",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toBe('camera=(self), microphone=(self), geolocation=(self), display-capture=(), payment=(), usb=(), serial=(), midi=(), browsing-topics=()');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

test('behind TLS browsers are told to stay there, and cookies are Secure', async () => {
  const { url, container } = await aRunningServer({ config: { publicUrl: 'https://bitacora.example.org', demo: true } });
  const [person] = await container.accounts.demo.list();
  const answered = await aBrowser(url).post('/api/demo/sign-in', { key: person?.membership }, { origin: 'https://bitacora.example.org' });
  expect(answered.status).toBe(200);
  expect(answered.headers.get('strict-transport-security')).toBe('max-age=31536000');
  expect(answered.headers.getSetCookie()[0]).toMatch(/^__Secure-bitacora\.session_token=.*; Secure/);
});

test('what is malformed, of another kind, too large, too deep or of another shape gets its coded problem', async () => {
  const { url } = await aRunningServer();
  const browser = aBrowser(url);
  const door = '/api/auth/sign-in/email';
  expect(await browser.post(door, '{"email":')).toMatchObject(problem(400, 'malformed-json'));
  expect(await browser.post(door, 'email=a', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject(problem(415, 'unsupported-media-type'));
  expect(await browser.post(door, '{}', { 'content-encoding': 'zip' })).toMatchObject(problem(415, 'unsupported-media-type'));
  expect(await browser.post(door, '{}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 400 });
  expect(await browser.post(door, JSON.stringify({ email: 'x'.repeat(1_100_000) }))).toMatchObject(problem(413, 'too-large'));
  expect(await browser.post(door, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toMatchObject(problem(400, 'invalid-request'));
  expect(await browser.post(door, 'null')).toMatchObject(problem(400, 'invalid-request'));
  expect(await browser.post(door, { email: 'a@example.org', password: 'x', extra: 1 })).toMatchObject(problem(400, 'invalid-request'));
  expect(await browser.post(door, { email: 'nobody', password: 'x' })).toMatchObject({ body: { detail: 'email' } });
  expect(await browser.post(door)).toMatchObject(problem(400, 'invalid-request'));
});

test('a body that grows beyond the limit when it is unpacked is too large as well', async () => {
  const { url } = await aRunningServer();
  const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
  const response = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'x-bitacora': '1', 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: bomb });
  expect({ status: response.status, body: await response.json() }).toMatchObject(problem(413, 'too-large'));
});

test('what is not there, and a method that a door does not take, are said apart', async () => {
  const { url } = await aRunningServer();
  const browser = aBrowser(url);
  expect(await browser.get('/api/nothing')).toMatchObject(problem(404, 'not-found'));
  const wrong = await browser.post('/api/health', {});
  expect(wrong).toMatchObject(problem(405, 'method-not-allowed'));
  expect(wrong.headers.get('allow')).toBe('GET');
  expect(wrong.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await browser.get('/api/devices/%E0%A4%A')).toMatchObject({ status: 400 });
});

test('another site changes nothing here, with or without our header', async () => {
  const { url } = await aRunningServer();
  const browser = aBrowser(url);
  const foreign: readonly Readonly<Record<string, string>>[] = [{ 'x-bitacora': '' }, { origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }];
  for (const headers of foreign) expect(await browser.post('/api/auth/sign-out', undefined, headers)).toMatchObject(problem(403, 'wrong-origin'));
  expect(await browser.post('/api/auth/sign-out', undefined, { 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 200 });
});

test('whoever asks without end waits, and is told how long', async () => {
  const few = { burst: 3, perMinute: 60 };
  const { url } = await aRunningServer({ limits: { session: few, address: few, signIn: { account: few, address: few } } });
  const browser = aBrowser(url);
  const statuses: number[] = [];
  for (let times = 0; times < 4; times += 1) statuses.push((await browser.get('/api/health')).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await browser.get('/api/health')).headers.get('retry-after')).toBe('1');
});

test('our own mistake is answered with an id and without a word of what happened', async () => {
  const { url, container } = await aRunningServer();
  await container.store.close();
  const answered = await aBrowser(url).get('/api/health');
  expect(answered).toMatchObject(problem(500, 'server-error'));
  expect((answered.body as { detail: string }).detail).toBe(answered.headers.get('x-request-id'));
  expect(JSON.stringify(answered.body)).not.toMatch(/closed|Error|\.ts|at /);
});

const aBuild = (): string => {
  const built = aFolder();
  const folder = path.join(built, 'app');
  mkdirSync(folder);
  mkdirSync(path.join(folder, 'assets'));
  mkdirSync(path.join(folder, '.vite'));
  const files = { 'index.html': '<!doctype html><title>Bitácora</title>', 'service-worker.js': '// worker', 'assets/main-abc.js': '// plain', 'assets/main-abc.js.gz': gzipSync('// packed'), '.vite/manifest.json': '{}' };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return built;
};

test('the app opens at any of its places, its files are packed and kept, and a missing file is missing', async () => {
  const { url } = await aRunningServer({ config: { builtDir: aBuild() } });
  const browser = aBrowser(url, { 'accept-encoding': 'gzip' });
  const page = { accept: 'text/html,*/*;q=0.8' };
  expect(await browser.get('/app/', page)).toMatchObject({ status: 200, body: expect.stringContaining('<title>') });
  expect(await browser.get('/app/commitments/arba0008.v1', page)).toMatchObject({ status: 200, body: expect.stringContaining('<title>') });
  expect((await browser.get('/app/index.html')).headers.get('cache-control')).toBe('no-cache');
  expect((await browser.get('/app/service-worker.js')).headers.get('cache-control')).toBe('no-cache');
  const script = await browser.get('/app/assets/main-abc.js');
  expect(script.body).toBe('// packed');
  expect(Object.fromEntries(script.headers)).toMatchObject({ 'content-type': expect.stringMatching(/javascript/), 'content-encoding': 'gzip', 'cache-control': 'public, max-age=31536000, immutable', vary: expect.stringMatching(/accept-encoding/i) });
  expect((await aBrowser(url, { 'accept-encoding': 'identity' }).get('/app/assets/main-abc.js')).body).toBe('// plain');
  for (const missing of ['/app/assets/gone-abc.js', '/app/gone.js', '/app/.vite/manifest.json', '/app/..%2f..%2fpackage.json', '/app/assets/main-abc.js.gz']) expect(await browser.get(missing, { accept: '*/*' })).toMatchObject({ status: 404 });
  expect(await browser.get('/app/assets/gone', page)).toMatchObject({ status: 404 });
});

test('long answers are packed with brotli', async () => {
  const dataDir = aFolder();
  const { container, stop } = await aRunningServer({ config: { dataDir } });
  const person = await container.accounts.demo.makeAccount({ name: 'Ana', email: 'ana@demo.invalid' });
  await aPlanWith(container, Array.from({ length: 40 }, (_, index) => ({ id: `member-${index}`, name: `Persona número ${index}`, role: 'focalPoint' as const, person, demo: true })));
  await stop();
  const { url } = await aRunningServer({ config: { dataDir, demo: true } });
  const packed = await new Promise<Buffer>((resolve, reject) => {
    request(`${url}/api/demo/people`, { headers: { 'accept-encoding': 'br' } }, (response) => {
      expect(response.headers['content-encoding']).toBe('br');
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
    }).on('error', reject).end();
  });
  expect(JSON.parse(brotliDecompressSync(packed).toString())).toMatchObject({ people: { length: 40 } });
});

test('a stop lets the request that is under way finish, and takes no other', async () => {
  const server = await aRunningServer();
  const underWay = request(`${server.url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'x-bitacora': '1', 'content-type': 'application/json' } });
  const answered = new Promise<number>((resolve, reject) => underWay.on('response', (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject));
  await new Promise<void>((resolve) => void underWay.write('{"email":"ana@example.org",', () => resolve()));
  // The half request has arrived once a second one, sent after it, was answered.
  expect(await aBrowser(server.url).get('/api/health')).toMatchObject({ status: 200 });
  const stopped = server.stop();
  await expect(fetch(`${server.url}/api/health`)).rejects.toThrow();
  underWay.end('"password":"nubes-verdes-93-olas"}');
  expect(await answered).toBe(401);
  await stopped;
  await expect(server.container.store.plans()).rejects.toThrow('closed');
});

test('a port that is taken is said at the start, and nothing stays open', async () => {
  const { url } = await aRunningServer();
  await expect(aRunningServer({ config: { port: Number(new URL(url).port) } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a session that ends takes its open stream with it, and leaves the others of that person open', async () => {
  const server = await aRunningServer();
  await aPlanWith(server.container, [{ id: 'eva', name: 'Eva', role: 'monitor' }]);
  const { token } = await server.container.accounts.invitations.invite({ plan: 'plan-1', membership: 'eva', email: 'eva@example.org', by: undefined });
  const password = 'nubes-verdes-93-olas';
  const [phone, tablet] = [aBrowser(server.url), aBrowser(server.url)];
  await phone.post('/api/invitations/accept', { token, password });
  await tablet.post('/api/auth/sign-in/email', { email: 'eva@example.org', password });
  const listen = async (browser: Browser) => {
    const response = await fetch(`${server.url}/api/events`, { headers: { cookie: browser.cookie() } });
    const heard = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await heard?.read())?.value).toBe(': welcome\n\n');
    return async () => (await heard?.read())?.value?.split('\n')[0];
  };
  const [onPhone, onTablet] = [await listen(phone), await listen(tablet)];
  const devices = (await phone.get('/api/devices')).body as readonly { readonly id: string; readonly current: boolean }[];
  await phone.delete(`/api/devices/${devices.find(({ current }) => !current)?.id ?? ''}`);
  expect(await onTablet()).toBeUndefined();
  await appendServerChange({ ...server.container, plan: 'plan-1', by: 'test', now: 2 }, { kind: 'import', operations: [{ entity: 'membership', id: 'eva', act: 'patch', set: { name: 'Eva María' } }] });
  expect(await onPhone()).toBe('event: poke');

  await phone.post('/api/auth/change-password', { currentPassword: password, newPassword: 'otra-clave-larga-77' });
  expect(await onPhone()).toBeUndefined();
  const again = await listen(phone);
  await phone.post('/api/auth/sign-out');
  expect(await again()).toBeUndefined();
});

test('whoever listens hears that the plan has something new, and a stop ends the listening', async () => {
  const server = await aRunningServer();
  await aPlanWith(server.container, [{ id: 'eva', name: 'Eva', role: 'monitor' }]);
  const { token } = await server.container.accounts.invitations.invite({ plan: 'plan-1', membership: 'eva', email: 'eva@example.org', by: undefined });
  const browser = aBrowser(server.url);
  await browser.post('/api/invitations/accept', { token, password: 'nubes-verdes-93-olas' });

  const response = await fetch(`${server.url}/api/events`, { headers: { cookie: browser.cookie(), 'accept-encoding': 'br, gzip' } });
  expect([response.status, response.headers.get('content-type'), response.headers.get('content-encoding')]).toEqual([200, 'text/event-stream; charset=utf-8', null]);
  const heard = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await heard?.read())?.value).toBe(': welcome\n\n');
  const { head } = await appendServerChange({ ...server.container, plan: 'plan-1', by: 'test', now: 2 }, { kind: 'import', operations: [{ entity: 'membership', id: 'eva', act: 'patch', set: { name: 'Eva María' } }] });
  expect((await heard?.read())?.value).toBe(`event: poke\ndata: {"plan":"plan-1","head":${head.seq}}\n\n`);
  await server.stop();
  expect((await heard?.read())?.done).toBe(true);
});
