import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { changeIdOf, changeOf, editOf } from '../test/builders/change';
import { aHouseWithEveryRole, passwordOfAll, mailOf, plan, type House, type PersonName } from '../test/builders/plan-with-roles';
import { aBrowser } from '../test/builders/running-server';
import { everyKindOfChange, requestOf } from '../test/builders/sync-request';
import type { Change, Outcome } from '../src/domain/change';
import { pushLimit, type SyncResponse } from '../src/protocol/sync-messages';

const door = `/api/plans/${plan}/sync`;
const problem = (status: number, code: string) => ({ status, body: expect.objectContaining({ status, code, type: `about:blank#${code}` }) });

const madeOrganization = (id: string, es = `Área ${id}`): Change => editOf({ entity: 'organization', id, act: 'create', audience: 'public', set: { name: { es }, sector: 'government', active: true } });

const send = async ({ browsers }: House, push: readonly unknown[], as: PersonName = 'coordination'): Promise<SyncResponse> => {
  const answered = await browsers[as].post(door, requestOf({ push: push as readonly Change[] }));
  expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  return answered.body as SyncResponse;
};
const outcomesOf = async (house: House, push: readonly unknown[], as?: PersonName): Promise<readonly Outcome[]> => (await send(house, push, as)).outcomes;

const headOf = ({ server }: House) => server.container.store.read(plan, async (log) => (await log.head())?.seq);
const parkedOf = async ({ browsers }: House, as: PersonName = 'coordination') => ((await browsers[as].get(`/api/plans/${plan}/parked`)).body as { parked: { id: string; change: unknown }[] }).parked;
const logged = ({ server }: House, id: string) => server.container.store.read(plan, async (log) => (await log.entriesAbove(0, 10_000)).filter(({ changeId }) => changeId === id));

test('what is no JSON, of another kind or too large never reaches the plan, and the next push does', async () => {
  const house = await aHouseWithEveryRole();
  const { coordination } = house.browsers;
  const before = await headOf(house);
  const body = JSON.stringify(requestOf({ push: [madeOrganization('o1')] }));

  for (const broken of ['{', body.slice(0, -1), `${body}}`, '\u0000', 'undefined', "{'protocol':1}", '[1,]']) expect(await coordination.post(door, broken)).toMatchObject(problem(400, 'malformed-json'));
  for (const other of ['null', '1', '"text"', '[]', '{}', '[[{}]]']) expect(await coordination.post(door, other)).toMatchObject(problem(400, 'invalid-request'));
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx', 'json', ''])
    expect(await coordination.post(door, body, { 'content-type': type }), type).toMatchObject(problem(415, 'unsupported-media-type'));
  expect(await coordination.post(door, body, { 'content-type': 'application/json; charset=latin1' })).toMatchObject(problem(415, 'unsupported-media-type'));
  for (const encoding of ['zip', 'gzip, gzip', 'compress']) expect(await coordination.post(door, body, { 'content-encoding': encoding }), encoding).toMatchObject(problem(415, 'unsupported-media-type'));
  for (const encoding of ['gzip', 'deflate', 'br']) expect((await coordination.post(door, body, { 'content-encoding': encoding })).body, encoding).toMatchObject({ status: 400, code: expect.any(String) });
  expect(await coordination.post(door, body + ' '.repeat(1024 * 1024))).toMatchObject(problem(413, 'too-large'));
  expect(await coordination.post(door)).toMatchObject(problem(400, 'invalid-request'));

  expect(await headOf(house)).toBe(before);
  expect(await outcomesOf(house, [madeOrganization('o1')])).toEqual([expect.objectContaining({ end: 'applied' })]);
});

test('a small body that inflates beyond the limit is too large, however it is packed', async () => {
  const { server, browsers } = await aHouseWithEveryRole();
  const full = Buffer.from(`{"push":"${'a'.repeat(200_000_000)}"}`);
  for (const [encoding, bomb] of [['gzip', gzipSync(full)], ['deflate', deflateSync(full)]] as const) {
    expect(bomb.length).toBeLessThan(1_000_000);
    const response = await fetch(server.url + door, { method: 'POST', headers: { 'x-bitacora': '1', cookie: browsers.coordination.cookie(), 'content-type': 'application/json', 'content-encoding': encoding }, body: bomb });
    expect({ status: response.status, body: await response.json() }).toMatchObject(problem(413, 'too-large'));
  }
});

