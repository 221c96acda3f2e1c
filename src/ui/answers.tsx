/** The three answers: what is reported, what is verified, what the calendar says. Side by side, never merged into one. */
import type { ReactNode } from 'react';
import type { Tone } from './levels';

export interface Answer {
  /** "Informado", "Verificado", "Calendario". */
  readonly label: string;
  /** A level or a percentage. */
  readonly word: string;
  /** What must never be far from the word: how many are unmeasured, how many days. */
  readonly note?: string | undefined;
  /** A glyph; `large` in a panel. */
  readonly glyph: ReactNode;
  readonly tone?: Tone | undefined;
}

interface AnswersProps {
  readonly answers: readonly Answer[];
}

const classOf = (tone: Tone | undefined): string => (tone ? `answer answer--${tone}` : 'answer');

/** In a row, for a thing in a list. */
export const Answers = ({ answers }: AnswersProps) => (
  <dl className="answers">
    {answers.map(({ label, word, note, glyph, tone }) => (
      <div key={label} className={classOf(tone)}>
        <dt>{label}</dt>
        <dd>
          {glyph}
          <b>{word}</b>
          {note && <small>{note}</small>}
        </dd>
      </div>
    ))}
  </dl>
);

/** As a panel, for the one thing a page is about: three equal cells, no fourth number. */
export const AnswersPanel = ({ answers }: AnswersProps) => (
  <dl className="answers answers--panel">
    {answers.map(({ label, word, note, glyph, tone }) => (
      <div key={label} className={classOf(tone)}>
        <dt>
          {glyph}
          {label}
        </dt>
        <dd>
          <b>{word}</b>
          {note && <small>{note}</small>}
        </dd>
      </div>
    ))}
  </dl>
);
