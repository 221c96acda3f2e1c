/** The language this device reads: what a person chose here, else what the browser prefers among ours, else Spanish. */
import { create } from 'zustand';
import type { Language } from '../language/language';
import { loadLanguage } from '../language/load-language';
import { htmlLang, isLocale, type Locale } from '../language/locale';
import { keepHere, keptHere } from './kept-here';

export const useLanguageChoice = create<{ readonly language: Language | undefined }>()(() => ({ language: undefined }));

const preferred = (): Locale => {
  const chosen = keptHere('locale');
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'es';
};

/** Resolves when the texts are there. */
export const startLanguage = (): Promise<void> => speak(preferred());

export const chooseLocale = async (locale: Locale): Promise<void> => {
  keepHere('locale', locale);
  await speak(locale);
};

const speak = async (locale: Locale): Promise<void> => {
  const language = await loadLanguage(locale);
  document.documentElement.lang = htmlLang(locale);
  useLanguageChoice.setState({ language });
};
