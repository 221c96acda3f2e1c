/**
 * Days and moments in words. A day is `YYYY-MM-DD` (or `YYYY-MM` where the source says no more); today is handed in.
 *
 * Month and day names come from the catalogue, not from the machine: two tablets, the server and a PDF say the same.
 * Moments are ms since 1970 and are always read in Buenos Aires, wherever the machine is.
 */
import { dayAt, daysBetween } from '../domain/day';
import type { Day } from '../domain/day';
import type { Language } from './language';
import type { MessageId } from './compiled/message-id';

export const timeZone = 'America/Argentina/Buenos_Aires';

/** "30 nov 2026"; of a month, "nov 2026". */
export const formatDay = (language: Language, day: Day): string =>
  day.length === 7 ? formatMonth(language, day) : language.t('dates.day', placesOf(language, day));

/** "16 nov", where the year is known. */
export const formatDayOfYear = (language: Language, day: Day): string => language.t('dates.dayOfYear', placesOf(language, day));

/** "jun 2025". */
export const formatMonth = (language: Language, day: Day): string => language.t('dates.month', placesOf(language, day));

/** "junio de 2025". */
export const formatLongMonth = (language: Language, day: Day): string =>
  language.t('dates.monthLong', { month: monthName(language, day), year: day.slice(0, 4) });

/** "jue 12 nov". */
export const formatWeekday = (language: Language, day: Day): string =>
  language.t('dates.weekday', { ...placesOf(language, day), weekday: wordAt(language, 'dates.weekdaysShort', weekdayOf(day)) });

/** "mié": the head of a column of days. */
export const weekdayShort = (language: Language, day: Day): string => wordAt(language, 'dates.weekdaysShort', weekdayOf(day));

/** "Miércoles 18 de noviembre": the title of a page, so it begins with a capital. */
export const formatDayTitle = (language: Language, day: Day): string => {
  const places = { weekday: wordAt(language, 'dates.weekdays', weekdayOf(day)), day: Number(day.slice(8)), month: monthName(language, day) };
  return withCapital(language.t('dates.title', places));
};

/** "septiembre a noviembre de 2026", "septiembre de 2026", "noviembre de 2026 a enero de 2027". */
export const formatPeriod = (language: Language, from: Day, to: Day): string => {
  const [year, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  if (year !== lastYear) return language.t('dates.periodTwoYears', { from: formatLongMonth(language, from), to: formatLongMonth(language, to) });
  if (from.slice(5, 7) === to.slice(5, 7)) return formatLongMonth(language, from);
  return language.t('dates.period', { from: monthName(language, from), to: monthName(language, to), year });
};

/** "hoy", "mañana", "ayer", "hace 6 días", "en 2 días". */
export const formatNear = (language: Language, day: Day, today: Day): string => {
  const days = daysBetween(today, day);
  if (days === 0) return language.t('dates.today');
  if (days === 1) return language.t('dates.tomorrow');
  if (days === -1) return language.t('dates.yesterday');
  return days < 0 ? language.t('dates.daysAgo', { days: -days }) : language.t('dates.inDays', { days });
};

/** "12/11/2026 14:05"; English names the month, since 12/11 is read in two ways. */
export const formatMoment = (language: Language, ms: number): string => {
  const day = dayAt(ms, timeZone);
  const written = language.locale === 'es' ? day.split('-').reverse().join('/') : formatDay(language, day);
  return language.t('dates.moment', { day: written, time: formatTime(ms) });
};

/** "recién", "hace 5 minutos", "hoy 9:12", "ayer 18:40", "hace 3 días". A moment of tomorrow (a clock that runs ahead) is "recién". */
export const formatNearMoment = (language: Language, ms: number, nowMs: number): string => {
  const minutes = Math.floor((nowMs - ms) / 60_000);
  if (minutes < 1) return language.t('dates.justNow');
  if (minutes < 60) return language.t('dates.minutesAgo', { minutes });
  const days = daysBetween(dayAt(ms, timeZone), dayAt(nowMs, timeZone));
  if (days === 0) return language.t('dates.todayAt', { time: formatTime(ms) });
  if (days === 1) return language.t('dates.yesterdayAt', { time: formatTime(ms) });
  return language.t('dates.daysAgo', { days });
};

/** "9:12", on a clock of 24 hours. */
export const formatTime = (ms: number): string => {
  clock ??= new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return clock.format(ms).replace(/^0(\d)/, '$1');
};

/** Made when an hour is first said: it is slow to make, and the first page often says none. */
let clock: Intl.DateTimeFormat | undefined;

const placesOf = (language: Language, day: Day) => ({
  day: Number(day.slice(8)),
  month: wordAt(language, 'dates.monthsShort', monthOf(day)),
  year: day.slice(0, 4),
});

/** "septiembre", where the year is known. */
export const monthName = (language: Language, day: Day): string => wordAt(language, 'dates.months', monthOf(day));

const monthOf = (day: Day): number => Number(day.slice(5, 7)) - 1;

/** 0 is Sunday, 4 is 1 January 1970. */
const weekdayOf = (day: Day): number => (((daysBetween('1970-01-01', day) + 4) % 7) + 7) % 7;

const wordAt = (language: Language, id: MessageId, index: number): string => language.t(id).split(' ')[index] ?? '';

const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
