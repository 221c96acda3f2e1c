/** Two texts for one thing: both in full, what differs is marked, nothing is decided for the reader. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icons';
import { wordDifference } from './word-difference';
import type { TextPart } from './word-difference';

export interface WrittenText {
  /** Who wrote it: "Lo que escribiste acá". */
  readonly heading: string;
  /** "hoy 9:31, sin internet". */
  readonly when: string;
  readonly text: string;
}

interface AttentionCardProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly one: WrittenText;
  readonly other: WrittenText;
  /** The ways out, as buttons. */
  readonly actions: ReactNode;
  /** What happens to the text that is not used. */
  readonly foot: ReactNode;
}

export const AttentionCard = ({ title, note, one, other, actions, foot }: AttentionCardProps) => {
  const id = useId();
  const difference = wordDifference(one.text, other.text);
  return (
    <article className="attn" aria-labelledby={id}>
      <div className="attn__head">
        <Icon name="warning" size={22} />
        <div>
          <h3 id={id}>{title}</h3>
          {note && <p>{note}</p>}
        </div>
      </div>
      <div className="attn__two">
        <Side written={one} parts={difference.one} />
        <Side written={other} parts={difference.other} />
      </div>
      <div className="attn__do">
        {actions}
        <p className="attn__foot">{foot}</p>
      </div>
    </article>
  );
};

const Side = ({ written, parts }: { readonly written: WrittenText; readonly parts: readonly TextPart[] }) => (
  <div className="attn__side">
    <h4>
      {written.heading} <span>{written.when}</span>
    </h4>
    <p>{parts.map(({ text, differs }, index) => (differs ? <mark key={index}>{text}</mark> : text))}</p>
  </div>
);
