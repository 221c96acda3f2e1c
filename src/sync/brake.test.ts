import { beforeEach, expect, test } from 'vitest';
import { changeIdOf, changeOf } from '../../test/builders/change';
import { MemoryCache } from '../../test/doubles/memory-device-store';
import type { RowImage } from '../domain/change';
import { emptyCursor, type Page } from '../protocol/sync-messages';
import { imageToRow } from '../storage/materialise';
import type { OutboxEntry } from '../storage/words-store';
import { emptierBy } from './brake';

let cache: MemoryCache;
beforeEach(() => {
  cache = new MemoryCache();
});

const rowsOf = (count: number, audience = 'public'): readonly RowImage[] =>
  Array.from({ length: count }, (_, index) => ({ entity: 'milestone', id: `${audience}-${index}`, seq: 1, audience, fields: {}, writers: {}, by: 'martin', at: 1 }));
const hold = (...rows: readonly RowImage[]) => cache.transact((transaction) => transaction.putRows(rows.map(imageToRow)));
const wholeOf = (rows: readonly RowImage[], audiences: readonly string[] = ['public']): Page => ({ rows, deleted: [], gone: [], movedAudience: [], dropAudiences: [], next: { ...emptyCursor, epoch: 'f', audiences }, more: false });
const ask = (whole: Page, more: { readonly audiences?: readonly string[]; readonly pending?: readonly OutboxEntry[] } = {}) =>
  emptierBy(cache, whole, { sent: { ...emptyCursor, epoch: 'e', audiences: more.audiences ?? ['public'] }, pending: more.pending ?? [] });

test.each([
  [100, 80, undefined],
  [100, 79, { vanishing: 21, held: 100 }],
  [1000, 950, undefined],
  [1000, 949, { vanishing: 51, held: 1000 }],
  [5, 4, undefined],
  [5, 0, { vanishing: 5, held: 5 }],
])('of %d records, %d left: %o', async (held, left, asked) => {
  await hold(...rowsOf(held));
  expect(await ask(wholeOf(rowsOf(left)))).toEqual(asked);
});

test('records of an audience that the person does not hold any more are not missed', async () => {
  await hold(...rowsOf(10), ...rowsOf(40, 'area:a'));
  expect(await ask(wholeOf(rowsOf(10)), { audiences: ['public', 'area:a'] })).toBeUndefined();
});

test('records that this device is about to bring back are not missed', async () => {
  const [own, ...others] = rowsOf(2);
  await hold(...rowsOf(2));
  const pending: OutboxEntry = { id: changeIdOf('a'), order: 1, change: changeOf({ id: changeIdOf('a') }), rows: [`milestone/${own?.id}`], state: 'queued' };
  expect(await ask(wholeOf(others))).toEqual({ vanishing: 1, held: 2 });
  expect(await ask(wholeOf(others), { pending: [pending] })).toBeUndefined();
});

test('a device that held nothing takes whatever comes', async () => {
  expect(await ask(wholeOf([]))).toBeUndefined();
});
