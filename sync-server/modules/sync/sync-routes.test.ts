import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { edit, house, idOf, note, now, organization, plan, plantPlan, requestOf, seededRandom } from '../../../test/contracts/change-log-plan';
import { memoryChangeLogStore } from '../../../test/doubles/memory-change-log-store';
import { readJsonBody } from '../../http/json-body';
import { errorsToProblems } from '../../http/problem';
import { recognizeVisitor } from '../../http/session';
import { historyRoutes } from '../history/history-routes';
import { tellAfterCommit } from './after-commit';
import type { ChangeLogStore } from './change-log-store';
import { openEvents, type Events } from './events';
import { audiencesHeld, plansOfPerson } from './exchange';
import { syncRoutes } from './sync-routes';
import { pushLimit } from '../../../src/protocol/sync-messages';

let store: ChangeLogStore;
let events: Events;
let server: Server;
let origin: string;
let clock: number;

/** Here the cookie is the name: how a real one becomes a person is the accounts' business. */
const recognize = recognizeVisitor(async ({ cookie = '' }) => ({
  visitor: { user: cookie, name: cookie, email: '', demo: false, session: { id: cookie, createdAt: 0, expiresAt: cookie === 'beto' ? now + 1 : Number.MAX_SAFE_INTEGER } },
  cookies: [],
}));

beforeEach(async () => {
  clock = now;
  store = tellAfterCommit(memoryChangeLogStore(), ({ plan: of, head }) => events.poke(of, head));
  events = openEvents({ plansOf: (user) => plansOfPerson(store, user), isSignedIn: async () => true, now: () => clock, heartbeatMs: 20 });
  await plantPlan(store);
  const app = express();
  app.use([recognize, ...readJsonBody]);
  app.get('/api/events', events.listen);
  app.use('/api', syncRoutes({ store, now: () => now, random: seededRandom(), timeZone: 'America/Argentina/Buenos_Aires' }));
  app.use('/api', historyRoutes({ keeper: store, audiencesOf: (of, user) => audiencesHeld(store, { plan: of, user, today: '2026-03-10' }) }));
  app.use(errorsToProblems(pino({ level: 'silent' })));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterEach(async () => {
  events.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const get = (path: string, as?: string) => fetch(origin + path, as === undefined ? {} : { headers: { cookie: as } });
const sync = (body: unknown, as?: string, of = plan) =>
  fetch(`${origin}/plans/${of}/sync`, { method: 'POST', headers: { 'content-type': 'application/json', ...(as === undefined ? {} : { cookie: as }) }, body: JSON.stringify(body) });
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

describe('the door of sync', () => {
  test('a tablet pushes and pulls in one round trip, and nobody keeps the answer', async () => {
    const response = await sync(requestOf({ push: [edit('a1', [organization('o1')])] }), 'ana');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ now, head: 2, outcomes: [{ id: idOf('a1'), end: 'applied', seq: 2 }], page: { more: false } });
  });

  test('each no has its code', async () => {
    const request = requestOf({});
    expect(await codeOf(await sync(request))).toEqual([401, 'not-signed-in']);
    expect(await codeOf(await sync(request, 'stranger'))).toEqual([403, 'not-a-member']);
    expect(await codeOf(await sync(request, 'ana', 'no-such-plan'))).toEqual([403, 'not-a-member']);
    expect(await codeOf(await sync({ ...request, protocol: 2, shape: 'of the future' }, 'ana'))).toEqual([426, 'unsupported-protocol']);
    expect(await codeOf(await sync({ ...request, push: Array.from({ length: pushLimit.changes + 1 }, (_, index) => edit(`a${index}`, [])) }, 'ana'))).toEqual([413, 'too-large']);
    expect(await codeOf(await sync({ ...request, more: 1 }, 'ana'))).toEqual([400, 'invalid-request']);
    expect(await codeOf(await get(`/plans/${plan}/sync`, 'ana'))).toEqual([405, 'method-not-allowed']);
  });

  test('words that name another person than the session are refused, whatever plan they are for', async () => {
    const request = requestOf({ push: [edit('a1', [organization('o1')])] });
    for (const of of [plan, 'no-such-plan']) {
      const refused = await sync({ ...request, user: 'beto' }, 'ana', of);
      expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'not-allowed', detail: 'another-person' }]);
    }
    expect(await store.read(plan, async (log) => (await log.head())?.seq)).toBe(1);
    expect((await sync({ ...request, user: 'ana' }, 'ana')).status).toBe(200);
  });

  test('what was parked is shown to its author and to coordination', async () => {
    const change = edit('b1', [organization('o1')]);
    await sync(requestOf({ push: [change] }), 'beto');
    const parkedFor = async (user: string) => ((await (await get(`/plans/${plan}/parked`, user)).json()) as { parked: unknown[] }).parked;
    expect(await parkedFor('beto')).toEqual([{ id: idOf('b1'), by: 'beto', at: now, outcome: { id: idOf('b1'), end: 'rejected', problem: 'forbidden', why: 'plan.edit' }, change }]);
    expect(await parkedFor('ana')).toHaveLength(1);
    expect(await parkedFor('carla')).toEqual([]);
  });

  test('coordination sees which tablets owe words; others do not', async () => {
    await sync({ ...requestOf({}), owed: { waiting: 4, oldestAt: now - 1, persisted: false, app: '0.1.0' } }, 'beto');
    expect(await (await get(`/plans/${plan}/devices`, 'ana')).json()).toEqual({
      devices: [{ device: 'tablet', by: 'beto', seenAt: now, waiting: 4, oldestAt: now - 1, persisted: false, app: '0.1.0' }],
    });
    expect(await codeOf(await get(`/plans/${plan}/devices`, 'beto'))).toEqual([403, 'not-allowed']);
  });
});

