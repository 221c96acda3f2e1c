import { beforeEach, describe, expect, test } from 'vitest';
import { cursorAfter, edit, everybody, house, idOf, note, now, organization, pageOf, patch, plan, plantPlan, pullAll, requestOf, seededRandom, sendAs, today } from '../../../test/contracts/change-log-plan';
import { memoryChangeLogStore, type MemoryChangeLogStore } from '../../../test/doubles/memory-change-log-store';
import { emptyCursor } from '../../../src/protocol/sync-messages';
import type { ChangeLogStore } from './change-log-store';
import { audiencesHeld, exchange, personOf, plansOfPerson } from './exchange';
import { startEpoch } from './server-change';

let store: MemoryChangeLogStore;
beforeEach(async () => {
  store = memoryChangeLogStore();
  await plantPlan(store);
});

describe('what a tablet pushes', () => {
  test('later changes of a push see what the earlier ones did', async () => {
    const made = edit('a1', [organization('o1')]);
    const changed = edit('a2', [patch('organization', 'o1', { active: false }, { active: idOf('a1') })]);
    const { outcomes, page } = await sendAs(store, 'ana', { push: [made, changed] });
    expect(outcomes.map(({ end }) => end)).toEqual(['applied', 'applied']);
    expect(page?.rows.find(({ id }) => id === 'o1')).toMatchObject({ seq: 3, fields: { active: false }, by: 'ana', at: now });
  });

  test('a check-in made and accepted in one push finds its own rows', async () => {
    const start = '2025-06-01';
    await house(store, [{ entity: 'milestone', id: 'h1', act: 'create', audience: 'members', set: { commitment: 'c1', order: 1, text: { es: 'Hito' }, weight: 1 } }]);
    const lines = [{ milestone: 'h1', reported: 'substantial', progress: 'Se publicó el padrón' }];
    const submit = { ...edit('s1', []), kind: 'check-in.submit', arguments: { commitment: 'c1', from: start, lines, onBehalf: true, seen: {} } };
    const id = `c1~${start}`;
    const accept = { ...edit('s2', []), kind: 'check-in.accept', arguments: { checkIn: id, seen: { [id]: { state: idOf('s1') }, [`${id}~h1`]: { statement: idOf('s1'), progress: idOf('s1'), nextSteps: idOf('s1'), evidence: idOf('s1') } } } };
    const { outcomes } = await sendAs(store, 'ana', { push: [submit, accept] });
    expect(outcomes).toEqual([expect.objectContaining({ end: 'applied' }), expect.objectContaining({ end: 'applied' })]);
  });

  test('whose membership has ended keeps their words on the server, and changes nothing', async () => {
    const change = edit('f1', [organization('o1')]);
    const { outcomes, page } = await sendAs(store, 'fede', { push: [change] });
    expect(outcomes).toEqual([{ id: idOf('f1'), end: 'rejected', problem: 'forbidden', why: 'plan.edit' }]);
    expect(page?.next.audiences).toEqual(['public']);
    const [parked] = await store.read(plan, (log) => log.parkedBy('fede'));
    expect(JSON.parse(parked?.body ?? '')).toEqual(change);
  });

  test("another person's change id is taken, and its outcome is not theirs to read", async () => {
    await sendAs(store, 'ana', { push: [edit('a1', [organization('o1')])] });
    const { outcomes, head } = await sendAs(store, 'beto', { push: [edit('a1', [organization('o2')])] });
    expect(outcomes).toEqual([{ id: idOf('a1'), end: 'rejected', problem: 'exists', why: 'change-id' }]);
    expect(head).toBe(2);
  });

  test('a push that owns the head too long is answered in part, and the rest is taken the next time', async () => {
    const push = ['a1', 'a2', 'a3'].map((id) => edit(id, [organization(id)]));
    let elapsed = 0;
    const slow = await sendAs(store, 'ana', { push }, { elapsedMs: () => (elapsed += 200) });
    expect(slow.outcomes.map(({ id }) => id)).toEqual([idOf('a1'), idOf('a2')]);
    const rest = await sendAs(store, 'ana', { push });
    expect(rest.outcomes.map((outcome) => outcome.end === 'applied' && outcome.seq)).toEqual([2, 3, 4]);
  });

  test('two who set an unguarded field are both told', async () => {
    await sendAs(store, 'ana', { push: [edit('a1', [patch('organization', 'ente', { acronym: 'EM' })])] });
    const { outcomes } = await sendAs(store, 'ana', { push: [edit('a2', [patch('organization', 'ente', { acronym: 'EI' }, { name: null })])] });
    expect(outcomes[0]).toMatchObject({ end: 'applied', overwrote: [{ entity: 'organization', id: 'ente', group: 'name', writer: idOf('a1') }] });
    expect((await sendAs(store, 'ana', { push: [edit('a2', [])] })).outcomes).toEqual(outcomes);
  });
});

