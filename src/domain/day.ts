/**
 * Days of the calendar, as `YYYY-MM-DD`. A day has no hour and no time zone; which day is "today"
 * is decided by whoever calls, in the plan's time zone.
 */
export type Day = string;

const dayMs = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True only for a day that exists: 2026-02-30 is none. Every day of every change is asked: counted, without making a date. */
export const isDay = (text: string): boolean => {
  if (!shape.test(text)) return false;
  const [year, month, date] = [numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, 10)];
  return year >= firstYear && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
};

/** The first year that the calendar's functions take for itself: they read 50 as 1950. */
const firstYear = 100;

const numberIn = (text: string, from: number, to: number): number => {
  let number = 0;
  for (let index = from; index < to; index += 1) number = number * 10 + text.charCodeAt(index) - 48;
  return number;
};

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

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

/**
 * The day at a place of the Earth at a moment (ms since 1970). Put together from its parts: how a language writes a whole date is
 * another thing in every engine (`en-CA` has its year first in some, and last in WebKit).
 */
export const dayAt = (ms: number, timeZone: string): Day => {
  const { days } = calendarOf(timeZone);
  const quarter = Math.floor(ms / quarterHourMs);
  const known = days.get(quarter);
  if (known !== undefined) return known;
  const day = readDay(ms, timeZone);
  if (days.size >= quartersKept) days.clear();
  days.set(quarter, day);
  return day;
};

const readDay = (ms: number, timeZone: string): Day => {
  const parts = calendarOf(timeZone).format.formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
};

/** No place of the Earth changes its day within a quarter of an hour. */
const quarterHourMs = 900_000;
const quartersKept = 4000;

interface Calendar {
  readonly format: Intl.DateTimeFormat;
  /** The day of each quarter of an hour that was asked for. */
  readonly days: Map<number, Day>;
}

const calendars = new Map<string, Calendar>();

/** Kept, since a calendar is slow to make and slow to read, and a page asks it for the day of every row. */
const calendarOf = (timeZone: string): Calendar => {
  const format = () => new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const calendar = calendars.get(timeZone) ?? { format: format(), days: new Map<number, Day>() };
  calendars.set(timeZone, calendar);
  return calendar;
};

const partsOf = (day: Day): [number, number, number] => {
  const match = shape.exec(day);
  return [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
};

const toUtc = (day: Day): number => {
  const [year, month, date] = partsOf(day);
  return Date.UTC(year, month - 1, date);
};

const fromUtc = (ms: number): Day => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : '');