describe('the trail of a row', () => {
  test('says who, from which device, when it was claimed, when it came and what changed', async () => {
    await sync(requestOf({ push: [edit('a1', [{ entity: 'organization', id: 'ente', act: 'patch', set: { acronym: 'EM' } }], now - 5000)] }), 'ana');
    const { history } = (await (await get(`/plans/${plan}/rows/organization/ente/history`, 'dora')).json()) as { history: unknown[] };
    expect(history[0]).toEqual({ seq: 2, change: idOf('a1'), kind: 'edit', by: 'ana', device: 'tablet', at: now - 5000, receivedAt: now, groups: ['name'], deleted: false, changes: [{ field: 'acronym', before: null, after: 'EM' }] });
    expect(history).toHaveLength(2);
  });

  test('is not there for who may not read the row, and leaves out what happened out of their sight', async () => {
    await house(store, [note('n1', 'area:ambiente')]);
    const path = `/plans/${plan}/rows/note/n1/history`;
    expect(await codeOf(await get(path, 'beto'))).toEqual([404, 'not-found']);
    expect(await codeOf(await get(path, 'stranger'))).toEqual([403, 'not-a-member']);
    expect(await codeOf(await get(path))).toEqual([401, 'not-signed-in']);
    await house(store, [{ entity: 'note', id: 'n1', act: 'audience', audience: 'members' }]);
    const lengthFor = async (user: string) => ((await (await get(path, user)).json()) as { history: unknown[] }).history.length;
    expect([await lengthFor('beto'), await lengthFor('carla')]).toEqual([1, 2]);
  });
});

describe('pokes', () => {
  /** Reads a stream until it says `text`; false where it ends first. */
  const says = async (reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<boolean> => {
    for (let heard = ''; ; ) {
      const { done, value } = await reader.read();
      if (done) return false;
      heard += new TextDecoder().decode(value);
      if (heard.includes(text)) return true;
    }
  };
  const listen = async (as: string) => {
    const response = await get('/events', as);
    if (!response.body) throw new Error('no stream');
    return { response, reader: response.body.getReader() };
  };

  test('a member hears of a commit, and that the line still stands', async () => {
    const { response, reader } = await listen('carla');
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    await says(reader, ': welcome');
    await sync(requestOf({ push: [edit('a1', [organization('o1')])] }), 'ana');
    expect(await says(reader, `event: poke\ndata: {"plan":"${plan}","head":2}\n\n`)).toBe(true);
    expect(await says(reader, ': still here')).toBe(true);
  });

  test('whoever belongs to nothing hears nothing but the heartbeat', async () => {
    const { reader } = await listen('stranger');
    await says(reader, ': welcome');
    await house(store, [note('n1', 'public')]);
    events.stop();
    expect(await says(reader, 'poke')).toBe(false);
  });

  test('nobody listens without signing in', async () => {
    expect(await codeOf(await get('/events'))).toEqual([401, 'not-signed-in']);
  });

  test('the line ends with the session', async () => {
    const { reader } = await listen('beto');
    expect(await says(reader, ': still here')).toBe(true);
    clock = now + 2;
    expect(await says(reader, 'poke')).toBe(false);
  });

  test('the line ends with the server, and none is opened after it', async () => {
    const { reader } = await listen('carla');
    events.stop();
    expect(await says(reader, 'poke')).toBe(false);
    expect(await codeOf(await get('/events', 'carla'))).toEqual([503, 'busy']);
  });
});
