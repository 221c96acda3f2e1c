import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeIdOf, changeOf } from '../../test/builders/change';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import type { RowImage, RowOperation } from '../domain/change';
import { baseOf, foldRow, imageToRow, materialise, materialiseAll, materialiser } from './materialise';
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

  describe('while another tab goes on between the two databases', () => {
    /** Shows the row over `a`, and lets something happen in the middle of it; how often the rows were laid anew. */
    const showWhile = async (happens: () => Promise<void>): Promise<number> => {
      await cache.transact((transaction) => transaction.putRows([imageToRow(image)]));
      await keep(entry('a', [{ set: { weight: 2 } }]));
      let passes = 0;
      const racing = Object.assign(Object.create(cache) as MemoryCache, {
        transact: async <Value>(work: Parameters<typeof cache.transact<Value>>[0]) => {
          const done = await cache.transact(work);
          passes += 1;
          if (passes === 1) await happens();
          return done;
        },
      });
      await materialise(words, racing, ['milestone/m']);
      return passes;
    };

    test('what it writes over the row is shown too', async () => {
      expect(await showWhile(() => keep(entry('b', [{ set: { weight: 3 } }])))).toBe(2);
      expect((await shown())?.fields['weight']).toBe(3);
    });

    test('what it takes back is not shown', async () => {
      expect(await showWhile(() => words.transact((transaction) => transaction.removeEntries([changeIdOf('a')])))).toBe(2);
      expect(await shown()).toEqual(imageToRow(image));
    });

    test('what it queues again in an old place is shown', async () => {
      const requeued = { ...entry('old', [{ set: { order: 9 } }]), order: 0.5 };
      expect(await showWhile(() => words.transact((transaction) => transaction.putEntries([requeued])))).toBe(2);
      expect((await shown())?.fields).toMatchObject({ weight: 2, order: 9 });
    });

    test('what it writes elsewhere costs nothing', async () => {
      expect(await showWhile(() => keep(entry('b', [{ id: 'other', set: { weight: 3 } }])))).toBe(1);
    });
  });
});

describe('what is written is shown', () => {
  let words: MemoryWords;
  let cache: MemoryCache;
  let passes: number;
  beforeEach(() => {
    vi.useFakeTimers();
    words = new MemoryWords();
    cache = new MemoryCache();
    passes = 0;
  });
  afterEach(() => void vi.useRealTimers());
  const counting = () => {
    const counted = Object.assign(Object.create(cache) as MemoryCache, {
      transact: (work: never) => {
        passes += 1;
        return cache.transact(work);
      },
    });
    return materialiser(words, counted);
  };
  const write = async (name: string): Promise<string> => {
    await words.add(entry(name, [{ id: name, act: 'create', set: { weight: 1 } }]));
    return `milestone/${name}`;
  };

  test('at once, when a person wrote it, and again when they write the next thing', async () => {
    const show = counting();
    for (const name of ['a', 'b', 'c']) {
      void show([await write(name)]);
      await vi.advanceTimersByTimeAsync(0);
      expect((await cache.rows([{ entity: 'milestone', id: name }]))[0]).toBeTruthy();
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(passes).toBe(3);
  });

  test('together, once a burst has paused', async () => {
    const show = counting();
    const shown: Promise<void>[] = [];
    for (let count = 0; count < 50; count += 1) {
      shown.push(show([await write(`m${count}`)]));
      await vi.advanceTimersByTimeAsync(10);
    }
    expect([passes, cache.held.size]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all(shown);
    expect([passes, cache.held.size]).toEqual([2, 50]);
  });

  test('within two seconds, however long a burst lasts', async () => {
    const show = counting();
    for (let count = 0; count < 500; count += 1) {
      void show([await write(`m${count}`)]);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(passes).toBeGreaterThanOrEqual(3);
    expect(cache.held.size).toBeGreaterThan(290);
  });

  test('whatever became of the showing before it', async () => {
    const show = materialiser(words, Object.assign(Object.create(cache) as MemoryCache, { transact: (work: never) => ((passes += 1) === 1 ? Promise.reject(new Error('QuotaExceededError')) : cache.transact(work)) }));
    await expect(show([await write('a')])).rejects.toThrow('QuotaExceededError');
    await vi.advanceTimersByTimeAsync(200);
    await show([await write('b')]);
    expect([...cache.held.keys()]).toEqual(['milestone/b']);
  });
});

test('a row’s name is read back, whatever its id', () => {
  expect(rowKeyOf('checkInLine/c~2026-09-01~m')).toEqual({ entity: 'checkInLine', id: 'c~2026-09-01~m' });
  expect(rowKeyOf('later/a/b')).toEqual({ entity: 'later', id: 'a/b' });
});
