/** A date as people say it in a meeting ("en dos semanas", "el viernes", "15 de marzo"), understood as a day. */
import { addDays, addMonths, daysBetween, isDay, type Day } from '../../domain/day';
import type { Locale } from '../../language/locale';

/** The two languages are both understood: people say "next Friday" in a Spanish meeting too; the screen's own is asked first. */
export const dayInWords = async (said: string, today: Day, locale: Locale): Promise<Day | undefined> => {
  const words = said.trim().toLowerCase();
  if (words === '') return undefined;
  if (isDay(words)) return words;
  const ours = dayOfOurs(words, today);
  if (ours !== undefined) return ours;
  // Heavy, and needed by whoever writes an agreement only.
  const { es, en } = await import('./chrono');
  const [noon, options] = [noonOf(today), { forwardDate: true }] as const;
  const inSpanish = () => es.casual.parse(words, noon, options)[0];
  // English says the month first or last; with the month as a number the day stands first, as it does here.
  const inEnglish = () => (/\d\s*(st|nd|rd|th)?\s*(of\s+)?[a-z]{3}|\d\/\d/.test(words) ? en.GB : en.casual).parse(words, noon, options)[0];
  const [first, second] = locale === 'es' ? [inSpanish, inEnglish] : [inEnglish, inSpanish];
  const found = [first(), second()].find((one) => one !== undefined);
  return found && forward(dayOf(found.start), today, words);
};

/** What is agreed on a Friday "for Friday" is for the next one; what is past is no date to agree on. */
const forward = (day: Day, today: Day, words: string): Day | undefined => {
  if (day === today && !/\b(hoy|today)\b/.test(words)) return addDays(day, 7);
  return daysBetween(today, day) < 0 ? undefined : day;
};

interface Parts {
  readonly get: (part: 'year' | 'month' | 'day') => number | null;
}

const dayOf = (parts: Parts): Day => `${parts.get('year') ?? 0}-${twoDigits(parts.get('month'))}-${twoDigits(parts.get('day'))}`;

const twoDigits = (part: number | null): string => String(part ?? 0).padStart(2, '0');

/** The machine's own noon of that day: which hour it is elsewhere says nothing here. */
const noonOf = (day: Day): Date => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
};

/** What the office says and the library does not know. */
const dayOfOurs = (words: string, today: Day): Day | undefined => ours.find(([said]) => said.test(words))?.[1](today);

const endOfMonth = (day: Day): Day => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);

const ours: readonly (readonly [said: RegExp, day: (today: Day) => Day])[] = [
  [/\b(fin(es)? de(l)? mes( que viene| próximo| proximo)|fin(es)? del próximo mes|end of next month)\b/, (today) => endOfMonth(addMonths(`${today.slice(0, 7)}-01`, 1))],
  [/\b(fin(es)? de(l)? mes|end of (the )?month)\b/, endOfMonth],
  [/\b(fin(es)? de(l)? año|end of (the )?year)\b/, (today) => `${today.slice(0, 4)}-12-31`],
  [/\b(semana que viene|semana próxima|próxima semana|proxima semana|next week)\b/, (today) => addDays(today, 7)],
  [/\b(mes que viene|mes próximo|próximo mes|proximo mes|next month)\b/, (today) => addMonths(today, 1)],
  [/\b(una quincena|a fortnight)\b/, (today) => addDays(today, 15)],
];
