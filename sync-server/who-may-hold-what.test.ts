/**
 * The matrix of secrecy: every door of the API and every public page × everybody × {own area, other area, other plan,
 * unpublished, deleted, moved away}. Each place holds a text of its own; what anybody is told is searched for all of them.
 */
import { beforeEach, expect, test } from 'vitest';
import { createApp } from './app';
import type { Change, RowKey, RowOperation } from '../src/domain/change';
import type { Fields } from '../src/domain/json';
import { entityNames } from '../src/domain/entities';
import { emptyCursor, type Cursor, type SyncResponse } from '../src/protocol/sync-messages';
import { holdersOfEvidence, plantEvidence } from '../test/builders/canaries-of-evidence';
import { circulating, holdersOfMeetings, meetingIds, plantMeetings } from '../test/builders/canaries-of-meetings';
import { holdersOfReviews, plantReviews } from '../test/builders/canaries-of-reviews';
import { commandOf, editOf } from '../test/builders/change';
import { bodies, doors, endpointsOf, goesThrough, uploadHeaders } from '../test/builders/doors';
import { aHouseWithEveryRole, commitmentOf, mailOf, milestoneOf, otherPlan, personNames, plan, type House, type PersonName } from '../test/builders/plan-with-roles';
import { requestOf } from '../test/builders/sync-request';
import type { Answered } from '../test/builders/running-server';

const everybody = personNames;
const members: readonly PersonName[] = ['coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator'];

/** Who may hold each text: section 6 of the domain's design, "read published" and "read drafts", with the audiences of docs/decisions/0003. */
const holders: Readonly<Record<string, readonly PersonName[]>> = {
  'canary-published-row': everybody,
  'canary-published-check-in': everybody,
  'canary-members-row': members,
  'canary-accepted-check-in': members,
  'canary-draft-norte': ['coordination', 'focalNorte', 'monitor'],
  'canary-draft-sur': ['coordination', 'focalSur', 'monitor'],
  'canary-reason-for-sur': ['coordination', 'focalSur', 'monitor'],
  'canary-note-osc': ['coordination', 'forum', 'monitor'],
  'canary-moved-to-sur': ['coordination', 'focalSur', 'monitor'],
  'canary-note-of-user': ['focalNorte'],
  'canary-contact': ['coordination'],
  'canary-tablet-norte': ['coordination'],
  'canary-parked-focalNorte': ['coordination', 'focalNorte'],
  'canary-parked-forum': ['coordination', 'forum'],
  'canary-parked-ended': ['coordination', 'ended'],
  'canary-deleted-row': [],
  'canary-deleted-note-norte': [],
  'canary-b-published-row': everybody,
  'canary-b-members-row': ['stranger'],
  'canary-b-note-norte': ['stranger'],
  'canary-b-contact': ['stranger'],
  ...holdersOfMeetings,
  ...holdersOfEvidence,
  ...holdersOfReviews,
  ...Object.fromEntries(everybody.filter((name) => name !== 'signedOut').map((name) => [mailOf(name), [name]])),
};

const made = (entity: string, id: string, audience: string, set: Fields): RowOperation => ({ entity, id, act: 'create', audience, set });
const note = (id: string, audience: string, text: string): RowOperation => made('note', id, audience, { text });

let house: House;

const push = async (as: PersonName, change: Change, app = '0.1.0'): Promise<void> => {
  const { body } = await house.browsers[as].post(`/api/plans/${plan}/sync`, requestOf({ push: [change], owed: { waiting: 1, oldestAt: null, persisted: true, app } }));
  expect((body as SyncResponse).outcomes).toHaveLength(1);
};

const submit = (area: string, from: string, progress: string): Change => commandOf('check-in.submit', { commitment: `c-${area}`, from, lines: [{ milestone: `h-${area}`, reported: 'substantial', progress }], seen: {} });

