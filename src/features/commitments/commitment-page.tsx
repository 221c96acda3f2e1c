/** One commitment: its three answers, its milestones in time, what happened, what each period said, and its own words. */
import type { ReactNode } from 'react';
import { answersOf } from '../../domain/answers';
import type { RecordId } from '../../domain/ids';
import type { Milestone } from '../../domain/milestone';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import type { Device } from '../../storage/device';
import { readAhead } from '../../storage/read-ahead';
import { useRead } from '../../storage/use-live';
import { LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { CommitmentAnswers } from './commitment-answers';
import { CommitmentHead } from './commitment-head';
import { CommitmentHistory } from './commitment-history';
import { CommitmentInTime } from './commitment-in-time';
import { CommitmentMeetings } from './commitment-meetings';
import { CommitmentParties } from './commitment-parties';
import { CommitmentPeriods } from './commitment-periods';
import { CommitmentProgress } from './commitment-progress';
import { CommitmentTabs, type BroughtPart } from './commitment-tabs';
import { CommitmentText } from './commitment-text';
import { MilestoneList } from './milestone-list';
import { readCommitment, type CommitmentReading } from './read-commitment';

/** For the app that is just being opened. */
export const prepareCommitment = (device: Device, { code }: { readonly code: string }): Promise<void> => readAhead(device, readCommitment, code);

interface CommitmentPageProps {
  readonly code: string;
  /** The evidence of the commitment, where another part of the app brings it. */
  readonly evidence?: (commitment: RecordId) => ReactNode;
  /** Under the answers of a milestone: who concluded them, and who sees it differently. */
  readonly underMilestone?: (milestone: Milestone) => ReactNode;
  readonly parts?: readonly BroughtPart[];
}

export const CommitmentPage = ({ code, ...brought }: CommitmentPageProps) => {
  const reading = useRead(readCommitment, code);
  if (!reading) return null;
  return reading.commitment ? <Whole reading={reading} {...brought} /> : <UnknownCommitment code={code} />;
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

const Whole = ({ reading, evidence, underMilestone, parts = [] }: Omit<CommitmentPageProps, 'code'> & { readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const { milestones, today, commitment } = reading;
  return (
    <>
      <CommitmentHead reading={reading} />
      <div className="stack stack--5">
        <Section title={language.t('commitment.answers')} hideTitle>
          <CommitmentAnswers answers={answersOf(milestones, today)} panel />
        </Section>
        {milestones.length > 0 && <CommitmentInTime reading={reading} />}
        <CommitmentTabs reading={reading} hasEvidence={evidence !== undefined} parts={parts} />
        <div className="cols">
          <div>
            <MilestoneList reading={reading} hasEvidence={evidence !== undefined} under={underMilestone} />
            {evidence && (
              <Section id="evidencia" title={language.t('evidence.title')}>
                {evidence(commitment.id)}
              </Section>
            )}
            {parts.map(({ id, title, content }) => (
              <Section key={id} id={id} title={title}>
                {content(commitment.id)}
              </Section>
            ))}
            <CommitmentText reading={reading} />
          </div>
          <aside className="stack stack--6" aria-label={language.t('commitment.aside')}>
            <CommitmentProgress milestones={milestones} />
            <CommitmentParties reading={reading} />
            <CommitmentPeriods reading={reading} />
            <CommitmentMeetings commitment={reading.commitment.id} today={today} />
            <CommitmentHistory reading={reading} />
          </aside>
        </div>
      </div>
    </>
  );
};
