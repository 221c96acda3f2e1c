import { expect, test } from 'vitest';
import { dayAfterKey, mondayOf, weekOf, weeksOfMonth } from './calendar-days';

test('a week begins on Monday, also for a Sunday', () => {
  expect(mondayOf('2026-11-18')).toBe('2026-11-16');
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-16')).toBe('2026-11-16');
  expect(weekOf('2026-11-18').at(-1)).toBe('2026-11-22');
});

test('a month is shown in whole weeks: six where it needs them, four where they are enough', () => {
  const weeks = weeksOfMonth('2026-11-18');
  expect(weeks[0]?.[0]).toBe('2026-10-26');
  expect(weeks).toHaveLength(6);
  expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
  expect(weeksOfMonth('2027-02-10')).toHaveLength(4);
});

test('the keys walk over days, weeks and months; the 31st has no sister in a short month', () => {
  const walk = (key: string) => dayAfterKey('2026-10-31', key);
  expect([walk('ArrowLeft'), walk('ArrowRight'), walk('ArrowUp'), walk('ArrowDown')]).toEqual(['2026-10-30', '2026-11-01', '2026-10-24', '2026-11-07']);
  expect([walk('Home'), walk('End'), walk('PageUp'), walk('PageDown')]).toEqual(['2026-10-26', '2026-11-01', '2026-09-30', '2026-11-30']);
  expect(walk('Enter')).toBeUndefined();
});
