/** For the app: the catalogue of one language, in two sizes, fetched when it is needed. The service worker keeps all of them. */
import { createLanguage } from './language';
import type { Language } from './language';
import type { Locale } from './locale';

const whole = {
  es: () => import('./compiled/es'),
  en: () => import('./compiled/en'),
} as const;

const first = {
  es: () => import('./compiled/first-es'),
  en: () => import('./compiled/first-en'),
} as const;

export const loadLanguage = async (locale: Locale): Promise<Language> => createLanguage(locale, (await whole[locale]()).messages);

/** What the first pages say. `onMissing` hears of a message that stands in the whole only. */
export const loadFirstWords = async (locale: Locale, onMissing: () => void): Promise<Language> => createLanguage(locale, (await first[locale]()).messages, onMissing);
