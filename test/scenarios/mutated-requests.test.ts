/**
 * Ten thousand requests that were right and then had something broken in them, over HTTP to a real server: none costs more
 * than a coded no, and no change that was ever answered is missing afterwards.
 */
import { createHash } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { nameByChance } from '../../src/domain/ids';
import type { Change, Outcome } from '../../src/domain/change';
import { entityNames } from '../../src/domain/entities';
import { canonicalJson, type Json } from '../../src/domain/json';
import { problems } from '../../src/protocol/problems';
import type { Cursor, SyncRequest, SyncResponse } from '../../src/protocol/sync-messages';
import { commandOf, editOf } from '../builders/change';
import { mutateRequest } from '../builders/mutate';
import { aHouseWithEveryRole, plan, type House, type PersonName } from '../builders/plan-with-roles';
import { everyKindOfChange, fullRequest, requestOf } from '../builders/sync-request';
import { chanceOf, type Chance } from '../walks/chance';

const requests = 10_000;
const atOnce = 16;
const seed = 20_261_118;

interface Sent {
  readonly as: PersonName;
  readonly body: string;
  readonly valid: boolean;
  readonly path: string;
}

interface Heard {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

const senders: readonly PersonName[] = ['coordination', 'coordination', 'focalNorte', 'focalSur', 'forum', 'monitor', 'facilitator', 'ended'];
const syncDoor = `/api/plans/${plan}/sync`;

/** What this plan can take, so that much of it is applied; and every kind of change that there is. */
const changesHere = (chance: Chance): readonly Change[] => {
  const id = `o-${chance.below(1_000_000_000)}`;
  const checkIn = 'c-norte~2025-01-01';
  return [
    editOf({ entity: 'organization', id, act: 'create', audience: 'public', set: { name: { es: 'Un área' }, sector: 'government', active: true } }, { entity: 'organization', id: 'osc', act: 'patch', set: { acronym: 'OSC' }, seen: { name: null } }),
    commandOf('check-in.submit', { commitment: 'c-norte', from: '2025-04-01', lines: [{ milestone: 'h-norte', reported: 'substantial', progress: 'Se avanzó.' }], seen: {} }),
    editOf({ entity: 'checkInLine', id: `${checkIn}~h-norte`, act: 'patch', set: { nextSteps: 'Seguir.' }, seen: {} }),
    editOf({ entity: 'milestone', id: 'h-sur', act: 'patch', set: { weight: chance.below(10) }, seen: {} }),
    commandOf('check-in.return', { checkIn, reason: 'Falta decir qué muestra.', seen: {} }),
    ...everyKindOfChange(),
  ];
};

/** As the courier of that person would send it. */
const aRequest = (chance: Chance, cursor: Cursor, user: string): SyncRequest => {
  const all = changesHere(chance);
  const push = Array.from({ length: chance.below(4) }, () => ({ ...chance.pick(all), id: nameByChance(chance.bytes(16)) }));
  const base = chance.pick([fullRequest(), requestOf(), requestOf({ cursor })]);
  return { ...base, user, push: structuredClone(push), pageRows: 1 + chance.below(40) };
};

const otherDoors = (chance: Chance): { readonly path: string; readonly body: unknown } =>
  chance.pick([
    { path: '/api/auth/sign-in/email', body: { email: 'nobody@example.org', password: 'x' } },
    { path: '/api/invitations', body: { membership: 'no-such', email: 'nobody@example.org' } },
    { path: '/api/invitations/look', body: { token: 'a'.repeat(43) } },
    { path: '/api/demo/sign-in', body: { key: 'nobody' } },
  ]);

const nextToSend = (chance: Chance, cursor: Cursor, users: House['users']): Sent => {
  const as = chance.pick(senders);
  if (chance.happens(0.02)) {
    const { path, body } = otherDoors(chance);
    return { as, path, valid: false, body: JSON.stringify(mutateRequest(chance, body)) };
  }
  const request = aRequest(chance, cursor, users[as]);
  if (chance.happens(0.05)) return { as, path: syncDoor, valid: true, body: JSON.stringify(request) };
  return { as, path: syncDoor, valid: false, body: JSON.stringify(mutateRequest(chance, request)) };
};

const sender = ({ server: { url }, browsers }: House) => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const cookies = Object.fromEntries(senders.map((name) => [name, browsers[name].cookie()])) as Record<PersonName, string>;
  const send = ({ as, path, body }: Sent): Promise<Heard> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'x-bitacora': '1', cookie: cookies[as], 'content-length': Buffer.byteLength(body) };
      const request = httpRequest(url + path, { method: 'POST', agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('error', reject).on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: JSON.parse(Buffer.concat(parts).toString()) as unknown }));
      });
      request.on('error', reject).end(body);
    });
  return { send, stop: () => agent.destroy() };
};

/** A SyncResponse, or a problem with a code of the list; of the other doors, whatever they answer. */
const isProperAnswer = ({ path }: Sent, { status, type, body }: Heard): boolean => {
  if (status >= 400) {
    const { code, status: told } = body as { readonly code?: string; readonly status?: number };
    return status < 500 && type.startsWith('application/problem+json') && code !== undefined && Object.hasOwn(problems, code) && told === status;
  }
  if (path !== syncDoor) return status === 200;
  const { epoch, head, outcomes, fork, page, reset } = body as Partial<SyncResponse>;
  return typeof epoch === 'string' && typeof head === 'number' && Array.isArray(outcomes) && (fork === null || typeof fork === 'number') && (page !== undefined || reset === true);
};

