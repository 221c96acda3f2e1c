/** Milestones that were complete the last time and of which nothing is new: one line for all of them, open to change. */
import type { ReactNode } from 'react';
import type { Day } from '../../domain/day';
import type { Milestone } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import { listNumbers } from './list-numbers';
import { monthSaid } from './said-before-note';
import type { SaidBefore } from './check-in-facts';
import { Mark } from '../../ui/mark';

interface UnchangedLinesProps {
  readonly milestones: readonly Milestone[];
  readonly before: ReadonlyMap<string, SaidBefore>;
  readonly today: Day;
  /** The lines themselves. */
  readonly children: ReactNode;
}

export const UnchangedLines = ({ milestones, before, today, children }: UnchangedLinesProps) => {
  const language = useLanguage();
  const [first] = milestones;
  if (!first) return null;
  const sinceWhen = before.get(first.id)?.on ?? today;
  return (
    <details className="line line--same">
      <summary>
        <Mark reported="complete" verified={first.verified ?? 'unreviewed'} size={32} />
        <span>
          <b>{language.t('checkIn.unchanged', { count: milestones.length, numbers: listNumbers(language, milestones.map((one) => one.order)) })}</b>{' '}
          <span className="muted">{language.t('checkIn.unchangedSince', { month: monthSaid(language, sinceWhen, today) })}</span>
        </span>
        <span className="btn btn--quiet">{language.t('checkIn.change')}</span>
      </summary>
      {children}
    </details>
  );
};
