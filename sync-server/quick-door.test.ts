import { createServer, request as ask, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { aHouseWithEveryRole, organizationNamed, plan, type House } from '../test/builders/plan-with-roles';
import { editOf } from '../test/builders/change';
import { requestOf } from '../test/builders/sync-request';
import { answer } from './http/endpoint';
import { quickDoor, type QuickDoor } from './http/quick-door';
import { rateLimit } from './http/rate-limit';

interface Said {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

type Headers = Readonly<Record<string, string | undefined>>;

/** Speaks bare HTTP, so that nothing is added to what a test says. */
const say = (url: string, { method = 'POST', headers, body = '' }: { readonly method?: string; readonly headers: Headers; readonly body?: string | Buffer }): Promise<Said> =>
  new Promise((resolve, reject) => {
    const named = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>;
    const asking = ask(url, { method, headers: named }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(opened(Buffer.concat(parts), response.headers['content-encoding']) || 'null') }));
    });
    asking.once('error', reject);
    asking.end(body);
  });

const opened = (bytes: Buffer, packing: string | undefined): string => (packing === 'br' ? brotliDecompressSync(bytes) : packing === 'gzip' ? gunzipSync(bytes) : bytes).toString();

const ours = (body: string | Buffer, more: Headers = {}): Headers => ({ 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), 'x-bitacora': '1', cookie: 'one=1', 'accept-encoding': 'gzip, deflate, br, zstd', ...more });

/** The door alone, in front of a listener that says it was asked. */
const aDoor = async (partial: Partial<QuickDoor> = {}): Promise<string> => {
  const door: QuickDoor = {
    path: /^\/plans\/([^/?#%]+)\/sync$/,
    route: '/plans/:plan/sync',
    log: pino({ level: 'silent' }),
    ownOrigin: () => 'https://here.example',
    setHeaders: () => undefined,
    recognize: async () => ({ visitor: { user: 'ana', name: 'Ana', email: '', session: { id: 's', createdAt: 0, expiresAt: Infinity } }, cookies: [] }),
    bySession: rateLimit({ burst: 1000, perMinute: 1 }, Date.now),
    handle: async (given, { params, visitor, bodyBytes }) => answer({ by: 'the door', given, plan: params['plan'], user: visitor.user, bodyBytes }),
    ...partial,
  };
  const others: RequestListener = (request, response) => {
    request.resume().once('end', () => response.end(JSON.stringify({ by: 'others' })));
  };
  const server = createServer(quickDoor(door, others));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

test('what our own courier sends is answered at the door', async () => {
  const url = `${await aDoor()}/plans/a-1/sync`;
  const body = JSON.stringify({ said: 'ñandú' });
  const told = { by: 'the door', given: { said: 'ñandú' }, plan: 'a-1', user: 'ana', bodyBytes: Buffer.byteLength(body) };
  expect((await say(url, { headers: ours(body), body })).body).toEqual(told);
  expect((await say(url, { headers: ours(body, { origin: 'https://here.example', 'sec-fetch-site': 'same-origin', 'accept-encoding': undefined }), body })).body).toEqual(told);
  const packed = gzipSync(body);
  expect((await say(url, { headers: ours(packed, { 'content-encoding': 'gzip' }), body: packed })).body).toEqual(told);
});

test('every other request goes on to the others, with its body', async () => {
  const url = await aDoor();
  const body = '{"a":1}';
  const odd: readonly Headers[] = [
    { cookie: undefined },
    { 'x-bitacora': undefined },
    { 'x-bitacora': '2' },
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=utf-8' },
    { 'content-encoding': 'br' },
    { 'accept-encoding': 'br;q=0' },
    { 'accept-encoding': 'identity' },
    { 'accept-encoding': '*' },
    { 'content-length': undefined, 'transfer-encoding': 'chunked' },
  ];
  for (const each of odd) expect((await say(`${url}/plans/a/sync`, { headers: ours(body, each), body })).body, JSON.stringify(each)).toEqual({ by: 'others' });
  for (const path of ['/plans/a/sync/', '/plans/a/sync?b=1', '/plans/a%2Fb/sync', '/plans//sync', '/plans/a/b/sync', '/plans/a/synchronize', '/other']) expect((await say(url + path, { headers: ours(body), body })).body, path).toEqual({ by: 'others' });
  expect((await say(`${url}/plans/a/sync`, { method: 'PUT', headers: ours(body), body })).body).toEqual({ by: 'others' });
  const long = JSON.stringify('a'.repeat(1024 * 1024));
  expect((await say(`${url}/plans/a/sync`, { headers: ours(long), body: long })).body).toEqual({ by: 'others' });
});

test('who is not known goes on to the others, and is asked for only once', async () => {
  let asked = 0;
  const url = await aDoor({ recognize: async () => ({ cookies: [`asked=${(asked += 1)}`] }) });
  const said = await say(`${url}/plans/a/sync`, { headers: ours('{}'), body: '{}' });
  expect([said.body, said.headers['set-cookie'], asked]).toEqual([{ by: 'others' }, ['asked=1'], 1]);
});

test('a long answer is packed as the browser takes it, a short one is not', async () => {
  const long = 'palabra '.repeat(10_000);
  const url = `${await aDoor({ handle: async (given) => answer({ given, long: given === 1 ? long : '' }) })}/plans/a/sync`;
  const packings = await Promise.all(['gzip, deflate, br', 'gzip', undefined].map((takes) => say(url, { headers: ours('1', { 'accept-encoding': takes }), body: '1' })));
  expect(packings.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
  expect(packings.map(({ body }) => body)).toEqual(packings.map(() => ({ given: 1, long })));
  const short = await say(url, { headers: ours('2'), body: '2' });
  expect([short.headers['content-encoding'], short.headers.vary]).toEqual([undefined, 'Accept-Encoding']);
});

/** The same request, once as our courier sends it and once in a spelling that only Express takes. */
const bothWays = async ({ server, browsers }: House, body: string | Buffer, more: Headers = {}): Promise<readonly Said[]> => {
  const url = `${server.url}/api/plans/${plan}/sync`;
  const headers = ours(body, { cookie: browsers.coordination.cookie(), ...more });
  return [await say(url, { headers, body }), await say(url, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body })];
};

/** Where the words come from the clock or from chance. */
const own = ['date', 'x-request-id', 'content-length', 'transfer-encoding'];

const comparable = ({ status, headers, body }: Said) => ({ status, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name))), body: { ...(body as object), now: 0 } });

