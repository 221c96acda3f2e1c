/** The text of a point with the words that went down with what somebody else changed: each in a paragraph of its own, where it stood. */
import type { Json } from '../../domain/json';
import type { RichText } from '../../domain/rich-text';
import type { LostWords } from './lost-words';

/** A paragraph for each line. */
export const paragraphsOf = ({ text }: Pick<LostWords, 'text'>): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

export const withLostWords = (text: RichText, lost: readonly LostWords[]): RichText => {
  if (lost.length === 0) return text;
  const blocks = (text as { readonly content: readonly Json[] }).content;
  const behind = (count: number): readonly Json[] =>
    lost.filter(({ after }) => after === count).flatMap((words) => paragraphsOf(words).map((line): Json => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })));
  return { type: 'doc', content: [...behind(0), ...blocks.flatMap((block, index) => [block, ...behind(index + 1)])] };
};