test('a push of more changes or more bytes than the protocol names is sent in parts; what just fits is taken', async () => {
  const house = await aHouseWithEveryRole();
  const { coordination } = house.browsers;
  const many = (count: number) => Array.from({ length: count }, (_, index) => madeOrganization(`o${count}x${index}`));
  expect(await coordination.post(door, requestOf({ push: many(pushLimit.changes + 1) }))).toMatchObject(problem(413, 'too-large'));
  expect((await send(house, many(pushLimit.changes))).outcomes.length).toBeGreaterThan(0);

  const bytesOf = (change: Change) => Buffer.byteLength(JSON.stringify(change));
  // ñ is two bytes, so letters are not what is counted; a record that this server does not know may be of any size.
  const note = (id: string, bytes: number): Change => {
    const empty = editOf({ entity: 'note', id, act: 'create', set: { text: '' } });
    const left = bytes - bytesOf(empty);
    const text = 'ñ'.repeat(Math.floor(left / 2)) + 'n'.repeat(left % 2);
    return { ...empty, operations: [{ entity: 'note', id, act: 'create', set: { text } }] };
  };
  const half = pushLimit.bytes / 2;
  const fits = [note('n1', half), note('n2', half)];
  expect(fits.map(bytesOf)).toEqual([half, half]);
  const over = [note('n3', half), note('n4', half + 1)];
  expect(await coordination.post(door, requestOf({ push: over }))).toMatchObject({ ...problem(413, 'too-large'), body: { code: 'too-large', detail: 'push' } });
  expect(await coordination.post(door, requestOf({ push: [note('n5', pushLimit.bytes + 1)] }))).toMatchObject(problem(413, 'too-large'));
  expect(await outcomesOf(house, fits)).toHaveLength(2);
  const parked = new Map((await parkedOf(house)).map(({ id, change }) => [id, change]));
  expect(fits.map(({ id }) => parked.get(id))).toEqual(fits);
  expect(over.some(({ id }) => parked.has(id))).toBe(false);
  // In parts, as the tablet would.
  for (const change of over.slice(0, 1)) expect(await outcomesOf(house, [change])).toHaveLength(1);
});

test('addresses, methods and plans that are not there', async () => {
  const { browsers, server } = await aHouseWithEveryRole();
  const { coordination, signedOut } = browsers;
  for (const path of ['/api', '/api/', '/api/nothing', '/api/plans', `/api/plans/${plan}`, `/api/plans/${plan}/nothing`, '/api/auth/sign-up/email', '/api/auth', '/api/../api/x', '/api/__proto__', `/api/plans/${plan}/rows/milestone/history`])
    expect(await coordination.get(path), path).toMatchObject(problem(404, 'not-found'));
  expect(await coordination.post('/api/auth/sign-up/email', { email: 'x@example.org', password: passwordOfAll, name: 'x' })).toMatchObject(problem(404, 'not-found'));
  for (const [path, method] of [[door, 'GET'], [door, 'PUT'], [door, 'PATCH'], [door, 'DELETE'], [`/api/plans/${plan}/parked`, 'POST'], ['/api/me', 'DELETE'], ['/api/events', 'POST'], ['/api/invitations', 'GET']] as const) {
    const response = await fetch(server.url + path, { method, headers: { cookie: coordination.cookie(), 'x-bitacora': '1' } });
    expect({ status: response.status, body: await response.json() }, `${method} ${path}`).toMatchObject(problem(405, 'method-not-allowed'));
  }
  const unknownPlans = ['no-such-plan', '__proto__', 'constructor', '..%2f..', '%00', 'x'.repeat(2000), "'; drop table log; --"];
  for (const name of unknownPlans) {
    const path = encodeURI(`/api/plans/${name}/sync`).replace(/%25/g, '%');
    expect(await coordination.post(path, requestOf()), name).toMatchObject(problem(403, 'not-a-member'));
    expect(await signedOut.post(path, requestOf()), name).toMatchObject(problem(401, 'not-signed-in'));
  }
  expect(await coordination.post('/api/plans/%E0%A4%A/sync', requestOf())).toMatchObject(problem(400, 'invalid-request'));
  for (const path of ['/%E0%A4%A', '/compromisos/%E0%A4%A', '/en/%', '/datos/%ff.json', '/app/%E0%A4%A', '/site/%']) expect((await signedOut.get(path)).status, path).toBeLessThan(500);
});

test('a page of another site changes nothing, even with the cookie', async () => {
  const house = await aHouseWithEveryRole();
  const before = await headOf(house);
  const body = requestOf({ push: [madeOrganization('o1')] });
  for (const headers of [{ 'x-bitacora': '' }, { 'x-bitacora': '2' }, { origin: 'https://evil.example' }, { origin: 'null' }, { origin: `${house.server.url}.evil.example` }, { origin: house.server.url.replace('http:', 'https:') }, { 'sec-fetch-site': 'cross-site' }])
    expect(await house.browsers.coordination.post(door, body, headers)).toMatchObject(problem(403, 'wrong-origin'));
  const bare = await fetch(house.server.url + door, { method: 'POST', headers: { cookie: house.browsers.coordination.cookie(), 'content-type': 'application/json' }, body: JSON.stringify(body) });
  expect({ status: bare.status, body: await bare.json() }).toMatchObject(problem(403, 'wrong-origin'));
  expect(await headOf(house)).toBe(before);
});

