import { beforeEach, describe, expect, test } from 'vitest';
import { changeIdOf, changeOf, personNamed } from '../../test/builders/change';
import { planRows, todayOfPlan } from '../../test/builders/plan';
import { LittleServer } from '../../test/doubles/little-server';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import type { Outcome, RowImage } from '../domain/change';
import type { Cursor, Page, SyncResponse } from '../protocol/sync-messages';
import { emptyCursor, seenHeadsLimit } from '../protocol/sync-messages';
import { materialiseAll } from '../storage/materialise';
import { keep } from '../storage/write';
import { apply, forgetWitnessed, journalDays, type Step } from './apply';
import { nextRequest } from './exchange';

const dayMs = 86_400_000;
const now = 400 * dayMs;
const key = { entity: 'milestone', id: 'm' };
const image = (seq: number, weight: number, audience = 'public'): RowImage => ({ ...key, seq, audience, fields: { weight }, writers: {}, by: 'martin', at: 1 });
const cursorAt = (seq: number, observedHead = seq): Cursor => ({ epoch: 'e', seq, audiences: ['public'], filling: {}, observedHead, observedChain: `chain-${observedHead}` });

let words: MemoryWords;
let cache: MemoryCache;
beforeEach(() => {
  words = new MemoryWords();
  cache = new MemoryCache();
});

const pageOf = (next: Cursor, more: Partial<Page> = {}): Page => ({ rows: [], deleted: [], gone: [], movedAudience: [], dropAudiences: [], next, more: false, ...more });
const answer = (more: Partial<SyncResponse>): SyncResponse => ({ now: 1, epoch: 'e', head: 9, outcomes: [], fork: null, ...more });
const take = async (response: SyncResponse, more: { readonly sent?: Cursor; readonly between?: (step: Step) => void } = {}) =>
  apply(response, { words, cache, sent: more.sent ?? (await cache.cursor()), now, ...(more.between ? { between: more.between } : {}) });

const kept = async (name: string, weight: number) => {
  const change = changeOf({ id: changeIdOf(name), operations: [{ ...key, act: 'patch', set: { weight } }] });
  await keep({ words, now: () => now }, change);
  await materialiseAll(words, cache);
  return change;
};
const applied = (name: string, seq: number): Outcome => ({ id: changeIdOf(name), end: 'applied', seq });
const held = (name: string): Outcome => ({ id: changeIdOf(name), end: 'held', conflicts: [{ ...key, group: 'wording', writer: changeIdOf('other'), by: 'ana' }] });
const stateOf = (name: string) => words.entries.get(changeIdOf(name))?.state;
const shown = async () => (await cache.rows([key]))[0];

