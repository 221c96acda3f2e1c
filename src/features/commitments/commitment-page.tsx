/** One commitment: its three answers, its milestones in time, what happened, what each period said, and its own words. */
import { answersOf } from '../../domain/answers';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { CommitmentAnswers } from './commitment-answers';
import { CommitmentHead } from './commitment-head';
import { CommitmentHistory } from './commitment-history';
import { CommitmentInTime } from './commitment-in-time';
import { CommitmentParties } from './commitment-parties';
import { CommitmentPeriods } from './commitment-periods';
import { CommitmentProgress } from './commitment-progress';
import { CommitmentTabs } from './commitment-tabs';
import { CommitmentText } from './commitment-text';
import { MilestoneList } from './milestone-list';
import { readCommitment, type CommitmentReading } from './read-commitment';

export const CommitmentPage = ({ code }: { readonly code: string }) => {
  const device = useDevice();
  const reading = useLive(() => readCommitment(device, code), [device, code]);
  if (!reading) return null;
  return reading.commitment ? <Whole reading={reading} /> : <UnknownCommitment code={code} />;
};

const UnknownCommitment = ({ code }: { readonly code: string }) => {
  const language = useLanguage();
  return (
    <>
      <PageHead title={code.toUpperCase()} crumbs={[{ label: language.t('commitments.title'), href: addresses.commitments }, { label: code.toUpperCase() }]} />
      <EmptyNote level={2} title={language.t('commitment.unknown')} action={<LinkButton href={addresses.commitments}>{language.t('commitment.toList')}</LinkButton>}>
        {language.t('commitment.unknownNote')}
      </EmptyNote>
    </>
  );
};

const Whole = ({ reading }: { readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const { milestones, today } = reading;
  return (
    <>
      <CommitmentHead reading={reading} />
      <div className="stack stack--5">
        <Section title={language.t('commitment.answers')} hideTitle>
          <CommitmentAnswers answers={answersOf(milestones, today)} panel />
        </Section>
        {milestones.length > 0 && <CommitmentInTime reading={reading} />}
        <CommitmentTabs reading={reading} />
        <div className="cols">
          <div>
            <MilestoneList reading={reading} />
            <CommitmentText reading={reading} />
          </div>
          <aside className="stack stack--6" aria-label={language.t('commitment.aside')}>
            <CommitmentProgress milestones={milestones} />
            <CommitmentParties reading={reading} />
            <CommitmentPeriods reading={reading} />
            <CommitmentHistory reading={reading} />
          </aside>
        </div>
      </div>
    </>
  );
};
