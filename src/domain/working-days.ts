/**
 * Working days of Argentina: no Saturday, no Sunday, no national holiday.
 * Source: Ley 27.399 (holidays that stay, that move, and that depend on Easter). Bridge days are announced year by year by the
 * national government: those of 2025 and 2026 are listed as announced; a year that is not listed has none. A holiday that moves
 * and falls on a weekend is counted where it falls: the law leaves it there, and a weekend is no working day either way.
 */
import { addDays, type Day } from './day';

const fixed = ['01-01', '03-24', '04-02', '05-01', '05-25', '06-20', '07-09', '12-08', '12-25'] as const;
const moving = ['06-17', '08-17', '10-12', '11-20'] as const;
const bridges: readonly Day[] = ['2025-05-02', '2025-08-15', '2025-11-21', '2026-03-23', '2026-07-10', '2026-12-07'];

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Easter Sunday of a year (Gregorian). Source: Meeus, Jones, Butcher. */
const easterOf = (year: number): Day => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const m = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${String(Math.floor(m / 31)).padStart(2, '0')}-${String((m % 31) + 1).padStart(2, '0')}`;
};

/** On Tuesday or Wednesday it is observed the Monday before, on Thursday or Friday the Monday after. */
const observed = (day: Day): Day => {
  const shift = [0, 0, -1, -2, 4, 3, 0][weekdayOf(day)] ?? 0;
  return addDays(day, shift);
};

/** National days without work in a year. */
export const holidaysOf = (year: number): ReadonlySet<Day> => {
  const known = years.get(year);
  if (known) return known;
  const easter = easterOf(year);
  const days = new Set<Day>([
    ...fixed.map((date) => `${year}-${date}`),
    ...moving.map((date) => observed(`${year}-${date}`)),
    ...[-48, -47, -2].map((offset) => addDays(easter, offset)),
    ...bridges.filter((day) => day.startsWith(String(year))),
  ]);
  years.set(year, days);
  return days;
};

const years = new Map<number, ReadonlySet<Day>>();

export const isWorkingDay = (day: Day): boolean => weekdayOf(day) !== 0 && weekdayOf(day) !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day);

/** The day that many working days after; the day itself is not counted. */
export const addWorkingDays = (day: Day, count: number): Day => {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
};

/** Working days on which circulated minutes take comments, unless somebody sets another day. */
export const commentWindowDays = 5;