describe('a page', () => {
  test('brings rows and its cursor together', async () => {
    expect(await take(answer({ page: pageOf(cursorAt(9), { rows: [image(9, 5)] }) }))).toBe(true);
    expect(await shown()).toMatchObject({ fields: { weight: 5 }, seq: 9 });
    expect(await cache.cursor()).toEqual(cursorAt(9));
    expect(await words.seenHeads()).toEqual([[9, 'chain-9']]);
  });

  test('is discarded whole when another answer has moved the cursor: rows, outcomes and heads', async () => {
    await take(answer({ page: pageOf(cursorAt(9), { rows: [image(9, 5)] }) }));
    await kept('a', 7);
    expect(await take(answer({ outcomes: [applied('a', 10)], page: pageOf(cursorAt(4), { rows: [image(4, 1)] }) }), { sent: emptyCursor })).toBe(false);
    expect(stateOf('a')).toBe('queued');
    expect(await cache.cursor()).toEqual(cursorAt(9));
    expect((await shown())?.fields).toEqual({ weight: 7 });
  });

  test('is discarded also when the cursor moves while it is taken in: what it said of a change is no end yet, and is asked for again', async () => {
    await kept('a', 7);
    const race = (step: Step): void => void (step === 'A' && (cache.at = cursorAt(3)));
    expect(await take(answer({ outcomes: [applied('a', 9)], page: pageOf(cursorAt(9), { rows: [image(9, 7)] }) }), { between: race })).toBe(false);
    expect(await cache.cursor()).toEqual(cursorAt(3));
    expect(stateOf('a')).toBe('queued');
    expect(await words.seenHeads()).toEqual([]);
  });

  test('takes away what is deleted or out of sight, and renames what moved between two audiences', async () => {
    const other = (id: string): RowImage => ({ ...image(2, 1), id });
    await take(answer({ page: pageOf(cursorAt(2), { rows: ['m', 'n', 'o', 'p'].map(other) }) }));
    const moved = [{ entity: 'milestone', id: 'o', audience: 'members' }, { entity: 'milestone', id: 'never-here', audience: 'members' }];
    await take(answer({ page: pageOf(cursorAt(3), { deleted: [{ ...key, seq: 3 }], gone: [{ entity: 'milestone', id: 'n' }], movedAudience: moved }) }));
    expect([...cache.held.values()].map(({ id, audience }) => `${id} ${audience}`)).toEqual(['o members', 'p public']);
  });

  test('that tells a row and its move together keeps the row as it tells it', async () => {
    await take(answer({ page: pageOf(cursorAt(2), { rows: [image(2, 1)] }) }));
    await take(answer({ page: pageOf(cursorAt(3), { rows: [image(3, 8, 'members')], movedAudience: [{ ...key, audience: 'members' }] }) }));
    expect(await shown()).toMatchObject({ fields: { weight: 8 }, audience: 'members', seq: 3 });
  });

  test('that names a lost audience takes its rows along, never the words over them', async () => {
    await take(answer({ page: pageOf(cursorAt(2), { rows: [image(2, 1, 'area:a'), { ...image(2, 1), id: 'stays' }] }) }));
    await kept('a', 7);
    await take(answer({ page: pageOf(cursorAt(3), { dropAudiences: ['area:a'] }) }));
    expect(await shown()).toBeUndefined();
    expect([...cache.held.values()].map(({ id }) => id)).toEqual(['stays']);
    expect((await words.pending()).map(({ change }) => change.operations[0]?.set)).toEqual([{ weight: 7 }]);
  });

  test('keeps rows of records that this version does not know', async () => {
    const strange: RowImage = { ...image(2, 1), entity: 'ballot' };
    await take(answer({ page: pageOf(cursorAt(2), { rows: [strange] }) }));
    expect((await cache.rows([strange]))[0]?.fields).toEqual({ weight: 1 });
  });

  test('lays what is pending over what it brings', async () => {
    await kept('a', 7);
    await take(answer({ page: pageOf(cursorAt(9), { rows: [image(9, 5)] }) }));
    expect(await shown()).toMatchObject({ fields: { weight: 7 }, base: image(9, 5) });
  });
});