describe('a cursor of another history', () => {
  test('a restored server is noticed by its chain even if it kept its epoch and grew past the cursor', async () => {
    const backup = store.snapshot();
    await house(store, [note('lost', 'members')]);
    const cursor = await cursorAfter(store, 'beto');
    const seenHeads = [[1, backup.get(plan)?.head.chain ?? ''], [cursor.observedHead, cursor.observedChain]] as const;
    store.restore(backup);
    await house(store, [note('other', 'members')]);
    await house(store, [note('another', 'members')]);
    const answer = await sendAs(store, 'beto', { cursor, seenHeads });
    expect(answer).toMatchObject({ reset: true, fork: 1, head: 3 });
    expect(answer.page).toBeUndefined();
    const blind = await sendAs(store, 'beto', { cursor, seenHeads }, { rules: { chain: false, fork: false } });
    expect(blind).toMatchObject({ fork: null, page: { rows: [{ id: 'another' }] } });
  });

  test('a device that saw a higher head than its cursor is judged by that head', async () => {
    for (const id of ['n1', 'n2', 'n3']) await house(store, [note(id, 'members')]);
    const backup = store.snapshot();
    await house(store, [note('late', 'members')]);
    const { next } = pageOf(await sendAs(store, 'beto', { pageRows: 1 }));
    expect(next).toMatchObject({ seq: 1, observedHead: 5 });
    store.restore(backup);
    expect(await sendAs(store, 'beto', { cursor: next })).toMatchObject({ reset: true });
    expect((await sendAs(store, 'beto', { cursor: next }, { rules: { observedHead: false } })).reset).toBeUndefined();
  });

  test('after an announced restore every cursor begins again', async () => {
    const cursor = await cursorAfter(store, 'beto');
    await startEpoch({ store, plan, random: seededRandom(9) });
    expect(await sendAs(store, 'beto', { cursor })).toMatchObject({ reset: true });
    expect((await sendAs(store, 'beto', {})).page?.rows.length).toBeGreaterThan(0);
  });

  test('an empty device is never told that it parted', async () => {
    expect(await sendAs(store, 'beto', {})).toMatchObject({ fork: null });
    expect((await sendAs(store, 'beto', { cursor: await cursorAfter(store, 'beto'), seenHeads: [[1, 'unknown-to-this-server']] })).fork).toBe(0);
  });
});

describe('who sees what', () => {
  test('filling a new area never moves the cursor past what was not delivered', async () => {
    for (let index = 0; index < 12; index += 1) await house(store, [note(`n${index}`, index % 2 === 0 ? 'area:ambiente' : 'area:transporte')]);
    const cursor = await cursorAfter(store, 'beto');
    await house(store, [{ entity: 'membership', id: 'm-beto-2', act: 'create', audience: 'members', set: { person: 'beto', name: 'beto', organization: 'ambiente', role: 'forumMember', from: '2026-01-01' } }]);
    const pages = await pullAll(store, 'beto', 2, cursor);
    expect(pages.slice(0, -1).every(({ next }) => next.seq === cursor.seq && (next.filling['area:ambiente'] ?? 0) > 0)).toBe(true);
    expect(pages.flatMap(({ rows }) => rows).map(({ id }) => id)).toEqual(['n0', 'n2', 'n4', 'n6', 'n8', 'n10', 'm-beto-2']);
  });

  test('audiences that a request claims open nothing', async () => {
    await house(store, [note('secret', 'area:ambiente'), note('contacts', 'coordination')]);
    const cursor = { ...emptyCursor, audiences: ['area:ambiente', 'coordination', 'public'], filling: { 'user:ana': 0 } };
    const page = pageOf(await sendAs(store, 'beto', { cursor }));
    expect(page.rows.map(({ id }) => id)).not.toContain('secret');
    expect(page.dropAudiences).toEqual(['area:ambiente', 'coordination', 'user:ana']);
  });

  test('belonging is told apart from never having belonged', async () => {
    expect(await audiencesHeld(store, { plan, user: 'stranger', today })).toBeUndefined();
    expect(await audiencesHeld(store, { plan, user: 'fede', today })).toEqual(['public']);
    expect(await plansOfPerson(store, 'fede')).toEqual([plan]);
    expect(await plansOfPerson(store, 'stranger')).toEqual([]);
    for (const user of everybody) expect((await personOf(store, plan, user)).memberships).toHaveLength(1);
  });
});

test('a device that polls without news writes nothing; one that owes words is noted', async () => {
  let writes = 0;
  const counting: ChangeLogStore = { ...store, write: (of, work) => ((writes += 1), store.write(of, work)) };
  const person = await personOf(store, plan, 'beto');
  const poll = (at: number, waiting: number) =>
    exchange({ store: counting, plan, person, today, now: at, random: seededRandom() }, { ...requestOf({}), owed: { waiting, oldestAt: null, persisted: true, app: '1' } });
  await poll(now, 0);
  await poll(now + 30_000, 0);
  expect(writes).toBe(1);
  await poll(now + 60_000, 3);
  expect(writes).toBe(2);
  expect(await store.read(plan, (log) => log.deviceStates())).toMatchObject([{ by: 'beto', waiting: 3, seenAt: now + 60_000 }]);
});
