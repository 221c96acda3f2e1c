import { expect, test } from 'vitest';
import { note, now, organization, plan, seededRandom } from '../../../test/contracts/change-log-plan';
import { memoryChangeLogStore } from '../../../test/doubles/memory-change-log-store';
import { tellAfterCommit, type Commit } from './after-commit';
import { appendServerChange, createPlan, startEpoch } from './server-change';

const random = seededRandom();
const context = (store = memoryChangeLogStore()) => ({ store, plan, by: 'import', now, random });

test('a plan is made once', async () => {
  const given = context();
  expect(await createPlan(given)).toBe(true);
  expect(await createPlan(given)).toBe(false);
  expect(await given.store.plans()).toEqual([plan]);
});

test('an import of 1,201 rows is three changes in one write, and importing again patches', async () => {
  const commits: Commit[] = [];
  const given = context();
  const told = { ...given, store: tellAfterCommit(given.store, (commit) => commits.push(commit)) };
  await createPlan(told);
  const operations = Array.from({ length: 1201 }, (_, index) => note(`n${index}`, 'members'));
  const first = await appendServerChange(told, { kind: 'import', operations });
  expect(first.changes).toHaveLength(3);
  expect(first.head.seq).toBe(3);
  const again = await appendServerChange(told, { kind: 'import', operations: [note('n0', 'members', { text: 'otra' })] });
  expect(again.head.seq).toBe(4);
  expect(commits.map(({ head }) => head)).toEqual([3, 4]);
  expect(await given.store.read(plan, (log) => log.rows([{ entity: 'note', id: 'n0' }]))).toMatchObject([{ seq: 4, fields: { text: 'otra' }, by: 'import' }]);
});

test('a plan that does not exist takes nothing', async () => {
  await expect(appendServerChange(context(), { kind: 'import', operations: [organization('o1')] })).rejects.toThrow();
  expect(await startEpoch(context())).toBe(false);
});