/** What saw everything, as coordination's tablet would. */
const onCheckIn = async (act: string, id: string, reason?: string): Promise<Change> => {
  const keys = [{ entity: 'checkIn', id }, { entity: 'checkInLine', id: `${id}~h-${id.slice(2, id.indexOf('~'))}` }];
  const rows = await house.server.container.store.read(plan, (log) => log.rows(keys));
  return commandOf(act, { checkIn: id, seen: Object.fromEntries(rows.map((row) => [row.id, row.writers])), ...(reason === undefined ? {} : { reason }) });
};

const plantCanaries = async (): Promise<void> => {
  const { write, users } = house;
  await write([
    milestoneOf('c-norte', 'h-public', 'public', { text: { es: 'canary-published-row' } }),
    commitmentOf('c-inside', 'norte', 'members', { title: { es: 'canary-members-row' } }),
    milestoneOf('c-inside', 'h-inside', 'members', { text: { es: 'canary-members-row' } }),
    note('n-osc', 'area:osc', 'canary-note-osc'),
    note('n-moved', 'area:norte', 'canary-moved-to-sur'),
    note('n-user', `user:${users.focalNorte}`, 'canary-note-of-user'),
    made('contact', 'k-1', 'coordination', { membership: 'focalSur', email: 'canary-contact@example.org' }),
    commitmentOf('c-gone', 'norte', 'public', { title: { es: 'canary-deleted-row' } }),
    note('n-gone', 'area:norte', 'canary-deleted-note-norte'),
    made('membership', 'open', 'members', { name: 'Por venir', organization: 'norte', role: 'focalPoint', from: '2025-01-01' }),
  ]);
  await write([{ entity: 'note', id: 'n-moved', act: 'audience', audience: 'area:sur' }, { entity: 'commitment', id: 'c-gone', act: 'delete' }, { entity: 'note', id: 'n-gone', act: 'delete' }]);
  await write(
    [
      commitmentOf('c-b', 'norte', 'public', { title: { es: 'canary-b-published-row' } }),
      milestoneOf('c-b', 'h-b', 'members', { text: { es: 'canary-b-members-row' } }),
      note('n-b', 'area:norte', 'canary-b-note-norte'),
      made('contact', 'k-b', 'coordination', { membership: 'stranger', email: 'canary-b-contact@example.org' }),
    ],
    otherPlan,
  );
  await push('focalNorte', submit('norte', '2025-01-01', 'canary-draft-norte'), 'canary-tablet-norte');
  await push('focalSur', submit('sur', '2025-01-01', 'canary-draft-sur'));
  await push('focalSur', submit('sur', '2025-04-01', 'canary-draft-sur'));
  await push('coordination', await onCheckIn('check-in.return', 'c-sur~2025-04-01', 'canary-reason-for-sur'));
  for (const [from, text] of [['2025-07-01', 'canary-accepted-check-in'], ['2025-10-01', 'canary-published-check-in']] as const) {
    await push('focalNorte', submit('norte', from, text));
    await push('coordination', await onCheckIn('check-in.accept', `c-norte~${from}`));
  }
  await push('coordination', await onCheckIn('check-in.publish', 'c-norte~2025-10-01'));
  for (const name of ['focalNorte', 'forum', 'ended'] as const) await push(name, editOf({ entity: 'organization', id: 'dg', act: 'patch', set: { acronym: `canary-parked-${name}` } }), name === 'focalNorte' ? 'canary-tablet-norte' : undefined);
};

let clock = 0;

beforeEach(async () => {
  clock = Date.parse(`${circulating}T15:00:00Z`);
  house = await aHouseWithEveryRole({ now: () => clock });
});

/** With meetings at every step of their life; those that are approved were so a day after they circulated. */
const plantEverything = async (): Promise<void> => {
  await plantMeetings(house, () => {
    clock += 86_400_000;
  });
  await plantEvidence(house);
  await plantReviews(house);
  await plantCanaries();
};

const allKeys = (of: string): Promise<readonly RowKey[]> =>
  house.server.container.store.read(of, async (log) => {
    return (await Promise.all([...entityNames, 'note'].map(async (entity) => (await log.idsOf(entity)).map((id) => ({ entity, id }))))).flat();
  });

