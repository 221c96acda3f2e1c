/** Two texts for one thing: both in full, what differs is marked, nothing is decided for the reader. */
import { useId, useMemo } from 'react';
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

export interface TextPair {
  /** What the two texts are about; needed where there are several pairs. */
  readonly label?: ReactNode;
  readonly one: WrittenText;
  readonly other: WrittenText;
}

interface AttentionCardProps extends TextPair {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** Further pairs of the same act: they are decided together. */
  readonly more?: readonly TextPair[];
  /** The ways out, as buttons. */
  readonly actions: ReactNode;
  /** What happens to the text that is not used. */
  readonly foot: ReactNode;
}

export const AttentionCard = ({ title, note, label, one, other, more = [], actions, foot }: AttentionCardProps) => {
  const id = useId();
  return (
    <article className="attn" aria-labelledby={id}>
      <div className="attn__head">
        <Icon name="warning" size={22} />
        <div>
          <h3 id={id}>{title}</h3>
          {note && <p>{note}</p>}
        </div>
      </div>
      <Pair label={label} one={one} other={other} />
      {more.map((pair, index) => (
        <Pair key={index} {...pair} />
      ))}
      <div className="attn__do">
        {actions}
        <p className="attn__foot">{foot}</p>
      </div>
    </article>
  );
};

const Pair = ({ label, one, other }: TextPair) => {
  const difference = useMemo(() => wordDifference(one.text, other.text), [one.text, other.text]);
  return (
    <>
      {label && <p className="attn__label">{label}</p>}
      <div className="attn__two">
        <Side written={one} parts={difference.one} />
        <Side written={other} parts={difference.other} />
      </div>
    </>
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
