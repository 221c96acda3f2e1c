import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDay } from './day';
import { checkInSlotsOf, commitmentScheduleOf, dueSoonDays, endOfCommitmentAssessmentDue, freshnessDays, inceptionAssessmentDue, scheduleOf, slotStateOf } from './schedule';

const today = '2026-11-18';
const in_ = (days: number) => addDays(today, days);

describe('the calendar of a milestone', () => {
  test.each([
    ['without a date', {}, { state: 'no_date' }],
    ['complete, but without a date', { reported: 'complete', completedOn: today }, { state: 'no_date' }],
    ['due yesterday', { due: in_(-1) }, { state: 'overdue', days: 1 }],
    ['due today', { due: today }, { state: 'due_soon', days: 0 }],
    ['due in 30 days', { due: in_(dueSoonDays) }, { state: 'due_soon', days: 30 }],
    ['due in 31 days, not yet begun', { due: in_(dueSoonDays + 1) }, { state: 'upcoming', days: 31 }],
    ['due in 31 days, said not to have started', { due: in_(31), reported: 'not_started' }, { state: 'upcoming', days: 31 }],
    ['due in 31 days, begun', { due: in_(31), reported: 'limited' }, { state: 'on_time', days: 31 }],
    ['starting tomorrow', { start: in_(1), due: in_(60) }, { state: 'upcoming', days: 60 }],
    ['starting today', { start: today, due: in_(60) }, { state: 'on_time', days: 60 }],
    ['starting tomorrow though already due soon', { start: in_(1), due: in_(5) }, { state: 'due_soon', days: 5 }],
    ['completed on its day', { due: in_(-90), reported: 'complete', completedOn: in_(-90) }, { state: 'done_on_time', days: 0 }],
    ['completed early', { due: in_(90), reported: 'complete', completedOn: today }, { state: 'done_on_time', days: 0 }],
    ['completed one day late', { due: in_(-90), reported: 'complete', completedOn: in_(-89) }, { state: 'done_late', days: 1 }],
    ['complete, nobody says since when, its date long gone', { due: in_(-90), reported: 'complete' }, { state: 'done' }],
    ['complete, nobody says since when, its date to come', { due: in_(5), reported: 'complete' }, { state: 'done' }],
    ['substantial is not done', { due: in_(-3), reported: 'substantial' }, { state: 'overdue', days: 3 }],
  ] as const)('%s', (_, milestone, schedule) => expect(scheduleOf(milestone, today)).toEqual(schedule));
});

describe('the calendar of a commitment', () => {
  const late = { order: 1, due: in_(-10) };
  const soon = { order: 2, due: in_(10) };
  const done = { order: 3, due: in_(-10), reported: 'complete', completedOn: in_(-11) } as const;
  const doneLate = { order: 4, due: in_(-10), reported: 'complete', completedOn: in_(-9) } as const;
  const undated = { order: 5 };

  test('is late if one milestone is, and says which and by how much', () =>
    expect(commitmentScheduleOf([soon, late, done], today)).toEqual({ state: 'overdue', overdue: [{ order: 1, days: 10 }], dueSoon: [{ order: 2, days: 10 }] }));
  test('is not late because of a milestone that was withdrawn', () => expect(commitmentScheduleOf([{ ...late, reported: 'withdrawn' }, done], today).state).toBe('done_on_time'));
  test('is done late when the last was late', () => expect(commitmentScheduleOf([done, doneLate], today).state).toBe('done_late'));
  test('is done, and not said to be on time, when of one milestone nobody stated the day', () => {
    const someDay = { order: 6, due: in_(-10), reported: 'complete' } as const;
    expect(commitmentScheduleOf([done, someDay], today)).toEqual({ state: 'done', overdue: [], dueSoon: [] });
    expect(commitmentScheduleOf([doneLate, someDay], today).state).toBe('done_late');
    expect(commitmentScheduleOf([soon, someDay], today).state).toBe('due_soon');
  });
  test('is not done while a milestone has no date', () => expect(commitmentScheduleOf([done, undated], today).state).toBe('no_date'));
  test('of no milestones has no date', () => expect(commitmentScheduleOf([], today).state).toBe('no_date'));
});