describe('an outcome', () => {
  beforeEach(async () => {
    await take(answer({ page: pageOf(cursorAt(2), { rows: [image(2, 1)] }) }));
    await kept('a', 7);
  });

  test('applied, with the page that contains it, is confirmed', async () => {
    await take(answer({ outcomes: [applied('a', 3)], page: pageOf(cursorAt(3), { rows: [image(3, 7)] }) }));
    expect(stateOf('a')).toBe('done');
    expect(await shown()).toEqual({ ...image(3, 7) });
  });

  test('applied above the page is sent, not confirmed, and still stands over the view', async () => {
    await take(answer({ outcomes: [applied('a', 9)], page: pageOf(cursorAt(5, 9), { more: true }) }));
    expect(stateOf('a')).toBe('answered');
    expect(await shown()).toMatchObject({ fields: { weight: 7 }, pending: 1 });
  });

  test('alone proves nothing: an answered change is not done because a later page passes it, only when that page comes with its outcome', async () => {
    await take(answer({ outcomes: [applied('a', 9)], page: pageOf(cursorAt(5, 9), { more: true }) }));
    await take(answer({ page: pageOf(cursorAt(9), { rows: [image(9, 7)] }) }));
    expect(stateOf('a')).toBe('answered');
    await take(answer({ outcomes: [applied('a', 9)], page: pageOf(cursorAt(9)) }));
    expect(stateOf('a')).toBe('done');
  });

  test.each([held('a'), { id: changeIdOf('a'), end: 'rejected', problem: 'closed', why: 'published' } as const])('that is not applied ($end) moves to attention with the whole text, and the view shows what the server has', async (outcome) => {
    await take(answer({ outcomes: [outcome], page: pageOf(cursorAt(2)) }));
    expect(await words.pending()).toEqual([]);
    expect(words.attention.get(changeIdOf('a'))).toMatchObject({ outcome, at: now, change: { operations: [{ set: { weight: 7 } }] } });
    expect(await shown()).toEqual({ ...image(2, 1) });
  });

  test('that was refused never blocks the one behind it', async () => {
    await kept('b', 8);
    await take(answer({ outcomes: [held('a'), applied('b', 3)], page: pageOf(cursorAt(3), { rows: [image(3, 8)] }) }));
    expect([stateOf('a'), stateOf('b')]).toEqual([undefined, 'done']);
  });

  test('of a change that this device does not know changes nothing', async () => {
    await take(answer({ outcomes: [applied('stranger', 3), held('other')], page: pageOf(cursorAt(3)) }));
    expect([...words.entries.keys()]).toEqual([changeIdOf('a')]);
    expect(words.attention.size).toBe(0);
  });

  test('is shown as confirmed also when another tab laid it over the page again, just before it was done', async () => {
    const laying: MemoryCache = Object.assign(Object.create(cache) as MemoryCache, {
      transact: async <Value>(work: Parameters<typeof cache.transact<Value>>[0]) => {
        const done = await cache.transact(work);
        await materialiseAll(words, cache);
        return done;
      },
    });
    const response = answer({ outcomes: [applied('a', 3)], page: pageOf(cursorAt(4), { rows: [{ ...image(4, 9), fields: { weight: 9 } }] }) });
    await apply(response, { words, cache: laying, sent: await cache.cursor(), now });
    expect(stateOf('a')).toBe('done');
    expect(await shown()).toEqual(image(4, 9));
  });

  test.each<Step>(['A', 'B'])('is not lost when the power goes after step %s', async (cut) => {
    const response = answer({ outcomes: [applied('a', 3)], page: pageOf(cursorAt(3), { rows: [image(3, 7)] }) });
    const dying = (step: Step): void => {
      if (step === cut) throw new Error('the power went');
    };
    await expect(take(response, { between: dying })).rejects.toThrow('the power went');
    await materialiseAll(words, cache);
    expect((await shown())?.fields).toEqual({ weight: 7 });
    expect(stateOf('a')).toBe('queued');
    await take(response);
    expect(stateOf('a')).toBe('done');
  });
});

describe('a reset', () => {
  beforeEach(async () => {
    await take(answer({ page: pageOf(cursorAt(2), { rows: [image(2, 1), { ...image(2, 1), id: 'of-the-other-history' }] }) }));
  });
  const takeWhole = (rows: readonly RowImage[], sent?: Cursor) =>
    cache.cursor().then((cursor) => apply(answer({ epoch: 'f', page: pageOf({ ...cursorAt(4), epoch: 'f' }, { rows }) }), { words, cache, sent: sent ?? cursor, now, whole: true }));

  test('leaves the plan on the screen until the other one is here', async () => {
    await kept('a', 7);
    expect(await take(answer({ reset: true }))).toBe(true);
    expect(await cache.cursor()).toEqual(cursorAt(2));
    expect((await shown())?.fields).toEqual({ weight: 7 });
  });

  test('stores the outcomes that came with it', async () => {
    await kept('a', 7);
    await kept('b', 8);
    await take(answer({ reset: true, outcomes: [held('a'), applied('b', 4)] }));
    expect([words.attention.has(changeIdOf('a')), stateOf('b')]).toEqual([true, 'answered']);
  });

  test('ends with the whole plan in the place of the old one, and every word over it', async () => {
    await kept('a', 7);
    await words.transact((transaction) => transaction.putDraft({ key: 'd', kind: 'k', content: 'half', savedAt: 1 }));
    expect(await takeWhole([image(4, 2)])).toBe(true);
    expect(await cache.cursor()).toEqual({ ...cursorAt(4), epoch: 'f' });
    expect([...cache.held.values()].map(({ id }) => id)).toEqual(['m']);
    expect(await shown()).toMatchObject({ fields: { weight: 7 }, base: image(4, 2) });
    expect([(await words.pending()).length, words.drafts.size]).toEqual([1, 1]);
  });

  test('shows what this device made itself also where the new plan does not know it', async () => {
    const own = { entity: 'milestone', id: 'own' };
    await keep({ words, now: () => now }, changeOf({ operations: [{ ...own, act: 'create', set: { weight: 3 } }] }));
    await takeWhole([image(4, 2)]);
    expect((await cache.rows([own]))[0]?.fields).toEqual({ weight: 3 });
  });

  test('takes no place when another tab was faster', async () => {
    expect(await takeWhole([], cursorAt(1))).toBe(false);
    expect(cache.held.size).toBe(2);
  });
});

