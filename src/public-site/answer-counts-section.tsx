/** How many milestones stand at each word, one small table per answer. What nobody measured stands first and in plain sight. */
import type { ReactNode } from 'react';
import { reportedLevels, verifiedStates } from '../domain/milestone';
import { scheduleStates } from '../domain/schedule';
import { ReportedGlyph, ScheduleGlyph, VerifiedGlyph } from '../ui/glyphs';
import { Section } from '../ui/section';
import type { AnswerCounts } from './answer-counts';
import { useSite } from './site-context';

interface AnswerCountsSectionProps {
  readonly counts: AnswerCounts;
  readonly withdrawnCommitments: number;
  readonly tag: ReactNode;
}

export const AnswerCountsSection = ({ counts, withdrawnCommitments, tag }: AnswerCountsSectionProps) => {
  const { language } = useSite();
  if (counts.milestones === 0) return null;
  return (
    <Section title={language.t('site.countsHeading')} beside={tag}>
      <p className="muted">{language.t('site.countsNote')}</p>
      <div className="counts">
        <CountTable
          name={language.t('answer.reported')}
          rows={(['unreported', ...reportedLevels] as const).map((level) => ({
            key: level,
            glyph: <ReportedGlyph reported={level === 'unreported' ? undefined : level} />,
            word: language.t(`reported.${level}`),
            count: counts.reported[level],
          }))}
        />
        <CountTable
          name={language.t('answer.verified')}
          rows={verifiedStates.map((state) => ({ key: state, glyph: <VerifiedGlyph verified={state} />, word: language.t(`verified.${state}`), count: counts.verified[state] }))}
        />
        <CountTable
          name={language.t('answer.schedule')}
          rows={scheduleStates.map((state) => ({ key: state, glyph: <ScheduleGlyph schedule={state} />, word: language.t(`schedule.${state}`), count: counts.schedule[state] }))}
        />
      </div>
      {counts.withdrawn > 0 && <p className="chart__source">{language.t('site.countsWithdrawn', { count: counts.withdrawn })}.</p>}
      {withdrawnCommitments > 0 && <p className="chart__source">{language.t('site.countsCommitmentsWithdrawn', { count: withdrawnCommitments })}.</p>}
    </Section>
  );
};

interface CountTableProps {
  readonly name: string;
  readonly rows: readonly { readonly key: string; readonly glyph: ReactNode; readonly word: string; readonly count: number }[];
}

const CountTable = ({ name, rows }: CountTableProps) => {
  const { language } = useSite();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col" className="num">
            {language.t('site.countsColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, glyph, word, count }) => (
          <tr key={key} className={count === 0 ? 'is-none' : undefined}>
            <th scope="row">
              {glyph}
              {word}
            </th>
            <td className="num">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