/** Cursors as a tablet has them, and as somebody makes them up who claims to have held everything. */
const cursorsOf = async (of: string): Promise<readonly Cursor[]> => {
  const { head, organizations } = await house.server.container.store.read(of, async (log) => ({ head: await log.head(), organizations: await log.idsOf('organization') }));
  if (!head) throw new Error('no such plan');
  const audiences = ['public', 'members', 'coordination', ...organizations.flatMap((id) => [`area:${id}`, `room:${id}`]), ...Object.values(house.users).flatMap((user) => (user === '' ? [] : [`user:${user}`]))];
  const claimed = { epoch: head.epoch, seq: 0, audiences, filling: {}, observedHead: head.seq, observedChain: head.chain };
  return [emptyCursor, claimed, { ...claimed, seq: 1 }, { ...claimed, audiences: [], filling: Object.fromEntries(audiences.map((audience) => [audience, 0])) }];
};

const minutes = [1, 2, 3, 4, 5].map((number) => `/reuniones/2026-${number}`);
const publicPaths = ['', '/reuniones', ...minutes, '/compromisos/c-norte', '/compromisos/c-sur', '/compromisos/c-inside', '/compromisos/c-gone', '/compromisos/c-b'];
const pagesOf = (root: string): readonly string[] => publicPaths.map((path) => `${root}${path}` || '/');
const pages = [...pagesOf(''), ...pagesOf(`/planes/${otherPlan}`), ...pagesOf('').map((path) => `/en${path.replace('compromisos', 'commitments').replace('reuniones', 'meetings')}`), '/calendario.ics', `/planes/${otherPlan}/calendario.ics`, '/datos', '/en/data', '/sitemap.xml', '/robots.txt'];
const files = ['/datos', `/datos/planes/${otherPlan}`].flatMap((root) => [`${root}/plan.json`, `${root}/reuniones.json`, ...minutes.map((path) => `${root}${path}.json`), ...['c-norte', 'c-sur', 'c-inside', 'c-gone', 'c-b'].map((code) => `${root}/compromisos/${code}.json`)]);

/** All that a person can be told, by any door. */
const everythingTold = async (name: PersonName): Promise<string> => {
  const browser = house.browsers[name];
  const heard: Answered[] = [];
  for (const path of ['/api/health', '/api/me', '/api/auth/get-session', '/api/devices', '/api/demo/people', ...pages, ...files]) heard.push(await browser.get(path));
  for (const of of [plan, otherPlan, 'no-such-plan']) for (const door of ['parked', 'devices']) heard.push(await browser.get(`/api/plans/${of}/${door}`));
  for (const of of [plan, otherPlan]) {
    for (const cursor of await cursorsOf(of)) heard.push(await browser.post(`/api/plans/${of}/sync`, requestOf({ cursor })));
    for (const { entity, id } of await allKeys(of)) heard.push(await browser.get(`/api/plans/${of}/rows/${entity}/${id}/history`));
  }
  for (const { path } of await secretPathsOf(name)) heard.push(await house.browsers.signedOut.get(path));
  for (const { status } of heard) expect(status).toBeLessThan(500);
  return JSON.stringify(heard.map(({ body, headers }) => [typeof body === 'string' ? unfolded(body) : body, [...headers]]));
};

/** Addresses that the person is given and anybody reads who has them: their calendar, the codes of meetings. */
const secretPathsOf = async (name: PersonName): Promise<readonly { readonly path: string }[]> => {
  const asked = [house.browsers[name].post('/api/calendar-feed', { locale: 'es' }), ...meetingIds.map((id) => house.browsers[name].post(`/api/meetings/${id}/attendance-key`))];
  return (await Promise.all(asked)).flatMap(({ status, body }) => (status === 200 ? [body as { readonly path: string }] : []));
};

/** Lines of a calendar are broken anywhere. */
const unfolded = (text: string): string => text.replace(/\r\n[ \t]/g, '');