describe('a fork: the server was restored', () => {
  beforeEach(async () => {
    for (const [index, name] of (['a', 'b', 'c'] as const).entries()) {
      await kept(name, index);
      await take(answer({ outcomes: [applied(name, index + 3)], page: pageOf(cursorAt(index + 3), { rows: [image(index + 3, index)] }) }));
    }
    expect(['a', 'b', 'c'].map(stateOf)).toEqual(['done', 'done', 'done']);
  });

  test('queues again what this device wrote above it, forgets the heads above it, and shows it at once', async () => {
    await take(answer({ fork: 3, reset: true }));
    expect(['a', 'b', 'c'].map(stateOf)).toEqual(['done', 'queued', 'queued']);
    expect(await words.seenHeads()).toEqual([[3, 'chain-3']]);
    expect((await words.unsent(10)).map(({ id }) => id)).toEqual([changeIdOf('b'), changeIdOf('c')]);
    await take(answer({ page: pageOf(cursorAt(3), { rows: [image(3, 0)] }) }));
    expect((await shown())?.fields).toEqual({ weight: 2 });
  });

  test('takes "confirmed" back from a change that the restored server answered anew', async () => {
    await take(answer({ fork: 3, reset: true, outcomes: [applied('c', 4)] }));
    expect(stateOf('c')).toBe('answered');
    expect(words.entries.get(changeIdOf('c'))).toMatchObject({ seq: 4 });
    expect(words.entries.get(changeIdOf('c'))).not.toHaveProperty('doneAt');
  });
});

describe('forgetting', () => {
  const done = (name: string, seq: number, daysAgo: number) =>
    words.transact(async (transaction) => {
      await transaction.addEntry({ id: changeIdOf(name), change: changeOf({ id: changeIdOf(name) }), rows: [], state: 'done', seq, doneAt: now - daysAgo * dayMs });
    });

  test('takes journalled changes after ninety days, only when a head that was seen covers them', async () => {
    await done('old', 3, journalDays + 1);
    await done('young', 3, journalDays - 1);
    await done('uncovered', 50, journalDays + 1);
    await forgetWitnessed(words);
    expect(words.entries.size).toBe(3);
    await take(answer({ now, page: pageOf(cursorAt(9)) }));
    await forgetWitnessed(words);
    expect([...words.entries.keys()]).toEqual([changeIdOf('young'), changeIdOf('uncovered')]);
    await take(answer({ now, page: pageOf(cursorAt(60)) }));
    await forgetWitnessed(words);
    expect([...words.entries.keys()]).toEqual([changeIdOf('young')]);
  });

  test('never takes what waits, however old', async () => {
    await kept('a', 7);
    await take(answer({ now, page: pageOf(cursorAt(60)) }));
    await forgetWitnessed(words);
    expect(stateOf('a')).toBe('queued');
  });
});

test('of the heads it saw a device keeps twelve, ascending, the first and the newest among them', async () => {
  for (let head = 1; head <= 300; head += 1) await take(answer({ page: pageOf(cursorAt(head)) }));
  const heads = (await words.seenHeads()).map(([seq]) => seq);
  expect(heads).toHaveLength(seenHeadsLimit);
  expect(heads).toEqual([...heads].sort((one, other) => one - other));
  expect(heads.slice(-3)).toEqual([298, 299, 300]);
  expect(heads[0]).toBe(1);
});

test('a whole round: what was written here comes back confirmed, and the second tablet sees it', async () => {
  const server = new LittleServer(planRows());
  const round = async (device: { readonly words: MemoryWords; readonly cache: MemoryCache }) => {
    const { request } = await nextRequest({ ...device, user: 'lucia', device: 'tablet', app: 'test', now, persisted: null });
    await apply(server.answer(request, personNamed('martin'), todayOfPlan), { ...device, sent: request.cursor, now });
  };
  const other = { words: new MemoryWords(), cache: new MemoryCache() };
  await round({ words, cache });
  const change = changeOf({ operations: [{ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { weight: 4 } }] });
  await keep({ words, now: () => now }, change);
  await round({ words, cache });
  await round(other);
  expect(words.entries.get(change.id)?.state).toBe('done');
  for (const each of [cache, other.cache]) expect((await each.rows([{ entity: 'milestone', id: 'c-11-m6' }]))[0]).toMatchObject({ fields: { weight: 4 } });
});
