/** All lines of a check-in, read: number and mark in the margin, what was said beside them. */
import type { ReactNode } from 'react';
import type { Milestone, ReportedLevel } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { spokenIn } from '../../language/words-in';
import { MarginRow } from '../../ui/margin-row';
import { SaidLevel, SaidTexts, type Said } from './said-texts';

export interface ReadLine {
  readonly milestone: Milestone;
  readonly reported: ReportedLevel | undefined;
  readonly said: Said;
  /** Under the texts: what can be done with the line. */
  readonly foot?: ReactNode;
}

export const SaidLines = ({ lines }: { readonly lines: readonly ReadLine[] }) => (
  <ol>
    {lines.map(({ milestone, reported, said, foot }) => (
      <SaidLine key={milestone.id} milestone={milestone} reported={reported} said={said} foot={foot} />
    ))}
  </ol>
);

export const SaidLine = ({ milestone, reported, said, foot }: ReadLine) => {
  const { locale } = useLanguage();
  const title = spokenIn(milestone.text, locale);
  return (
    <MarginRow reported={reported} verified={milestone.verified ?? 'unreviewed'} number={milestone.order} title={<span lang={title.lang}>{title.text}</span>} id={`hito-${milestone.order}`}>
      <SaidLevel reported={reported} />
      <SaidTexts said={said} />
      {foot}
    </MarginRow>
  );
};
