/** For the app: the catalogue of one language, fetched when it is needed. The service worker keeps both. */
import { createLanguage } from './language';
import type { Language } from './language';
import type { Locale } from './locale';

const catalogues = {
  es: () => import('./compiled/es'),
  en: () => import('./compiled/en'),
} as const;

export const loadLanguage = async (locale: Locale): Promise<Language> => {
  const { messages } = await catalogues[locale]();
  return createLanguage(locale, messages);
};