test('everybody is told exactly what they may hold', async () => {
  await plantEverything();
  const canaries = Object.keys(holders);
  const told: Record<string, readonly string[]> = {};
  for (const name of everybody) {
    const heard = await everythingTold(name);
    told[name] = canaries.filter((canary) => heard.includes(canary));
  }
  expect(told).toEqual(Object.fromEntries(everybody.map((name) => [name, canaries.filter((canary) => holders[canary]?.includes(name))])));
});

/** Uploads speak with headers, and with methods that no page of ours uses. */
const askBare = async (name: PersonName, method: string, path: string): Promise<Answered> => {
  const response = await fetch(house.server.url + path, { method, headers: { ...uploadHeaders, 'x-bitacora': '1', origin: house.server.url, cookie: house.browsers[name].cookie(), ...(method === 'PATCH' ? { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' } : {}) } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
};

const ask = (name: PersonName, door: string): Promise<Answered> => {
  const [method = '', path = ''] = door.split(' ');
  const browser = house.browsers[name];
  if (method === 'GET') return browser.get(path);
  if (/\/blobs(\/|$)/.test(path)) return askBare(name, method, path);
  return method === 'POST' ? browser.post(path, bodies[path.slice(path.lastIndexOf('/') + 1)]) : browser.delete(path);
};

const codes: Readonly<Record<number, readonly string[]>> = { 401: ['not-signed-in', 'wrong-credentials'], 403: ['not-a-member', 'not-allowed'], 404: ['not-found'], 409: ['evidence-unknown'], 410: ['invitation-not-valid'] };

test('every door opens to whom the table says, and tells everybody else why not', async () => {
  await plantEverything();
  const sessionsOf = async (name: PersonName) => (await house.browsers[name].get('/api/devices')).body as readonly { readonly id: string }[];
  const [ofMonitor, ofCoordination] = [await sessionsOf('monitor'), await sessionsOf('coordination')];
  const foreignTo = (name: PersonName): string => (name === 'coordination' ? ofMonitor : ofCoordination)[0]?.id ?? '';
  for (const [door, statuses] of Object.entries(doors)) {
    const told = await Promise.all(
      everybody.map(async (name) => {
        const { status, body, headers } = await ask(name, door.replace('SOMEBODY-ELSES', foreignTo(name)));
        if (status >= 400 && door.includes('/api/') && !door.startsWith('HEAD')) expect([headers.get('content-type'), codes[status]?.includes((body as { code: string }).code)]).toEqual(['application/problem+json; charset=utf-8', true]);
        return status;
      }),
    );
    expect(told, door).toEqual(statuses);
  }
});

test('no endpoint of the app is without its row in the table', () => {
  const endpoints = endpointsOf(createApp(house.server.container));
  expect(endpoints.length).toBeGreaterThan(30);
  expect(endpoints.filter((endpoint) => endpoint !== 'GET /api/events' && !Object.keys(doors).some((door) => goesThrough(door, endpoint)))).toEqual([]);
});

test('whose membership ended keeps a calendar of what everybody is told, and no more', async () => {
  await plantEverything();
  const [feed] = await secretPathsOf('ended');
  const text = unfolded(String((await house.browsers.signedOut.get(feed?.path ?? '')).body));
  expect(Object.keys(holders).filter((canary) => text.includes(canary))).toEqual(['canary-title-published', 'canary-announced-title', 'canary-announced-place']);
});

test('pokes are heard by who belongs to the plan', async () => {
  const listening = await Promise.all(
    (['forum', 'stranger'] as const).map(async (name) => {
      const response = await fetch(`${house.server.url}/api/events`, { headers: { cookie: house.browsers[name].cookie() } });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      await reader?.read();
      return reader;
    }),
  );
  expect(await ask('signedOut', 'GET /api/events')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  await push('focalNorte', submit('norte', '2025-01-01', 'Algo.'));
  await house.server.stop();
  const heard = await Promise.all(listening.map(async (reader) => (await reader?.read())?.value ?? 'nothing'));
  expect(heard).toEqual([expect.stringContaining(`"plan":"${plan}"`), 'nothing']);
});
