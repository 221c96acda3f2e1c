/** Words of a source (a title, a problem statement) in the reader's language, or in Spanish where nobody translated them. */
import type { Words } from '../domain/json';
import type { Locale } from './locale';

export interface SpokenWords {
  readonly text: string;
  /** Set when the text is not in the reader's language: the `lang` of the element that shows it. */
  readonly lang: 'es-AR' | undefined;
}

export const wordsIn = (words: Words, locale: Locale): string => spokenIn(words, locale).text;

/** The words and, when they had to stay Spanish, the `lang` to mark them with (WCAG 3.1.2). */
export const spokenIn = (words: Words, locale: Locale): SpokenWords => {
  if (locale === 'en' && words.en) return { text: words.en, lang: undefined };
  return { text: words.es, lang: locale === 'es' ? undefined : ('es-AR') };
};