describe('check-in slots', () => {
  const slots = (start: string, end: string) => checkInSlotsOf({ start, end }).map(({ from, to }) => `${from} – ${to}`);

  test('every three months from the start, the last one shorter', () =>
    expect(slots('2025-06-01', '2026-01-15')).toEqual(['2025-06-01 – 2025-08-31', '2025-09-01 – 2025-11-30', '2025-12-01 – 2026-01-15']));
  test('a commitment that starts on the 31st begins each slot on the last day that the month has', () =>
    expect(slots('2026-01-31', '2026-12-31')).toEqual(['2026-01-31 – 2026-04-29', '2026-04-30 – 2026-07-30', '2026-07-31 – 2026-10-30', '2026-10-31 – 2026-12-31']));
  test('a leap February has its 29th', () =>
    expect(slots('2027-11-30', '2028-06-30')).toEqual(['2027-11-30 – 2028-02-28', '2028-02-29 – 2028-05-29', '2028-05-30 – 2028-06-30']));
  test('a commitment of one day has one slot, one that ends before it starts has none', () => {
    expect(slots('2026-03-01', '2026-03-01')).toEqual(['2026-03-01 – 2026-03-01']);
    expect(slots('2026-03-01', '2026-02-28')).toEqual([]);
  });

  const start = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  test('cover the commitment from its first day to its last without gap or overlap', () =>
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 3000 }), (from, length) => {
        const end = addDays(from, length);
        const all = checkInSlotsOf({ start: from, end });
        expect(all[0]?.from).toBe(from);
        expect(all.at(-1)?.to).toBe(end);
        all.forEach((slot, index) => {
          expect(isDay(slot.from) && isDay(slot.to)).toBe(true);
          expect(slot.due).toBe(slot.to);
          expect(slot.from <= slot.to).toBe(true);
          if (index > 0) expect(slot.from).toBe(addDays(all[index - 1]?.to ?? '', 1));
          if (index < all.length - 1) expect(addMonths(from, 3 * (index + 1))).toBe(addDays(slot.to, 1));
        });
      }),
    ));

  const slot = { from: '2026-09-01', to: '2026-11-30', due: '2026-11-30' };
  test.each([
    ['the day before it begins', undefined, '2026-08-31', 'upcoming'],
    ['on its first day', undefined, '2026-09-01', 'open'],
    ['fifteen days before it is due', undefined, '2026-11-15', 'open'],
    ['fourteen days before it is due', undefined, '2026-11-16', 'due_soon'],
    ['on its last day', undefined, '2026-11-30', 'due_soon'],
    ['a day later', undefined, '2026-12-01', 'overdue'],
    ['answered', { state: 'submitted' }, '2026-12-01', 'answered'],
    ['returned, it owes an answer again', { state: 'returned' }, '2026-12-01', 'overdue'],
    ['published', { state: 'published' }, '2026-12-01', 'answered'],
  ] as const)('%s', (_, checkIn, day, state) => expect(slotStateOf(slot, checkIn, day)).toBe(state));
});

test('dues: two months after the plan was submitted, one after a commitment was implemented, a website no older than 120 days', () => {
  expect(inceptionAssessmentDue('2025-12-31')).toBe('2026-02-28');
  expect(inceptionAssessmentDue('2027-12-30')).toBe('2028-02-29');
  expect(endOfCommitmentAssessmentDue('2026-01-31')).toBe('2026-02-28');
  expect(freshnessDays).toBe(120);
  expect(daysBetween('2026-01-01', inceptionAssessmentDue('2026-01-01'))).toBe(59);
});
