import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeOf } from '../../test/builders/change';
import { requestOf } from '../../test/builders/sync-request';
import { toProblem, type ProblemName } from '../protocol/problems';
import { anotherPerson } from '../protocol/sync-messages';
import { fetchTransport } from './transport';

type Reply = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

let server: Server;
let reply: Reply;
let seen: { request: IncomingMessage; body: Buffer }[];

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      seen.push({ request, body });
      reply(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A page asks its own origin; Node has none.
  const real = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(base + path, init));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const answering = (status: number, type: string, body: string, headers: Readonly<Record<string, string>> = {}): Reply => (_, response) => void response.writeHead(status, { 'content-type': type, ...headers }).end(body);
const refusing = (name: ProblemName, headers?: Readonly<Record<string, string>>): Reply => answering(toProblem(name).status, 'application/problem+json', JSON.stringify(toProblem(name)), headers);
const ask = (request = requestOf(), signal?: AbortSignal) => fetchTransport('plan 1', request, signal);
const good = { now: 1, epoch: 'e', head: 3, outcomes: [], fork: null };

describe('an answer', () => {
  test('of the server is believed when it has its shape', async () => {
    reply = answering(200, 'application/json; charset=utf-8', JSON.stringify(good));
    expect(await ask()).toEqual({ kind: 'answer', response: good });
    expect(seen[0]?.request).toMatchObject({ method: 'POST', url: '/api/plans/plan%201/sync', headers: { 'x-bitacora': '1', 'content-type': 'application/json' } });
    expect(JSON.parse(String(seen[0]?.body))).toEqual(requestOf());
  });

  test.each<[string, Reply]>([
    ['a page of a captive portal', answering(200, 'text/html', '<h1>Wi-Fi gratis: aceptá los términos</h1>')],
    ['JSON of somebody else', answering(200, 'application/json', '{"status":"ok"}')],
    ['JSON that is cut', answering(200, 'application/json', '{"now":1,"epo')],
    ['nothing', answering(204, 'application/json', '')],
    ['null', answering(200, 'application/json', 'null')],
    ['an error page of a proxy', answering(502, 'text/html', '<h1>Bad gateway</h1>')],
    ['a sign-in page of a portal', answering(401, 'text/html', '<h1>Ingresá tu código</h1>')],
    ['a redirection to one', (request, response) => (request.method === 'GET' ? response.writeHead(200, { 'content-type': 'text/html' }).end('portal') : response.writeHead(302, { location: 'portal' }).end())],
    ['a connection that is cut', (_, response) => void response.socket?.destroy()],
  ])('that is %s is no answer: the network is not there', async (_, how) => {
    reply = how;
    expect((await ask()).kind).toBe('unreachable');
  });
});

test.each<[ProblemName, object]>([
  ['not-signed-in', { kind: 'signed-out' }],
  ['not-a-member', { kind: 'not-a-member' }],
  ['too-large', { kind: 'too-large' }],
  ['unsupported-protocol', { kind: 'outdated' }],
  ['server-error', { kind: 'busy', retryAfterMs: 5000 }],
  ['busy', { kind: 'busy', retryAfterMs: 5000 }],
  ['too-many-requests', { kind: 'busy', retryAfterMs: 5000 }],
  ['wrong-origin', { kind: 'refused', code: 'wrong-origin' }],
  ['invalid-request', { kind: 'refused', code: 'invalid-request' }],
])('the problem %s', async (name, answer) => {
  reply = refusing(name);
  expect(await ask()).toEqual(answer);
});

test('words under the session of somebody else wait as if signed out; another thing that may not be done is refused', async () => {
  const noTo = (detail?: string): Reply => answering(403, 'application/problem+json', JSON.stringify(toProblem('not-allowed', detail)));
  reply = noTo(anotherPerson);
  expect(await ask()).toEqual({ kind: 'signed-out' });
  reply = noTo();
  expect(await ask()).toEqual({ kind: 'refused', code: 'not-allowed' });
});

test('a server that asks for patience gets as much as it asks, and one that speaks no sense gets five seconds', async () => {
  reply = refusing('busy', { 'retry-after': '120' });
  expect(await ask()).toEqual({ kind: 'busy', retryAfterMs: 120_000 });
  reply = answering(503, 'text/html', 'later', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' });
  expect(await ask()).toEqual({ kind: 'busy', retryAfterMs: 5000 });
});

test('a large request travels packed, and says the same', async () => {
  reply = answering(200, 'application/json', JSON.stringify(good));
  const large = requestOf({ push: [changeOf({ operations: [{ entity: 'milestone', id: 'm', act: 'patch', set: { text: { es: 'ñandú '.repeat(2000) } } }] })] });
  expect((await ask(large)).kind).toBe('answer');
  const [{ request, body }] = seen as [{ request: IncomingMessage; body: Buffer }];
  expect(request.headers['content-encoding']).toBe('gzip');
  expect(body.length).toBeLessThan(2000);
  expect(JSON.parse(String(gunzipSync(body)))).toEqual(large);
});

test('a request that is called back ends at once', async () => {
  const stopped = new AbortController();
  reply = () => stopped.abort();
  expect(await ask(requestOf(), stopped.signal)).toEqual({ kind: 'unreachable' });
});
