/** The whole plan in two bars, with what nobody measured in plain sight, and what its sources contradict. */
import { reportedProgress, verifiedProgress } from '../../domain/progress';
import { useLanguage } from '../../language/language-context';
import { formatPercent } from '../../language/numbers';
import { Spoken } from '../../language/spoken';
import { EmptyNote } from '../../ui/empty-note';
import { ProgressBar } from '../../ui/progress-bar';
import { Quote } from '../../ui/quote';
import { Section } from '../../ui/section';
import type { CoordinationReading } from './read-coordination';

export const PlanToday = ({ reading: { plan, milestones } }: { readonly reading: CoordinationReading }) => {
  const language = useLanguage();
  const said = reportedProgress(milestones);
  const seen = verifiedProgress(milestones);
  if (said.total === 0)
    return (
      <Section title={language.t('coordination.planToday')}>
        <EmptyNote title={language.t('coordination.noPlan')}>{language.t('coordination.noPlanNote')}</EmptyNote>
      </Section>
    );
  return (
    <Section title={language.t('coordination.planToday')}>
      <ProgressBar
        label={language.t('answer.reported')}
        value={said.measured === 0 ? language.t('reported.unreported') : formatPercent(language, said.share * 100)}
        percent={said.share * 100}
        measuredPercent={said.measuredShare * 100}
        note={language.t('coordination.saidNote', { unmeasured: said.unmeasured, total: said.total })}
        by="said"
      />
      <ProgressBar
        label={language.t('answer.verified')}
        value={seen.measured === 0 ? language.t('verified.unreviewed') : formatPercent(language, seen.share * 100)}
        percent={seen.share * 100}
        measuredPercent={seen.measuredShare * 100}
        note={language.t('coordination.seenNote', { unmeasured: seen.unmeasured, total: seen.total })}
        by="seen"
      />
      {plan?.errata.map(({ field, note }) => (
        <Quote key={field + note.es} title={language.t('coordination.erratum')}>
          <p className="small">
            <Spoken words={note} />
          </p>
        </Quote>
      ))}
    </Section>
  );
};
