/** The language this device reads: what a person chose here, else what the browser prefers among ours, else Spanish. */
import { create } from 'zustand';
import type { Language } from '../language/language';
import { loadFirstWords, loadLanguage } from '../language/load-language';
import { htmlLang, isLocale, type Locale } from '../language/locale';
import { keepHere, keptHere } from './kept-here';

export const useLanguageChoice = create<{ readonly language: Language | undefined }>()(() => ({ language: undefined }));

const preferred = (): Locale => {
  const chosen = keptHere('locale');
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'es';
};

/** Resolves when what the first pages say is there; all the rest follows when the first page has had its time. */
export const startLanguage = async (): Promise<void> => {
  const locale = preferred();
  const bringAll = (): void => void wholeLanguage().catch(reportError);
  const first = await loadFirstWords(locale, bringAll);
  // A page that says more was quicker to bring the whole.
  if (isWhole === undefined) show(first);
  setTimeout(bringAll, restAfterMs);
};

const restAfterMs = 5_000;

/** Every text of the language that is shown. Where it does not come, the server is gone and the device lacks it: it is asked for again. */
export const wholeLanguage = (): Promise<void> => {
  const { language } = useLanguageChoice.getState();
  const locale = language?.locale ?? preferred();
  if (isWhole === locale) return Promise.resolve();
  coming ??= loadLanguage(locale)
    .then((whole) => {
      if ((useLanguageChoice.getState().language?.locale ?? locale) === locale) showWhole(whole);
    })
    .finally(() => (coming = undefined));
  return coming;
};

let isWhole: Locale | undefined;
let coming: Promise<void> | undefined;

export const chooseLocale = async (locale: Locale): Promise<void> => {
  keepHere('locale', locale);
  showWhole(await loadLanguage(locale));
};

const showWhole = (language: Language): void => {
  isWhole = language.locale;
  show(language);
};

const show = (language: Language): void => {
  document.documentElement.lang = htmlLang(language.locale);
  useLanguageChoice.setState({ language });
};
