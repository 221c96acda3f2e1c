import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { changeOf } from '../../test/builders/change';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import { emptyCursor, protocolVersion, pushLimit, schemaVersion, type SyncRequest, type SyncResponse } from '../protocol/sync-messages';
import { syncRequestSchema } from '../protocol/sync-schemas';
import { keep } from '../storage/write';
import { isLeft, isUnfinished, loadBehind, nextRequest, requestAhead, type Asking } from './exchange';

let words: MemoryWords;
beforeEach(() => {
  words = new MemoryWords();
});

const write = async (letters = 10, at = 1_000) => {
  const change = changeOf({ at, operations: [{ entity: 'milestone', id: 'm', act: 'patch', set: { text: { es: 'a'.repeat(letters) } } }] });
  await keep({ words, now: () => at }, change);
  return change;
};
const asking = (more: Partial<Asking> = {}): Asking => ({ words, cache: new MemoryCache(), user: 'lucia', device: 'tablet', app: '0.1.0', now: 10_000_000, persisted: true, ...more });
const ask = async (more: Partial<Asking> = {}) => (await nextRequest(asking(more))).request;

describe('the next request', () => {
  test('of a tablet that owes nothing asks from where it is', async () => {
    expect(await ask()).toEqual({ protocol: protocolVersion, user: 'lucia', device: 'tablet', schema: schemaVersion, sentAt: 10_000_000, cursor: emptyCursor, seenHeads: [], push: [], owed: { waiting: 0, oldestAt: null, persisted: true, app: '0.1.0' } });
  });

  test('carries the oldest first, and says how many will still wait, and since when', async () => {
    const changes = [await write(10, 500), await write(10, 600), await write(10, 700)];
    const request = await ask({ pushChanges: 1 });
    expect(request.push).toEqual(changes.slice(0, 1));
    expect(request.owed).toMatchObject({ waiting: 2, oldestAt: 600 });
    expect((await ask()).owed).toMatchObject({ waiting: 0, oldestAt: null });
    expect(v.safeParse(syncRequestSchema, JSON.parse(JSON.stringify(request))).success).toBe(true);
  });

  test('stops before it grows too long, and carries at least one change however long that is', async () => {
    const [first, second] = [await write(4000), await write(4000), await write(10)];
    expect((await ask({ pushBytes: 8500 })).push).toEqual([first, second]);
    expect((await ask({ pushBytes: 5000 })).push).toEqual([first]);
    expect((await ask({ pushBytes: 10 })).push).toEqual([first]);
  });

  test('counts bytes as they travel: a letter with an accent takes two', async () => {
    const accents = changeOf({ at: 1, operations: [{ entity: 'milestone', id: 'm', act: 'patch', set: { text: { es: 'ñ'.repeat(4000) } } }] });
    await keep({ words, now: () => 1 }, accents);
    await write(10);
    expect((await ask({ pushBytes: 6000 })).push).toEqual([accents]);
  });

  test('never takes a later change over an earlier one that does not fit', async () => {
    const [first] = [await write(10), await write(4000), await write(10)];
    expect((await ask({ pushBytes: 1000 })).push).toEqual([first]);
  });

  test('carries no more than the server takes', async () => {
    for (let count = 0; count < pushLimit.changes + 5; count += 1) await write();
    expect((await ask()).push).toHaveLength(pushLimit.changes);
    expect((await ask({ pushChanges: 3 })).push).toHaveLength(3);
  });

  test('carries again what was answered but is in no page yet; that waits for nobody', async () => {
    const change = await write();
    await words.transact(async (transaction) => transaction.putEntries((await transaction.entries([change.id])).map((entry) => ({ ...entry, state: 'answered', seq: 4 }))));
    const request = await ask();
    expect(request.push).toEqual([change]);
    expect(request.owed).toMatchObject({ waiting: 0, oldestAt: null });
  });
});

