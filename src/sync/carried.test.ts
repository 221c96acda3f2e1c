import { beforeEach, expect, test } from 'vitest';
import { changeIdOf, changeOf } from '../../test/builders/change';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import { rowKeyText, type RowImage } from '../domain/change';
import { emptyCursor, type Cursor, type SyncResponse } from '../protocol/sync-messages';
import { materialiseAll } from '../storage/materialise';
import type { OutboxEntry, WaitingWanted } from '../storage/words-store';
import { keep } from '../storage/write';
import { apply } from './apply';

const milestone = (id: string) => ({ entity: 'milestone', id });
const at = (seq: number): Cursor => ({ ...emptyCursor, epoch: 'e', seq, audiences: ['public'], observedHead: seq, observedChain: `chain-${seq}` });
const image = (id: string, seq: number, weight: number): RowImage => ({ ...milestone(id), seq, audience: 'public', fields: { weight }, writers: {}, by: 'lucia', at: 1 });

let words: MemoryWords;
let cache: MemoryCache;
let wholeReads: number;
let entriesRead: number;
beforeEach(() => {
  words = new MemoryWords();
  cache = new MemoryCache();
  wholeReads = 0;
  entriesRead = 0;
});

const write = async (name: string, row: string, weight: number): Promise<void> => {
  await keep({ words, now: () => 1 }, changeOf({ id: changeIdOf(name), operations: [{ ...milestone(row), act: 'patch', set: { weight } }] }));
  await materialiseAll(words, cache);
};

/** The server applied what was sent, in its order; its page tells the rows. */
const take = (carried: readonly OutboxEntry[], rows: readonly RowImage[], behind: readonly OutboxEntry[] = []): Promise<boolean> => {
  const outcomes = carried.map(({ id }, index) => ({ id, end: 'applied', seq: index + 1 }) as const);
  const page = { rows, deleted: [], gone: [], movedAudience: [], dropAudiences: [], next: at(outcomes.length), more: false };
  const response: SyncResponse = { now: 1, epoch: 'e', head: outcomes.length, outcomes, fork: null, page };
  const counting: MemoryWords = Object.assign(Object.create(words) as MemoryWords, {
    pending: (asked?: readonly string[]) => ((wholeReads += 1), words.pending(asked)),
    orders: () => words.orders(),
    waiting: async (wanted: WaitingWanted) => {
      const found = await words.waiting(wanted);
      entriesRead += found.entries.length;
      return found;
    },
  });
  return apply(response, { words: counting, cache, sent: emptyCursor, now: 1, carried, behind });
};

const weightOf = async (row: string) => (await cache.rows([milestone(row)]))[0]?.fields['weight'];
const waiting = async () => (await words.pending()).map(({ id }) => id);

test('what was sent and came back in the page is done without reading the outbox again', async () => {
  await write('a', 'm', 1);
  await write('b', 'n', 2);
  expect(await take(await words.pending(), [image('m', 1, 1), image('n', 2, 2)])).toBe(true);
  expect(wholeReads).toBe(0);
  expect(await waiting()).toEqual([]);
  expect((await words.transact((transaction) => transaction.doneBefore(Infinity))).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(await cache.pendingKeys()).toEqual([]);
});

test('what was written while the answer was on its way stands over what the page brings', async () => {
  await write('a', 'm', 1);
  const carried = await words.pending();
  await write('b', 'm', 7);
  await take(carried, [image('m', 1, 1)]);
  expect(await weightOf('m')).toBe(7);
  expect(await waiting()).toEqual([changeIdOf('b')]);
});

test('what follows what was sent was read with it, and is not read again', async () => {
  for (const name of ['a', 'b', 'c']) await write(name, name, 5);
  const [sent, ...behind] = await words.pending();
  await write('later', 'd', 8);
  await words.transact((transaction) => transaction.removeEntries([changeIdOf('c')]));
  await take(sent ? [sent] : [], ['a', 'b', 'c'].map((row) => image(row, 1, 1)), behind);
  expect([wholeReads, entriesRead]).toEqual([0, 1]);
  expect(await Promise.all(['a', 'b', 'c'].map(weightOf))).toEqual([1, 5, 1]);
  expect(await waiting()).toEqual([changeIdOf('b'), changeIdOf('later')]);
});

test('what waits since before what was sent stands over the page too', async () => {
  await write('older', 'm', 3);
  await write('a', 'm', 1);
  const [, sent] = await words.pending();
  await take(sent ? [sent] : [], [image('n', 1, 1), image('m', 1, 1)]);
  expect(await waiting()).toEqual([changeIdOf('older')]);
  expect((await cache.rows([milestone('m')]))[0]).toMatchObject({ pending: 1, fields: { weight: 3 }, base: image('m', 1, 1) });
});

test('what another tab moved to attention meanwhile is not done here, and stands over nothing', async () => {
  await write('a', 'm', 1);
  await write('b', 'n', 2);
  const carried = await words.pending();
  await words.transact((transaction) => transaction.removeEntries([changeIdOf('b')]));
  await take(carried, [image('m', 1, 1), image('n', 2, 9)]);
  expect(await weightOf('n')).toBe(9);
  expect((await words.transact((transaction) => transaction.doneBefore(Infinity))).map(({ id }) => id)).toEqual([changeIdOf('a')]);
  expect([...cache.held.keys()].sort()).toEqual(['m', 'n'].map((id) => rowKeyText(milestone(id))));
});
