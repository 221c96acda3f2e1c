import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, dayAt, daysBetween, earlierDay, firstDayOf, isDay, lastDayOf } from './day';

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const days = fc.integer({ min: -50_000, max: 50_000 });

test('a day that does not exist is none', () => {
  expect(['2026-02-28', '2028-02-29', '2000-02-29'].every(isDay)).toBe(true);
  expect(['2026-02-29', '1900-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '2026-11-18T00:00', ' 2026-11-18', '', 'mañana', '0000-01-01'].filter(isDay)).toEqual([]);
});

test('the days that exist are those the calendar names, and no other', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, date) => {
      const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      const named = new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
      expect(isDay(text)).toBe(named === text);
    }),
    { numRuns: 2000 },
  ));

test('adding days and taking them away leads back, and the distance is what was added', () =>
  fc.assert(
    fc.property(day, days, (from, count) => {
      const to = addDays(from, count);
      expect(isDay(to)).toBe(true);
      expect(daysBetween(from, to)).toBe(count);
      expect(addDays(to, -count)).toBe(from);
      expect(to > from).toBe(count > 0);
    }),
  ));

test('months later is the same day, or the last one of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(addMonths('2026-05-31', -3)).toBe('2026-02-28');
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), (from, count) => {
      const to = addMonths(from, count);
      expect(isDay(to)).toBe(true);
      const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(months(to) - months(from)).toBe(count);
      const date = Number(to.slice(8));
      if (date !== Number(from.slice(8))) expect(addDays(to, 1).slice(8)).toBe('01');
    }),
  );
});

test('a stated month runs from its first day to its last; a whole day is itself', () => {
  expect([firstDayOf('2027-10'), lastDayOf('2027-10'), lastDayOf('2028-02'), lastDayOf('2027-12'), lastDayOf('2027-10-05')]).toEqual(['2027-10-01', '2027-10-31', '2028-02-29', '2027-12-31', '2027-10-05']);
});

test('the day in Buenos Aires is not the day in Greenwich after nine in the evening', () => {
  expect(dayAt(Date.parse('2026-11-19T02:59:59Z'), 'America/Argentina/Buenos_Aires')).toBe('2026-11-18');
  expect(dayAt(Date.parse('2026-11-19T03:00:00Z'), 'America/Argentina/Buenos_Aires')).toBe('2026-11-19');
});

test('of two days the earlier', () => expect([earlierDay('2026-01-02', '2026-01-01'), earlierDay('2026-01-01', '2026-01-01')]).toEqual(['2026-01-01', '2026-01-01']));