/** Every outcome that was answered, with what had been sent under its id. */
class Answered {
  readonly byId = new Map<string, { readonly outcome: Outcome; readonly bodies: Set<string>; readonly as: PersonName }>();
  readonly ends = new Map<string, number>();

  note({ as, body }: Sent, { outcomes }: SyncResponse): void {
    const { push } = JSON.parse(body) as { readonly push: readonly { readonly id: string }[] };
    outcomes.forEach((outcome, index) => {
      expect(outcome.id).toBe(push[index]?.id);
      const bodies = push.filter(({ id }) => id === outcome.id).flatMap((change) => [canonicalJson(change as Json), wordsOf(change as Json)]);
      const known = this.byId.get(outcome.id);
      if (known) expect(outcome).toEqual(known.outcome);
      else this.byId.set(outcome.id, { outcome, as, bodies: new Set(bodies) });
      this.ends.set(outcome.end, (this.ends.get(outcome.end) ?? 0) + 1);
    });
  }
}

/** What somebody said: of an act its arguments. What it does to rows a device only guesses, and the log says what it really did. */
const wordsOf = (change: Json): string => {
  const { operations, ...said } = change as { readonly operations?: Json; readonly arguments?: Json };
  return canonicalJson((said.arguments === undefined ? { ...said, operations } : said) as Json);
};

const logIsWhole = async ({ server: { container } }: House): Promise<ReadonlyMap<string, string>> => {
  const { log, head } = await container.store.read(plan, async (view) => ({ log: await view.entriesAbove(0, 1_000_000), head: await view.head() }));
  let chain: Buffer = Buffer.alloc(16);
  log.forEach((entry, index) => {
    const leaf = createHash('sha256').update(Buffer.from([0])).update(entry.entry).digest();
    chain = createHash('sha256').update(chain).update(leaf).digest().subarray(0, 16);
    const bodyHash = createHash('sha256').update(Buffer.from(entry.salt, 'base64url')).update(entry.body).digest('base64url');
    const { change, seq, bodyHash: stated } = JSON.parse(entry.entry) as { change: string; seq: number; bodyHash: string };
    expect([entry.seq, seq, entry.leaf, entry.chain, change, stated]).toEqual([index + 1, index + 1, leaf.toString('base64url'), chain.toString('base64url'), entry.changeId, bodyHash]);
  });
  expect(head).toMatchObject({ seq: log.length, chain: chain.toString('base64url') });
  expect(new Set(log.map(({ changeId: id }) => id)).size).toBe(log.length);
  return new Map(log.map(({ changeId: id, body }) => [id, body]));
};

/** A row stands where the log last touched it, and every row that the log made is there. */
const rowsFollowLog = async ({ server: { container } }: House): Promise<number> => {
  const all = await container.store.read(plan, async (log) => {
    const keys = await Promise.all(entityNames.map(async (entity) => (await log.idsOf(entity)).map((id) => ({ entity, id }))));
    const rows = await log.rows(keys.flat());
    return Promise.all(rows.map(async (row) => ({ row, history: await log.historyOf(row) })));
  });
  for (const { row, history } of all) expect([row.entity, row.id, row.seq, row.audience]).toEqual([row.entity, row.id, history[0]?.seq, history[0]?.audience]);
  return all.length;
};

test('ten thousand broken requests give no 5xx and lose nothing', { timeout: 300_000 }, async () => {
  const house = await aHouseWithEveryRole();
  const submitted = commandOf('check-in.submit', { commitment: 'c-norte', from: '2025-01-01', lines: [{ milestone: 'h-norte', reported: 'substantial', progress: 'Se avanzó.' }], seen: {} });
  const { page } = (await house.browsers.focalNorte.post(syncDoor, requestOf({ push: [submitted] }))).body as SyncResponse;
  if (!page) throw new Error('no page came');
  const chance = chanceOf(seed);
  const { send, stop } = sender(house);
  const answered = new Answered();
  const statuses = new Map<number, number>();
  let left = requests;

  const oneAfterAnother = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const sent = nextToSend(chance, page.next, house.users);
      const heard = await send(sent);
      statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1);
      if (!isProperAnswer(sent, heard) || (sent.valid && heard.status !== 200)) expect({ heard, sent }).toBe('answered with a SyncResponse or a coded problem');
      if (heard.status === 200 && sent.path === syncDoor) answered.note(sent, heard.body as SyncResponse);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, oneAfterAnother));
  stop();

  // The walk was one: much was taken, much was refused, in every way.
  expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400]));
  expect(statuses.get(200)).toBeGreaterThan(requests / 10);
  expect(statuses.get(400)).toBeGreaterThan(requests / 10);
  for (const end of ['applied', 'held', 'rejected']) expect(answered.ends.get(end), end).toBeGreaterThan(20);

  const logged = await logIsWhole(house);
  const parkedRows = await house.server.container.store.read(plan, (log) => log.parkedBy(undefined));
  const parked = new Map(parkedRows.map((change) => [change.id, change]));
  for (const [id, { outcome, bodies, as }] of answered.byId) {
    if (outcome.end === 'rejected' && outcome.why === 'change-id') continue;
    const body = outcome.end === 'applied' ? logged.get(id) : parked.get(id)?.body;
    expect(bodies.has((outcome.end === 'applied' ? wordsOf : canonicalJson)(JSON.parse(body ?? 'null') as Json)), `${id} is kept whole`).toBe(true);
    if (outcome.end !== 'applied') expect(parked.get(id)).toMatchObject({ by: house.users[as], outcome });
  }
  expect(await rowsFollowLog(house)).toBeGreaterThan(20);
  expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
  expect((await house.browsers.signedOut.get('/')).status).toBe(200);
});
