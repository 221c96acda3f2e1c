/** All lines of a check-in, read: number and mark in the margin, what was said beside them. */
import type { ReactNode } from 'react';
import type { RecordId } from '../../domain/ids';
import type { Milestone, ReportedLevel } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { spokenIn } from '../../language/words-in';
import { MarginRow } from '../../ui/margin-row';
import { useCheckInSlots } from './check-in-slots';
import { SaidLevel, SaidTexts, type Said } from './said-texts';

export interface ReadLine {
  readonly milestone: Milestone;
  readonly reported: ReportedLevel | undefined;
  readonly said: Said;
  /** The evidence that it points to. */
  readonly shownBy?: readonly RecordId[];
  /** The line's own id, where others say something of it. */
  readonly line?: RecordId;
  /** Under the texts: what can be done with the line. */
  readonly foot?: ReactNode;
}

export const SaidLines = ({ lines }: { readonly lines: readonly ReadLine[] }) => (
  <ol>
    {lines.map((line) => (
      <SaidLine key={line.milestone.id} {...line} />
    ))}
  </ol>
);

export const SaidLine = ({ milestone, reported, said, shownBy = [], line, foot }: ReadLine) => {
  const { locale } = useLanguage();
  const { shown, verdicts } = useCheckInSlots();
  const title = spokenIn(milestone.text, locale);
  return (
    <MarginRow reported={reported} verified={milestone.verified ?? 'unreviewed'} number={milestone.order} title={<span lang={title.lang}>{title.text}</span>} id={`hito-${milestone.order}`}>
      <SaidLevel reported={reported} />
      <SaidTexts said={said} />
      {shownBy.length > 0 && shown?.(shownBy)}
      {line !== undefined && verdicts?.(line)}
      {foot}
    </MarginRow>
  );
};
