/** Words of a source on a screen, marked with their language where they are not in the reader's (WCAG 3.1.2). */
import type { Words } from '../domain/json';
import { useLanguage } from './language-context';
import { spokenIn } from './words-in';

export const Spoken = ({ words }: { readonly words: Words }) => {
  const { text, lang } = spokenIn(words, useLanguage().locale);
  return lang === undefined ? <>{text}</> : <span lang={lang}>{text}</span>;
};
