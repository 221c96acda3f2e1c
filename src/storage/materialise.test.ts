import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeIdOf, changeOf } from '../../test/builders/change';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import type { RowImage, RowOperation } from '../domain/change';
import { baseOf, foldRow, imageToRow, materialise, materialiseAll, sameEntries } from './materialise';
import { rowKeyOf } from './row-keys';
import type { OutboxEntry } from './words-store';

const key = { entity: 'milestone', id: 'm' };
const image: RowImage = { ...key, seq: 10, audience: 'public', fields: { weight: 1, order: 1, text: { es: 'base' } }, writers: { weight: changeIdOf('before') }, by: 'martin', at: 5 };

const entry = (name: string, operations: readonly Partial<RowOperation>[], more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: changeIdOf(name),
  order: 1,
  change: changeOf({ id: changeIdOf(name), operations: operations.map((operation) => ({ ...key, act: 'patch', ...operation })) }),
  rows: [...new Set(operations.map((operation) => `${operation.entity ?? 'milestone'}/${operation.id ?? 'm'}`))],
  state: 'queued',
  ...more,
});

describe('the view of one row', () => {
  test('without anything pending is the server’s image itself', () => {
    expect(foldRow(key, image, [])).toEqual(imageToRow(image));
    expect(foldRow(key, null, [])).toBeUndefined();
  });

  test('lays what is pending over it, oldest first, and keeps the image below', () => {
    const row = foldRow(key, image, [entry('a', [{ set: { weight: 2, order: 2 } }]), entry('b', [{ set: { weight: 3 } }])]);
    expect(row).toMatchObject({ fields: { weight: 3, order: 2, text: { es: 'base' } }, writers: { weight: changeIdOf('b'), order: changeIdOf('a') }, pending: 1, base: image, seq: 10, by: 'martin' });
  });

  test('skips what the image already contains, by its place in the server’s order', () => {
    const applied = entry('a', [{ set: { weight: 2 } }], { state: 'answered', seq: 10 });
    const notYet = entry('b', [{ set: { weight: 3 } }], { state: 'answered', seq: 11 });
    expect(foldRow(key, image, [applied])).toEqual(imageToRow(image));
    expect(foldRow(key, image, [applied, notYet])?.fields['weight']).toBe(3);
  });

  test('shows an answered create even before any page has brought the row', () => {
    const create = entry('a', [{ act: 'create', set: { weight: 4 }, audience: 'members' }], { state: 'answered', seq: 3 });
    expect(foldRow(key, null, [create])).toMatchObject({ fields: { weight: 4 }, audience: 'members', base: null, seq: 0 });
  });

  test('hides what is being deleted, and keeps its base for the day the deletion is refused', () => {
    const row = foldRow(key, image, [entry('a', [{ act: 'delete' }])]);
    expect(row).toMatchObject({ hidden: 1, pending: 1, base: image });
    expect(baseOf(row)).toEqual(image);
  });

  test('of a patch to nothing is nothing', () => expect(foldRow(key, null, [entry('a', [{ set: { weight: 2 } }])])).toBeUndefined());

  test('takes of a change only what touches the row', () =>
    expect(foldRow(key, image, [entry('a', [{ id: 'other', set: { weight: 9 } }, { set: { order: 7 } }])])?.fields).toMatchObject({ weight: 1, order: 7 }));

  test('gives back the image it stands on', () => {
    expect(baseOf(foldRow(key, image, [entry('a', [{ set: { weight: 2 } }])]))).toEqual(image);
    expect(baseOf(imageToRow(image))).toEqual(image);
    expect(baseOf(undefined)).toBeNull();
  });
});

const operation = fc.oneof(
  fc.record({ act: fc.constantFrom('patch', 'create', 'audience'), set: fc.dictionary(fc.constantFrom('weight', 'order', 'due'), fc.option(fc.integer())), audience: fc.constantFrom('public', 'members') }),
  fc.constant({ act: 'delete' as const }),
) as fc.Arbitrary<Partial<RowOperation>>;
const pending = fc
  .array(fc.tuple(fc.array(operation, { minLength: 1, maxLength: 3 }), fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined })), { maxLength: 6 })
  .map((all) => all.map(([operations, seq], index) => entry(`p${index}`, operations, seq === undefined ? {} : { state: 'answered', seq })));
const base = fc.option(fc.integer({ min: 1, max: 20 }).map((seq): RowImage => ({ ...image, seq })));

