/** For the server, which answers anyone: both languages at once. The app must not import this file; see load-language. */
import { messages as english } from './compiled/en';
import { messages as spanish } from './compiled/es';
import { createLanguage } from './language';
import type { Language } from './language';
import type { Locale } from './locale';

export const languages: Readonly<Record<Locale, Language>> = {
  es: createLanguage('es', spanish),
  en: createLanguage('en', english),
};
