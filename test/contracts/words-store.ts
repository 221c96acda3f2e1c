/** What every keeper of a person's words owes; the Dexie store and the memory double sign it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AttentionEntry, NewEntry, OutboxEntry, WordsStore } from '../../src/storage/words-store';
import { changeIdOf, changeOf } from '../builders/change';

export interface KeptWords {
  readonly words: WordsStore;
  readonly drafts: () => Promise<readonly string[]>;
  readonly discard: () => Promise<void>;
}

const entry = (name: string, rows: readonly string[] = [`milestone/${name}`]): NewEntry => ({ id: changeIdOf(name), change: changeOf({ id: changeIdOf(name) }), rows, state: 'queued' });
const refused = (name: string): AttentionEntry => ({ id: changeIdOf(name), change: changeOf({ id: changeIdOf(name) }), outcome: { id: changeIdOf(name), end: 'rejected', problem: 'forbidden' }, at: 7 });
const names = (entries: readonly OutboxEntry[]): readonly string[] => entries.map(({ id }) => id.replace(/-+$/, ''));
const broken = new Error('the power went');

export const wordsStoreContract = (name: string, make: () => Promise<KeptWords>): void => {
  // A store that keeps its word at the second try does not keep it.
  describe(`words in ${name}`, { retry: 0 }, () => {
    let kept: KeptWords;
    let words: WordsStore;
    beforeEach(async () => {
      kept = await make();
      words = kept.words;
    });
    afterEach(() => kept.discard());

    const add = async (...entries: readonly NewEntry[]) => {
      for (const each of entries) await words.transact((transaction) => transaction.addEntry(each));
    };
    /** Rewrites entries in place. */
    const move = (ids: readonly string[], more: Partial<OutboxEntry>) =>
      words.transact(async (transaction) => transaction.putEntries((await transaction.entries(ids.map(changeIdOf))).map((each) => ({ ...each, ...more }))));

    /** Confirms what waits, all of it at once. */
    const finish = (ids: readonly string[], seq: number, doneAt: number) =>
      words.transact(async (transaction) =>
        transaction.finish((await transaction.entries(ids.map(changeIdOf))).map((each) => ({ ...each, state: 'done', seq, doneAt }))),
      );
    const journal = () => words.transact((transaction) => transaction.doneBefore(1e15));

    test('keeps what was written in the order in which it was written', async () => {
      await add(entry('c'), entry('a'), entry('b'));
      expect(names(await words.pending())).toEqual(['c', 'a', 'b']);
      expect(names(await words.unsent(2))).toEqual(['c', 'a']);
      const [first] = await words.unsent(1);
      expect(names(await words.unsent(1, first?.order))).toEqual(['a']);
      expect(names(await words.transact((transaction) => transaction.oldest(2)))).toEqual(['c', 'a']);
      expect(names(await words.transact((transaction) => transaction.oldest(1, first?.order)))).toEqual(['a']);
      const orders = (await words.pending()).map(({ order }) => order);
      expect(orders).toEqual([...orders].sort((one, other) => one - other));
      expect((await words.pending())[1]).toMatchObject({ rows: ['milestone/a'], state: 'queued' });
    });

    test('keeps the place of an entry that is put again, after others and after all were taken away', async () => {
      await add(entry('a'), entry('b'));
      await move(['a'], { state: 'answered', seq: 4 });
      expect(names(await words.pending())).toEqual(['a', 'b']);
      const before = (await words.pending()).at(-1)?.order ?? 0;
      await words.transact((transaction) => transaction.removeEntries(['a', 'b'].map(changeIdOf)));
      await add(entry('c'));
      expect((await words.pending())[0]?.order).toBeGreaterThan(before);
    });

    test('gives back an entry as it was put, and no mark of its own', async () => {
      const whole = entry('a', ['milestone/a', 'milestone/b']);
      await add(whole);
      const [read] = await words.pending();
      expect(read).toEqual({ ...whole, order: read?.order });
      await words.transact((transaction) => transaction.finish(read ? [{ ...read, state: 'done', seq: 9, doneAt: 5 }] : []));
      expect(await words.transact((transaction) => transaction.entries([whole.id]))).toEqual([{ ...whole, order: read?.order, state: 'done', seq: 9, doneAt: 5 }]);
    });

    test('what is done is journal: it waits no more, and can be found by its place and its day', async () => {
      await add(entry('a'), entry('b'), entry('c'));
      await finish(['a'], 3, 100);
      await move(['b'], { state: 'answered', seq: 5 });
      expect(names(await words.pending())).toEqual(['b', 'c']);
      expect(names(await words.pending(['milestone/a', 'milestone/b']))).toEqual(['b']);
      expect(names(await words.unsent(10))).toEqual(['b', 'c']);
      await words.transact(async (transaction) => {
        expect(names(await transaction.entriesAbove(2))).toEqual(['a', 'b']);
        expect(names(await transaction.entriesAbove(3))).toEqual(['b']);
        expect(names(await transaction.doneBefore(101))).toEqual(['a']);
        expect(names(await transaction.doneBefore(100))).toEqual([]);
      });
    });

    test('what was done and is queued again waits again, in its old place', async () => {
      await add(entry('a'), entry('b'));
      await finish(['a'], 3, 100);
      await words.transact(async (transaction) => {
        const [{ id, order, change, rows }] = (await transaction.entries([changeIdOf('a')])) as [OutboxEntry];
        await transaction.putEntries([{ id, order, change, rows, state: 'queued' }]);
      });
      expect(names(await words.pending())).toEqual(['a', 'b']);
      await words.transact(async (transaction) => {
        expect(await transaction.entriesAbove(0)).toEqual([]);
        expect(await transaction.doneBefore(1e15)).toEqual([]);
      });
    });

    test('what was confirmed together leaves the journal one by one, when it is queued again', async () => {
      await add(...['a', 'b', 'c', 'd'].map((each) => entry(each)));
      await finish(['a', 'b', 'd'], 3, 100);
      expect([names(await words.pending()), names(await journal())]).toEqual([['c'], ['a', 'b', 'd']]);
      await words.transact(async (transaction) => {
        for (const { id, order, change, rows } of await transaction.entriesAbove(0)) if (id !== changeIdOf('b')) await transaction.putEntries([{ id, order, change, rows, state: 'queued' }]);
      });
      expect([names(await words.pending()), names(await journal())]).toEqual([['a', 'c', 'd'], ['b']]);
      await words.transact(async (transaction) => transaction.removeEntries((await transaction.doneBefore(1e15)).map(({ id }) => id)));
      expect([names(await words.pending()), names(await journal())]).toEqual([['a', 'c', 'd'], []]);
    });

    test('what another tab has confirmed already is not journalled twice', async () => {
      await add(entry('a'), entry('b'));
      const waiting = await words.pending();
      await finish(['a'], 3, 100);
      await words.transact((transaction) => transaction.finish(waiting.map((each) => ({ ...each, state: 'done', seq: 4, doneAt: 200 }))));
      expect((await journal()).map(({ id, seq }) => [id.replace(/-+$/, ''), seq])).toEqual([['a', 3], ['b', 4]]);
      await words.transact((transaction) => transaction.finish([]));
      expect(await words.orders()).toEqual([]);
    });

    test('the orders of what waits tell whether anything came or went', async () => {
      await add(entry('a'), entry('b'));
      const before = await words.orders();
      expect(before).toEqual((await words.pending()).map(({ order }) => order));
      await words.add(entry('c'));
      await finish(['a'], 3, 100);
      expect(await words.orders()).toHaveLength(2);
      expect(await words.orders()).not.toEqual(before);
    });

    test('what waits over some rows, or was written after something, is told with the orders of all that waits', async () => {
      await add(entry('a'), entry('b'), entry('c'));
      const orders = await words.orders();
      const over = await words.waiting({ over: ['milestone/c', 'milestone/a', 'milestone/none'] });
      expect([over.orders, names(over.entries)]).toEqual([orders, ['a', 'c']]);
      const later = await words.waiting({ after: orders[0] ?? 0 });
      expect([later.orders, names(later.entries)]).toEqual([orders, ['b', 'c']]);
      await finish(['b'], 3, 100);
      expect(names((await words.waiting({ after: 0 })).entries)).toEqual(['a', 'c']);
      expect(await words.waiting({ over: ['milestone/b'] })).toEqual({ orders: await words.orders(), entries: [] });
    });

    test('what leaves is read and claimed at once: nothing is taken back in between, and a claim that fails claims nothing', async () => {
      await add(entry('a'), entry('b'));
      const orders = await words.orders();
      const claiming = words.transactLeaving(async (transaction) => {
        const [first] = await transaction.oldest(1);
        await transaction.setOfferedUpTo(first?.order ?? 0);
        return { first, heads: await transaction.seenHeads(), all: await transaction.countAfter(0), after: await transaction.countAfter(first?.order ?? 0) };
      });
      const takingBack = words.transact(async (transaction) => ((await transaction.offeredUpTo()) < (orders[0] ?? 0) ? transaction.removeEntries([changeIdOf('a')]) : undefined));
      expect(await claiming).toMatchObject({ first: entry('a'), heads: [], all: 2, after: 1 });
      await takingBack;
      expect(await words.orders()).toEqual(orders);
      const failing = words.transactLeaving(async (transaction) => {
        await transaction.setOfferedUpTo(99);
        throw new Error('the disk is full');
      });
      await expect(failing).rejects.toThrow('the disk is full');
      expect(await words.offeredUpTo()).toBe(orders[0]);
    });

    test('a head that was seen is noted after those that stand there, with the time; a note that fails notes nothing', async () => {
      await words.noteSeen((heads) => [...heads, [3, 'three']], 500);
      await Promise.all([words.noteSeen((heads) => [...heads, [4, 'four']], 600), words.noteSeen((heads) => [...heads, [5, 'five']], 700)]);
      const failing = words.noteSeen(() => {
        throw new Error('the page was left');
      }, 800);
      await expect(failing).rejects.toThrow('the page was left');
      expect(await words.seenHeads()).toEqual([[3, 'three'], [4, 'four'], [5, 'five']]);
      expect(await words.transact((transaction) => transaction.serverTime())).toBe(700);
    });

    test('one entry alone is kept like any other, and only once', async () => {
      await words.add(entry('a'));
      expect(await words.pending()).toMatchObject([{ ...entry('a') }]);
      await expect(words.add(entry('a'))).rejects.toThrow();
      await words.add(entry('b'));
      expect(names(await words.pending())).toEqual(['a', 'b']);
    });

    test('finds what waits over any of some rows, each once', async () => {
      await add(entry('a', ['checkIn/1', 'checkInLine/1']), entry('b', ['checkIn/2']), entry('c', ['checkInLine/1']));
      expect(names(await words.pending(['checkInLine/1', 'checkIn/1']))).toEqual(['a', 'c']);
      expect(names(await words.pending(['checkIn/2', 'checkIn/none']))).toEqual(['b']);
      expect(await words.pending([])).toEqual([]);
    });

    test('a transaction that fails leaves nothing behind', async () => {
      await add(entry('a'));
      await words.transact(async (transaction) => {
        await transaction.setSeenHeads([[1, 'one']]);
        await transaction.setOfferedUpTo(1);
      });
      await expect(
        words.transact(async (transaction) => {
          await transaction.addEntry(entry('b'));
          await transaction.removeEntries([changeIdOf('a')]);
          await transaction.addAttention([refused('x')]);
          await transaction.putDraft({ key: 'd', kind: 'k', content: 'half', savedAt: 1 });
          await transaction.setSeenHeads([[2, 'two']]);
          await transaction.setOfferedUpTo(2);
          throw broken;
        }),
      ).rejects.toThrow('the power went');
      expect(names(await words.pending())).toEqual(['a']);
      expect(await words.seenHeads()).toEqual([[1, 'one']]);
      expect(await words.offeredUpTo()).toBe(1);
      expect(await words.transact((transaction) => transaction.attention(changeIdOf('x')))).toBeUndefined();
      expect(await kept.drafts()).toEqual([]);
    });

    test('an id is kept once: the second of the same name fails, with everything beside it', async () => {
      await add(entry('a'));
      await expect(
        words.transact(async (transaction) => {
          await transaction.addEntry(entry('b'));
          await transaction.addEntry(entry('a'));
        }),
      ).rejects.toThrow();
      expect(names(await words.pending())).toEqual(['a']);
    });

    test('a work that throws before its first step fails like any other', async () => {
      await expect(
        words.transact(() => {
          throw broken;
        }),
      ).rejects.toThrow('the power went');
      await add(entry('a'));
      expect(names(await words.pending())).toEqual(['a']);
    });

    test('transactions never interleave', async () => {
      const count = (by: number) =>
        words.transact(async (transaction) => {
          const before = (await transaction.seenHeads()).at(-1)?.[0] ?? 0;
          await transaction.attention('nothing');
          await transaction.setSeenHeads([[before + by, '']]);
        });
      await Promise.all([1, 10, 100, 1000].map(count));
      expect(await words.seenHeads()).toEqual([[1111, '']]);
    });

    test('a transaction sees its own writes', async () => {
      await words.transact(async (transaction) => {
        await transaction.addEntry(entry('a'));
        expect(names(await transaction.entries([changeIdOf('a'), changeIdOf('none')]))).toEqual(['a']);
        await transaction.removeEntries([changeIdOf('a')]);
        expect(await transaction.entries([changeIdOf('a')])).toEqual([]);
      });
    });

    test('attention keeps the whole text until somebody writes over it', async () => {
      await words.transact((transaction) => transaction.addAttention([refused('a'), refused('b')]));
      expect(await words.transact((transaction) => transaction.attention(changeIdOf('a')))).toMatchObject({ outcome: { problem: 'forbidden' }, at: 7, change: { id: changeIdOf('a') } });
      await words.transact((transaction) => transaction.addAttention([{ ...refused('a'), settled: { how: 'theirs', at: 8 } }]));
      expect(await words.transact((transaction) => transaction.attention(changeIdOf('a')))).toMatchObject({ settled: { how: 'theirs' } });
    });

    test('a draft is written over by its key and gone when it is removed', async () => {
      const put = (content: string) => words.transact((transaction) => transaction.putDraft({ key: 'd', kind: 'k', content, savedAt: 1 }));
      await put('one');
      await put('two');
      expect(await kept.drafts()).toEqual(['two']);
      await words.transact((transaction) => transaction.removeDraft('d'));
      expect(await kept.drafts()).toEqual([]);
    });

    test('without anything in it, everything is empty and nothing fails', async () => {
      expect([await words.pending(), await words.unsent(5), await words.seenHeads()]).toEqual([[], [], []]);
      await words.transact(async (transaction) => {
        await transaction.putEntries([]);
        await transaction.removeEntries([]);
        await transaction.addAttention([]);
        await transaction.removeDraft('none');
        expect(await transaction.entries([])).toEqual([]);
      });
    });
  });
};
