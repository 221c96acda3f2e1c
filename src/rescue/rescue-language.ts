/** The words of this page in both languages, compiled in: a part of the catalogues that travels with it. */
import { messages as english } from '../language/compiled/rescue-en';
import { messages as spanish } from '../language/compiled/rescue-es';
import { createLanguage, type Language } from '../language/language';
import { isLocale, type Locale } from '../language/locale';
import { keptHere } from '../app/kept-here';

export const rescueLanguages: Readonly<Record<Locale, Language>> = { es: createLanguage('es', spanish), en: createLanguage('en', english) };

/** As a person chose it in the app, else as the browser prefers, else Spanish. */
export const preferredLocale = (): Locale => {
  const chosen = keptHere('locale');
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'es';
};
