/** One answer about a thing named in passing: which of the three it is, the shape and the word. */
import type { Answer } from './answers';

export const Chip = ({ label, word, glyph, tone }: Answer) => (
  <span className={tone ? `chip chip--${tone}` : 'chip'}>
    {glyph}
    <span>{label}</span> <b>{word}</b>
  </span>
);
