/**
 * Days of the calendar, as `YYYY-MM-DD`. A day has no hour and no time zone; which day is "today"
 * is decided by whoever calls, in the plan's time zone.
 */
export type Day = string;

const dayMs = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True only for a day that exists: 2026-02-30 is none. */
export const isDay = (text: string): boolean => shape.test(text) && fromUtc(toUtc(text)) === text;

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toUtc(to) - toUtc(from)) / dayMs);

export const addDays = (day: Day, days: number): Day => fromUtc(toUtc(day) + days * dayMs);

/** The same day `months` later, or the last day of that month where it has fewer days. */
export const addMonths = (day: Day, months: number): Day => {
  const [year, month, date] = partsOf(day);
  const first = Date.UTC(year, month - 1 + months, 1);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(first + (Math.min(date, last) - 1) * dayMs);
};

/** The last day of a stated moment: of `2027-10`, 31 October 2027; a whole day is itself. */
export const lastDayOf = (stated: string): Day => (stated.length === 7 ? addDays(addMonths(`${stated}-01`, 1), -1) : stated);

export const firstDayOf = (stated: string): Day => (stated.length === 7 ? `${stated}-01` : stated);

export const earlierDay = (one: Day, other: Day): Day => (one <= other ? one : other);

/** The day at a place of the Earth at a moment (ms since 1970). */
export const dayAt = (ms: number, timeZone: string): Day =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);

const partsOf = (day: Day): [number, number, number] => {
  const match = shape.exec(day);
  return [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
};

const toUtc = (day: Day): number => {
  const [year, month, date] = partsOf(day);
  return Date.UTC(year, month - 1, date);
};

const fromUtc = (ms: number): Day => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : '');
