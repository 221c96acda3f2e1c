/** What the area says now, beside what it said the period before. */
import type { ReactNode } from 'react';
import type { RecordId } from '../../domain/ids';
import { toPublicLine } from '../../domain/publication';
import { formatPeriod } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { Mark } from '../../ui/mark';
import type { SubmittedReading } from './read-submitted';
import { SaidTexts } from './said-texts';

export type ShowEvidence = (ids: readonly RecordId[]) => ReactNode;
/** What was concluded of one line. */
export type ShowVerdicts = (line: RecordId) => ReactNode;

export const LinesBeside = ({ reading, evidence, verdicts }: Brought & { readonly reading: SubmittedReading }) => {
  const { milestones, lines } = reading;
  return (
    <ol>
      {milestones.flatMap((milestone) => {
        const line = lines.find((one) => one.milestone === milestone.id);
        return line ? [<LineBeside key={line.id} reading={reading} milestone={milestone} line={line} evidence={evidence} verdicts={verdicts} />] : [];
      })}
    </ol>
  );
};

interface Brought {
  readonly evidence: ShowEvidence | undefined;
  readonly verdicts: ShowVerdicts | undefined;
}

interface LineBesideProps extends Brought {
  readonly reading: SubmittedReading;
  readonly milestone: SubmittedReading['milestones'][number];
  readonly line: SubmittedReading['lines'][number];
}

const LineBeside = ({ reading: { before, linesBefore }, milestone, line, evidence, verdicts }: LineBesideProps) => {
  const language = useLanguage();
  const was = linesBefore.find((one) => one.milestone === milestone.id);
  const period = before && formatPeriod(language, before.from, before.to);
  return (
    <li className="line" id={`hito-${milestone.order}`}>
      <div className="line__head">
        <Mark className="mile__n" size={32} reported={line.reported} verified={milestone.verified ?? 'unreviewed'} />
        <h3>
          {milestone.order}. <Spoken words={milestone.text} />
        </h3>
      </div>
      <div className="line__two">
        <div className="line__was">
          <h4>{period ? language.t('coordination.before', { period }) : language.t('coordination.beforeTitle')}</h4>
          {was ? <SaidTexts said={toPublicLine(was)} /> : <p>{language.t(before ? 'coordination.beforeSilent' : 'coordination.beforeNone')}</p>}
        </div>
        <div className="stack stack--2">
          <SaidTexts said={toPublicLine(line)} />
          {line.shownBy && line.shownBy.length > 0 && evidence?.(line.shownBy)}
          {verdicts?.(line.id)}
        </div>
      </div>
    </li>
  );
};
