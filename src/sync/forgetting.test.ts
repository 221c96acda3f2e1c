import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeOf } from '../../test/builders/change';
import { MemoryWords } from '../../test/doubles/memory-device-store';
import { journalDays } from './apply';
import { forgetDaily } from './forgetting';

const dayMs = 86_400_000;
let words: MemoryWords;
let stop: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  words = new MemoryWords();
});
afterEach(() => {
  stop?.();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A change that was confirmed so many days ago, under a head that this device has seen. */
const confirmed = async (daysAgo: number): Promise<string> => {
  const change = changeOf();
  await words.transact(async (transaction) => {
    await transaction.addEntry({ id: change.id, change, rows: [], state: 'done', seq: 1, doneAt: Date.now() - daysAgo * dayMs });
    await transaction.setSeenHeads([[1, 'chain']]);
    await transaction.setServerTime(Date.now());
  });
  return change.id;
};

test('a tab that begins to lead forgets what is old and witnessed, and goes on doing so every day', async () => {
  const [old, almost] = [await confirmed(journalDays + 1), await confirmed(journalDays - 1)];
  stop = forgetDaily({ words });
  await vi.advanceTimersByTimeAsync(0);
  expect([...words.entries.keys()]).toEqual([almost]);
  expect(words.entries.has(old)).toBe(false);
  await words.transact((transaction) => transaction.setServerTime(Date.now() + 2 * dayMs));
  await vi.advanceTimersByTimeAsync(2 * dayMs);
  expect(words.entries.size).toBe(0);
});

test('a tablet whose clock runs ten years ahead forgets nothing that the server confirmed today', async () => {
  await confirmed(0);
  vi.setSystemTime(Date.now() + 3650 * dayMs);
  stop = forgetDaily({ words });
  await vi.advanceTimersByTimeAsync(2 * dayMs);
  expect(words.entries.size).toBe(1);
});

test('a tab that no longer leads forgets nothing more', async () => {
  forgetDaily({ words })();
  await confirmed(journalDays + 1);
  await vi.advanceTimersByTimeAsync(3 * dayMs);
  expect(words.entries.size).toBe(1);
});

test('a disk that refuses is reported, and the next day it is tried again', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  await confirmed(journalDays + 1);
  const broken = vi.spyOn(words, 'transact').mockRejectedValueOnce(new Error('QuotaExceededError'));
  stop = forgetDaily({ words });
  await vi.advanceTimersByTimeAsync(0);
  expect(reported).toHaveBeenCalledWith(expect.objectContaining({ message: 'QuotaExceededError' }));
  await vi.advanceTimersByTimeAsync(dayMs);
  expect(broken).toHaveBeenCalledTimes(2);
  expect(words.entries.size).toBe(0);
});