test('both ways say the same, in the same words and with the same headers', async () => {
  const house = await aHouseWithEveryRole();
  const push = [editOf(organizationNamed('o-new'))];
  const bodies: readonly (readonly [string | Buffer, Headers?])[] = [
    [JSON.stringify(requestOf({ push }))],
    [JSON.stringify(requestOf()), { 'accept-encoding': 'gzip' }],
    [JSON.stringify(requestOf()), { 'accept-encoding': undefined }],
    [gzipSync(JSON.stringify(requestOf({ push }))), { 'content-encoding': 'gzip' }],
    ['{'],
    ['null'],
    ['\uFEFF{}'],
    [JSON.stringify({ ...requestOf(), protocol: 99 })],
    [JSON.stringify(requestOf({ push: Array.from({ length: 501 }, () => editOf(organizationNamed('o-other'))) }))],
    [JSON.stringify(requestOf({ user: 'somebody else' }))],
    ['no gzip', { 'content-encoding': 'gzip' }],
    [gzipSync(`"${'a'.repeat(2_000_000)}"`), { 'content-encoding': 'gzip' }],
    [gzipSync(JSON.stringify(requestOf())).subarray(0, 60), { 'content-encoding': 'gzip' }],
    [JSON.stringify(requestOf()), { cookie: house.browsers.stranger.cookie() }],
    [JSON.stringify(requestOf()), { cookie: 'better-auth.session_token=nobody' }],
  ];
  for (const [body, more] of bodies) {
    const [quick, through] = await bothWays(house, body, more);
    expect(quick && comparable(quick), body.slice(0, 80).toString()).toEqual(through && comparable(through));
  }
});

test('both ways count together how often one asks', async () => {
  const rate = { burst: 3, perMinute: 1 };
  const house = await aHouseWithEveryRole();
  const wide = house.server.container.limits;
  const narrow = await aHouseWithEveryRole({ limits: { ...wide, session: rate } });
  const said = [...(await bothWays(narrow, JSON.stringify(requestOf()))), ...(await bothWays(narrow, JSON.stringify(requestOf())))];
  expect(said.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
});
