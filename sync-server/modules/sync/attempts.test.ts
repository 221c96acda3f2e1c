/** What coordination and the monitoring body read of acts that were refused, where most of what stands there was held. */
import { expect, test } from 'vitest';
import { changeIdOf } from '../../../test/builders/change';
import { memoryChangeLogStore } from '../../../test/doubles/memory-change-log-store';
import { attemptsPage } from './attempts';
import type { ParkedChange } from './change-log-store';

const parked = (id: string, at: number, end: 'held' | 'rejected'): ParkedChange => ({
  id: changeIdOf(id),
  by: 'lucia',
  at,
  body: JSON.stringify({ kind: 'edit', operations: [] }),
  outcome: end === 'held' ? { id: changeIdOf(id), end, conflicts: [] } : { id: changeIdOf(id), end, problem: 'forbidden' },
});

const logOf = async (changes: readonly ParkedChange[]) => {
  const store = memoryChangeLogStore();
  await store.write('plan', async () => ({ append: { head: { seq: 0, chain: '', epoch: 'e' }, entries: [], rows: [], exits: [], parked: changes }, value: undefined }));
  return (after: string | undefined) => store.read('plan', (log) => attemptsPage(log, after));
};

test('a thousand held changes hide no refusal before them: the page is short and says where it goes on', async () => {
  const read = await logOf([parked('refused', 1, 'rejected'), ...Array.from({ length: 1000 }, (_none, index) => parked(`held-${index}`, 2 + index, 'held'))]);
  const first = await read(undefined);
  expect(first.attempts).toEqual([]);
  if (first.next === null) throw new Error('the first page says that nothing follows');
  const second = await read(first.next);
  expect([second.attempts.map(({ change }) => change), second.next]).toEqual([[changeIdOf('refused')], null]);
});

test('a page ends at its last refusal, also where held changes stand between', async () => {
  const read = await logOf(Array.from({ length: 220 }, (_none, index) => parked(`${index % 2 === 0 ? 'refused' : 'held'}-${index}`, index, index % 2 === 0 ? 'rejected' : 'held')));
  const first = await read(undefined);
  const second = await read(first.next ?? undefined);
  expect([first.attempts.length, second.attempts.length, second.next]).toEqual([100, 10, null]);
  expect(new Set([...first.attempts, ...second.attempts].map(({ change }) => change)).size).toBe(110);
});
