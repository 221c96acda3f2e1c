/** Numbers as a person writes them, in the language of the page. */
import type { Language } from './language';
import { htmlLang } from './locale';

export const formatNumber = (language: Language, value: number, decimals = 0): string =>
  new Intl.NumberFormat(htmlLang(language.locale), { maximumFractionDigits: decimals, useGrouping: 'min2' }).format(value);

/** A whole percentage: "33 %" in Spanish, with a space that does not break; "33%" in English. `value` goes from 0 to 100. */
export const formatPercent = (language: Language, value: number): string => `${Math.round(value)}${language.locale === 'es' ? '\u00a0' : ''}%`;

const steps = ['B', 'kB', 'MB', 'GB'] as const;

/** An amount of storage or traffic, in the unit a person would say: "1,4 MB". */
export const formatBytes = (language: Language, bytes: number): string => {
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const amount = bytes / 1000 ** step;
  return `${formatNumber(language, amount, amount < 10 && step > 0 ? 1 : 0)}\u00a0${steps[step] ?? 'B'}`;
};