test('the same push ten times, and twenty times at once, is one row and one answer', async () => {
  const house = await aHouseWithEveryRole();
  const change = madeOrganization('o1');
  const refused = editOf({ entity: 'organization', id: 'norte', act: 'create', set: { name: { es: 'Otra' }, sector: 'government', active: true } });
  const first = await outcomesOf(house, [change, refused]);
  expect(first).toEqual([expect.objectContaining({ end: 'applied' }), expect.objectContaining({ end: 'rejected', problem: 'exists' })]);
  for (let times = 1; times < 10; times += 1) expect(await outcomesOf(house, [change, refused])).toEqual(first);
  const together = madeOrganization('o2');
  const answers = await Promise.all(Array.from({ length: 20 }, () => outcomesOf(house, [together, together])));
  expect(new Set(answers.flat().map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await logged(house, change.id)).toHaveLength(1);
  expect(await logged(house, together.id)).toHaveLength(1);
  expect((await parkedOf(house)).filter(({ id }) => id === refused.id)).toHaveLength(1);
});

test("a change id of another person is refused without a word of what became of it, and theirs stays as it was", async () => {
  const house = await aHouseWithEveryRole();
  const theirs = madeOrganization('o1', 'Secreto de coordinación');
  const parked = editOf({ entity: 'organization', id: 'norte', act: 'create', set: { name: { es: 'Otra' }, sector: 'government', active: true } });
  await send(house, [theirs, parked]);
  const head = await headOf(house);
  const stolen = [theirs, parked].map(({ id }) => ({ ...madeOrganization('o9'), id }));
  expect(await outcomesOf(house, stolen, 'focalNorte')).toEqual(stolen.map(({ id }) => ({ id, end: 'rejected', problem: 'exists', why: 'change-id' })));
  expect(await headOf(house)).toBe(head);
  expect(await parkedOf(house, 'focalNorte')).toEqual([]);
  expect((await parkedOf(house)).find(({ id }) => id === parked.id)?.change).toEqual(parked);
});

test('what may be newer than the server, and what is broken, is parked whole; the changes beside it are taken', async () => {
  const house = await aHouseWithEveryRole();
  const strange = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"plain":[1,{"deep":null}]}') as object;
  const newer: readonly (readonly [unknown, string])[] = [
    [{ ...changeOf({ id: changeIdOf('format') }), format: 2, extra: strange }, 'unsupported'],
    [{ ...changeOf({ id: changeIdOf('kind') }), kind: 'ballot.cast', arguments: strange }, 'unsupported'],
    [{ ...changeOf({ id: changeIdOf('proto-kind') }), kind: '__proto__' }, 'unsupported'],
    [editOf({ entity: 'ballot', id: 'm1', act: 'create', set: { agenda: [{ minutes: [1, { deep: null }] }] } }), 'unsupported'],
    [editOf({ entity: 'ballot', id: 'm1', act: 'create', set: { agenda: [strange] as never } }), 'invalid'],
    [editOf({ entity: 'constructor', id: 'm1', act: 'patch', set: { toString: 1 } as never }), 'unsupported'],
    [{ ...changeOf({ id: changeIdOf('extra-key') }), unknown: strange }, 'invalid'],
    [Object.defineProperty(changeOf({ id: changeIdOf('own-proto') }), '__proto__', { value: { format: 1 }, enumerable: true }), 'invalid'],
    [editOf({ entity: 'organization', id: 'norte', act: 'patch', set: JSON.parse('{"__proto__":{"es":"x"}}') as never }), 'invalid'],
    [{ id: changeIdOf('bare') }, 'unsupported'],
  ];
  const good = madeOrganization('beside');
  const outcomes = await outcomesOf(house, [...newer.map(([change]) => change), good]);
  expect(outcomes.map((outcome) => (outcome.end === 'rejected' ? outcome.problem : outcome.end))).toEqual([...newer.map(([, ends]) => ends), 'applied']);
  const parked = new Map((await parkedOf(house)).map(({ id, change }) => [id, JSON.stringify(change)]));
  for (const [change] of newer) expect(parked.get((change as Change).id)).toBe(JSON.stringify(change));
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('every kind of change with something strange in it is parked whole, and the same kind as it should be is answered', async () => {
  const house = await aHouseWithEveryRole();
  const strangely = (change: Change): readonly Change[] => {
    const command = change.operations.length === 0;
    const key = command ? 'arguments' : 'operations';
    const given = (command ? change.arguments : change.operations[0]) as object;
    const wrong = [{ ...given, unknown: { deep: [null] } }, Object.fromEntries(Object.keys(given).map((name) => [name, -1])), {}, null, 'text', [[given]]];
    return wrong.map((one, index) => ({ ...change, id: changeIdOf(`${change.id.replaceAll('-', '')}x${index}`), [key]: command ? one : [one] }));
  };
  const head = await headOf(house);
  const sent = everyKindOfChange().flatMap(strangely);
  // A push is answered in part where its time runs out; the device sends the rest again.
  const inParts = async (changes: readonly Change[]): Promise<readonly Outcome[]> => {
    const outcomes = await outcomesOf(house, changes.slice(0, pushLimit.changes));
    return outcomes.length < changes.length ? [...outcomes, ...(await inParts(changes.slice(outcomes.length)))] : outcomes;
  };
  expect((await inParts(sent)).map((outcome) => (outcome.end === 'rejected' ? outcome.problem : outcome.end)).filter((end) => end !== 'invalid')).toEqual([]);
  expect(await headOf(house)).toBe(head);
  const parked = new Map((await parkedOf(house)).map(({ id, change }) => [id, change]));
  expect(sent.map(({ id }) => parked.get(id))).toEqual(sent);
  const right = everyKindOfChange();
  expect((await inParts(right)).filter((outcome) => outcome.end === 'rejected' && outcome.problem === 'unsupported')).toEqual([]);
  expect((await parkedOf(house)).length).toBeGreaterThan(sent.length);
});

test('JSON deeper than any record is refused at the door', async () => {
  const house = await aHouseWithEveryRole();
  const { coordination } = house.browsers;
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const withDeep = (levels: number) => JSON.stringify(requestOf({ push: [{ ...changeOf(), arguments: 'here' }] })).replace('"here"', deep(levels));
  for (const body of [deep(33), deep(400_000), withDeep(64), withDeep(400_000), `{"protocol":1,"push":${deep(400_000)}}`]) expect(await coordination.post(door, body)).toMatchObject(problem(400, 'invalid-request'));
  expect(await coordination.get('/api/health')).toMatchObject({ status: 200 });
});

test('a cursor that this server cannot have given begins again, and never passes over a row', async () => {
  const house = await aHouseWithEveryRole();
  const { page } = await send(house, []);
  const good = page?.next;
  if (!good) throw new Error('no page came');
  const ask = async (cursor: object) => (await house.browsers.coordination.post(door, requestOf({ cursor: { ...good, ...cursor } }))).body as SyncResponse & { readonly code?: string };
  expect(await ask({})).toMatchObject({ page: { rows: [], more: false } });
  for (const cursor of [
    { epoch: 'another' },
    { observedHead: good.observedHead + 1 },
    { observedHead: Number.MAX_SAFE_INTEGER },
    { observedChain: 'another' },
    { observedChain: '' },
    { observedHead: 0, observedChain: '' },
    // Above what the device says to have seen: it would wait for ever for what is below.
    { seq: good.seq + 1 },
    { seq: Number.MAX_SAFE_INTEGER },
    { filling: { 'area:norte': good.observedHead + 1 } },
    { epoch: '' },
  ])
    expect(await ask(cursor), JSON.stringify(cursor)).toMatchObject({ reset: true, head: good.observedHead });
  for (const cursor of [{ seq: -1 }, { seq: 1.5 }, { seq: '1' }, { seq: null }, { audiences: ['everybody'] }, { audiences: ['area:'] }, { audiences: 'public' }, { filling: { public: -1 } }, { filling: { nobody: 1 } }, { filling: [1] }, { observedHead: 1e308 }, { epoch: 'x'.repeat(65) }, { more: 1 }])
    expect(await ask(cursor), JSON.stringify(cursor)).toMatchObject({ status: 400, code: 'invalid-request' });
});

test('a session that ends between two pushes is told so, and the second push is taken after signing in again', async () => {
  let clock = Date.now();
  const house = await aHouseWithEveryRole({ now: () => clock });
  const { coordination } = house.browsers;
  const [first, second] = [madeOrganization('o1'), madeOrganization('o2')];
  await send(house, [first]);
  const head = await headOf(house);
  clock += 91 * 86_400_000;
  expect(await coordination.post(door, requestOf({ push: [first, second] }))).toMatchObject(problem(401, 'not-signed-in'));
  expect(await headOf(house)).toBe(head);
  clock -= 91 * 86_400_000;
  const again = aBrowser(house.server.url);
  expect(await again.post('/api/auth/sign-in/email', { email: mailOf('coordination'), password: passwordOfAll })).toMatchObject({ status: 200 });
  const answered = (await again.post(door, requestOf({ push: [first, second] }))).body as SyncResponse;
  expect(answered.outcomes.map(({ end }) => end)).toEqual(['applied', 'applied']);
  expect(await logged(house, second.id)).toHaveLength(1);
});