describe('the view is a fold', () => {
  test('folding twice changes nothing', () =>
    fc.assert(
      fc.property(base, pending, (image_, entries) => {
        const once = foldRow(key, image_, entries);
        expect(foldRow(key, baseOf(once) ?? image_, entries)).toEqual(once);
      }),
    ));

  test('and what is inside the image makes no difference to it', () =>
    fc.assert(
      fc.property(base, pending, (image_, entries) => {
        const outside = entries.filter((each) => !(image_ && each.seq !== undefined && each.seq <= image_.seq));
        expect(foldRow(key, image_, entries)).toEqual(foldRow(key, image_, outside));
      }),
    ));

  test('one change after the other gives what both together give', () =>
    fc.assert(
      fc.property(pending, (entries) => {
        const whole = foldRow(key, image, entries.map(({ seq: _, ...each }) => ({ ...each, state: 'queued' as const })));
        let step: RowImage | null = image;
        for (const { seq: _, ...each } of entries) {
          const row = foldRow(key, step, [{ ...each, state: 'queued' }]);
          step = row && !row.hidden ? { ...image, audience: row.audience, fields: row.fields, writers: row.writers } : null;
        }
        if (whole === undefined || whole.hidden) expect(step).toBeNull();
        else expect({ fields: step?.fields, audience: step?.audience, writers: step?.writers }).toEqual({ fields: whole.fields, audience: whole.audience, writers: whole.writers });
      }),
    ));
});

describe('bringing rows up to date', () => {
  let words: MemoryWords;
  let cache: MemoryCache;
  beforeEach(() => {
    words = new MemoryWords();
    cache = new MemoryCache();
  });
  const keep = (each: OutboxEntry) => words.transact((transaction) => transaction.addEntry(each));
  const shown = async () => (await cache.rows([key]))[0];

  test('twice is once, and settles to the image when nothing waits any more', async () => {
    await cache.transact((transaction) => transaction.putRows([imageToRow(image)]));
    await keep(entry('a', [{ set: { weight: 2 } }]));
    await materialise(words, cache, ['milestone/m']);
    const once = await shown();
    await materialise(words, cache, ['milestone/m']);
    expect(await shown()).toEqual(once);
    await words.transact((transaction) => transaction.removeEntries([changeIdOf('a')]));
    await materialiseAll(words, cache);
    expect(await shown()).toEqual(imageToRow(image));
  });

  test('a row that is left with nothing is gone', async () => {
    await keep(entry('a', [{ act: 'create', set: { weight: 4 } }]));
    await materialiseAll(words, cache);
    expect(await shown()).toMatchObject({ fields: { weight: 4 } });
    await words.transact((transaction) => transaction.removeEntries([changeIdOf('a')]));
    await materialiseAll(words, cache);
    expect(await shown()).toBeUndefined();
  });

  test('what another tab writes between the two databases is shown too', async () => {
    await cache.transact((transaction) => transaction.putRows([imageToRow(image)]));
    await keep(entry('a', [{ set: { weight: 2 } }]));
    let meanwhile: (() => Promise<void>) | undefined = async () => keep(entry('b', [{ set: { weight: 3 } }]));
    const racing = Object.assign(Object.create(cache) as MemoryCache, {
      transact: async <Value>(work: Parameters<typeof cache.transact<Value>>[0]) => {
        const done = await cache.transact(work);
        await meanwhile?.();
        meanwhile = undefined;
        return done;
      },
    });
    await materialise(words, racing, ['milestone/m']);
    expect((await shown())?.fields['weight']).toBe(3);
  });
});

test('two readings of the outbox are the same only with the same entries in the same state at the same place', () => {
  const one = entry('a', [{}]);
  expect(sameEntries([one], [{ ...one }])).toBe(true);
  expect(sameEntries([one], [])).toBe(false);
  expect(sameEntries([one], [{ ...one, state: 'answered', seq: 3 }])).toBe(false);
  expect(sameEntries([one], [entry('b', [{}])])).toBe(false);
});

test('a row’s name is read back, whatever its id', () => {
  expect(rowKeyOf('checkInLine/c~2026-09-01~m')).toEqual({ entity: 'checkInLine', id: 'c~2026-09-01~m' });
  expect(rowKeyOf('later/a/b')).toEqual({ entity: 'later', id: 'a/b' });
});
