/** How far, said by the area and seen by the monitor, each with what nobody measured in plain sight. */
import type { Milestone } from '../../domain/milestone';
import { reportedProgress, verifiedProgress } from '../../domain/progress';
import { useLanguage } from '../../language/language-context';
import { formatPercent } from '../../language/numbers';
import { ProgressBar } from '../../ui/progress-bar';
import { Section } from '../../ui/section';

export const CommitmentProgress = ({ milestones }: { readonly milestones: readonly Milestone[] }) => {
  const language = useLanguage();
  const said = reportedProgress(milestones);
  const seen = verifiedProgress(milestones);
  if (said.total === 0) return null;
  return (
    <Section title={language.t('commitment.progress')}>
      <ProgressBar
        label={language.t('answer.reported')}
        value={said.measured === 0 ? language.t('reported.unreported') : formatPercent(language, said.share * 100)}
        percent={said.share * 100}
        measuredPercent={said.measuredShare * 100}
        note={language.t('commitment.saidNote', { measured: said.measured, unmeasured: said.unmeasured, total: said.total })}
        by="said"
      />
      <ProgressBar
        label={language.t('answer.verified')}
        value={seen.measured === 0 ? language.t('verified.unreviewed') : formatPercent(language, seen.share * 100)}
        percent={seen.share * 100}
        measuredPercent={seen.measuredShare * 100}
        note={language.t('commitment.seenNote', { unmeasured: seen.unmeasured, total: seen.total })}
        by="seen"
      />
    </Section>
  );
};
