import { expect, test } from 'vitest';
import { commitments, milestones } from '../../test/builders/plan';
import type { CheckIn } from './check-in';
import { dueMilestones, owedSlotsOf, slotToReport } from './dues';

const commitment = commitments[0] ?? (() => { throw new Error('the plan has commitments'); })();
const today = '2026-11-18';

const checkIn = (from: string, state: CheckIn['state']): CheckIn => ({
  id: `c-11~${from}`, commitment: 'c-11', organization: 'judicial', from, to: from, due: from, milestones: [], state, round: 1, submittedOn: from, submittedBy: 'lucia',
});

const allBefore = ['2025-06-01', '2025-09-01', '2025-12-01', '2026-03-01', '2026-06-01'].map((from) => checkIn(from, 'published'));

test('a period that nobody answered is owed from its first day, and one that was returned is owed again', () => {
  expect(owedSlotsOf(commitment, allBefore, today).map(({ slot, state }) => [slot.from, state])).toEqual([['2026-09-01', 'due_soon']]);
  const returned = [...allBefore.slice(0, 4), checkIn('2026-06-01', 'returned'), checkIn('2026-09-01', 'submitted')];
  expect(owedSlotsOf(commitment, returned, today).map(({ slot, state }) => [slot.from, state])).toEqual([['2026-06-01', 'overdue']]);
});

test('a commitment that was withdrawn, or is still being drafted, owes no check-in', () => {
  expect(owedSlotsOf({ ...commitment, lifecycle: 'withdrawn' }, [], today)).toEqual([]);
  expect(owedSlotsOf({ ...commitment, lifecycle: 'drafting' }, [], today)).toEqual([]);
});

test('reporting opens the latest period without an answer, else the one that runs', () => {
  expect(slotToReport(commitment, allBefore, today)?.from).toBe('2026-09-01');
  expect(slotToReport(commitment, [...allBefore.slice(0, 4), checkIn('2026-09-01', 'submitted')], today)?.from).toBe('2026-06-01');
  expect(slotToReport(commitment, [...allBefore, checkIn('2026-09-01', 'accepted')], today)?.from).toBe('2026-09-01');
  expect(slotToReport(commitment, [], '2025-05-31')).toBeUndefined();
});

test('near are milestones that are late or fall within 45 days, oldest date first; what is done is not', () => {
  expect(dueMilestones(milestones, today).map(({ milestone, schedule }) => [milestone.id, schedule.state])).toEqual([
    ['c-11-m3', 'overdue'],
    ['c-8-m3', 'overdue'],
    ['c-11-m4', 'due_soon'],
    ['c-d1-m1', 'upcoming'],
  ]);
});

test('what is complete waits for nobody, also where an import did not say since when', () => {
  const [first] = milestones;
  const imported = { ...(first ?? (() => { throw new Error('the plan has milestones'); })()), id: 'imported', due: '2026-01-31', reported: 'complete' } as const;
  const { completedOn: _unknown, ...someDay } = imported;
  expect(dueMilestones([someDay], today)).toEqual([]);
  expect(dueMilestones([{ ...someDay, reported: 'substantial' }], today)).toMatchObject([{ schedule: { state: 'overdue' } }]);
});
