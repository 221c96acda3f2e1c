/** Days as an office writes them. */
import type { Day } from '../domain/day';
import type { Clock } from '../domain/meeting';
import { formatDayTitle, monthName } from '../language/dates';
import type { Language } from '../language/language';

/** "2 de diciembre de 2026". */
export const longDay = (language: Language, day: Day): string =>
  language.t('paper.longDay', { day: Number(day.slice(8)), month: monthName(language, day), year: day.slice(0, 4) });

/** "Miércoles 18 de noviembre de 2026, de 10:00 a 11:30 horas". */
export const whenWords = (language: Language, { on, from, to }: { readonly on: Day; readonly from?: Clock | undefined; readonly to?: Clock | undefined }): string => {
  const day = language.t('paper.dayAndYear', { day: formatDayTitle(language, on), year: on.slice(0, 4) });
  if (from === undefined) return day;
  return to === undefined ? language.t('paper.from', { day, from }) : language.t('paper.fromTo', { day, from, to });
};