describe('the request that leaves while an answer is taken in', () => {
  const next = { ...emptyCursor, seq: 9 };
  /** An answer that decided the first `answered` of two, when the first two of some changes are on their way. */
  const afterTwo = async (answered: number, more: Partial<SyncResponse> = {}) => {
    const { load } = await nextRequest(asking({ pushChanges: 2 }));
    const behind = await loadBehind(asking({ pushChanges: 2 }), load);
    const outcomes = load.leaving.slice(0, answered).map(({ id }, index) => ({ id, end: 'applied', seq: index + 1 }) as const);
    const response: SyncResponse = { now: 1, epoch: 'e', head: 9, outcomes, fork: null, page: { next, more: false } as never, ...more };
    return { behind, ahead: await requestAhead(asking({ pushChanges: 2 }), response, load, behind) };
  };

  test('carries what was read and claimed meanwhile, from where the answer leads', async () => {
    const [, , third, fourth, fifth] = [await write(), await write(), await write(), await write(), await write(10, 2_000)];
    const { behind, ahead } = await afterTwo(2);
    expect(ahead?.load).toBe(behind);
    expect(ahead?.request).toMatchObject({ cursor: next, push: [third, fourth], owed: { waiting: 1, oldestAt: 2_000 } });
    expect(await words.offeredUpTo()).toBe(words.entries.get(fifth.id)!.order - 1);
  });

  test('goes on with the first that has no outcome, where the server had no time for all', async () => {
    const [, second, third] = [await write(), await write(), await write()];
    expect((await afterTwo(1)).ahead?.request.push).toEqual([second, third]);
  });

  test('reads on where the server has more, and brings along what was written meanwhile', async () => {
    await write();
    await write();
    expect((await afterTwo(2)).ahead).toBeUndefined();
    const { ahead } = await afterTwo(2, { page: { next, more: true } as never });
    expect(ahead?.request).toMatchObject({ cursor: next, push: [] });
  });

  test.each<[string, Partial<SyncResponse>]>([
    ['a fork', { fork: 0 }],
    ['a reset', { reset: true }],
  ])('waits for the end of %s', async (_, parted) => {
    for (let count = 0; count < 3; count += 1) await write();
    expect((await afterTwo(2, parted)).ahead).toBeUndefined();
  });
});

describe('an exchange goes on', () => {
  const request = (push: number): SyncRequest => ({ push: Array.from({ length: push }) }) as unknown as SyncRequest;
  const response = (more: Partial<SyncResponse>): SyncResponse => ({ now: 1, epoch: 'e', head: 1, outcomes: [], fork: null, ...more });
  test.each<[string, SyncRequest, Partial<SyncResponse>, boolean]>([
    ['after a reset', request(0), { reset: true }, true],
    ['after a fork', request(0), { fork: 0 }, true],
    ['while there are more pages', request(0), { page: { more: true } as never }, true],
    ['when the server answered only the first changes', request(2), { outcomes: [{ id: 'x', end: 'applied', seq: 1 }] }, true],
    ['not when everything was said', request(0), { page: { more: false } as never }, false],
  ])('%s', (_, asked, answered, unfinished) => expect(isUnfinished(asked, response(answered), true)).toBe(unfinished));
  test('when another answer was faster', () => expect(isUnfinished(request(0), response({}), false)).toBe(true));

  const leaving = (waiting: number, carried = 1) => ({ request: request(carried), load: { leaving: [], waiting, oldestAt: null, seenHeads: [] } });
  const applied = (seq: number, upTo: number) => response({ outcomes: [{ id: 'x', end: 'applied', seq }], page: { next: { ...emptyCursor, seq: upTo } } as never });
  test.each<[string, Parameters<typeof isLeft>, boolean]>([
    ['while something waits that it could not carry', [leaving(1), applied(4, 4)], true],
    ['while a page is missing that contains what was applied', [leaving(0), applied(4, 3)], true],
    ['not when all that waited stands in its page', [leaving(0), applied(4, 4)], false],
    ['not when it only asked whether somebody is there', [leaving(1, 0), response({})], false],
  ])('%s', (_, [asked, answered], left) => expect(isLeft(asked, answered)).toBe(left));
});
