/** The milestones, each with its three answers in words. */
import { useMemo, type ReactNode } from 'react';
import { isOutside } from '../../domain/milestone';
import { scheduleOf } from '../../domain/schedule';
import type { Milestone } from '../../domain/milestone';
import { addresses } from '../../language/addresses';
import { milestoneAnswerWords } from '../../language/answer-words';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { Answers } from '../../ui/answers';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { ReportedGlyph, ScheduleGlyph, VerifiedGlyph } from '../../ui/glyphs';
import { Link } from '../../ui/link';
import { MarginRow } from '../../ui/margin-row';
import { Section } from '../../ui/section';
import type { CommitmentReading } from './read-commitment';
import { unpublishedSays, type UnpublishedWord } from './unpublished-says';

interface MilestoneListProps {
  readonly reading: CommitmentReading;
  readonly hasEvidence: boolean;
  /** What another part of the app says under the answers of one. */
  readonly under: ((milestone: Milestone) => ReactNode) | undefined;
}

export const MilestoneList = ({ reading: { commitment, milestones, checkIns, lines, today }, hasEvidence, under }: MilestoneListProps) => {
  const language = useLanguage();
  const waiting = useMemo(() => unpublishedSays(milestones, checkIns, lines), [milestones, checkIns, lines]);
  const isDemo = milestones.some(({ demo }) => demo);
  return (
    <Section id="hitos" title={language.t('commitment.milestones')} beside={isDemo && <DemoTag>{language.t('demo.tag')}</DemoTag>}>
      {milestones.length === 0 && <EmptyNote title={language.t('commitment.noMilestones')}>{language.t('commitment.noMilestonesNote')}</EmptyNote>}
      <ol>
        {milestones.map((milestone) => (
          <MilestoneRow key={milestone.id} milestone={milestone} today={today} waiting={waiting.get(milestone.id)} isOutside={isOutside(milestone, commitment)} evidenceHref={hasEvidence ? addresses.evidencesOf({ commitment: commitment.id, milestone: milestone.id }) : undefined}>
            {under?.(milestone)}
          </MilestoneRow>
        ))}
      </ol>
    </Section>
  );
};

interface MilestoneRowProps {
  readonly milestone: Milestone;
  readonly today: string;
  readonly waiting: UnpublishedWord | undefined;
  readonly isOutside: boolean;
  /** Where the evidence of the milestone stands, and more of it is shown. */
  readonly evidenceHref: string | undefined;
  readonly children: ReactNode;
}

const MilestoneRow = ({ milestone, today, waiting, isOutside: outside, evidenceHref, children }: MilestoneRowProps) => {
  const language = useLanguage();
  const { order, text, deliverable, due, reported, verified = 'unreviewed', statedPercent } = milestone;
  const words = milestoneAnswerWords(language, milestone, today);
  const answers = [
    { ...words.reported, glyph: <ReportedGlyph reported={reported} /> },
    { ...words.verified, glyph: <VerifiedGlyph verified={verified} /> },
    { ...words.schedule, glyph: <ScheduleGlyph schedule={scheduleOf(milestone, today).state} /> },
  ];
  return (
    <MarginRow id={`hito-${order}`} number={order} reported={reported} verified={verified} title={<Spoken words={text} />}>
      <p>
        {deliverable && <><b>{language.t('commitment.deliverable')}</b> <Spoken words={deliverable} /> </>}
        {due !== undefined && <><b>{language.t('commitment.due')}</b> {formatDay(language, due)}.</>}
        {outside && ` ${language.t('commitment.outside')}`}
        {statedPercent !== undefined && ` ${language.t('commitment.statedPercent', { percent: statedPercent })}`}
      </p>
      <Answers answers={answers} />
      {children}
      {evidenceHref !== undefined && (
        <p className="small">
          <Link href={evidenceHref} aria-label={language.t('commitment.evidenceOfMilestone', { number: order })}>
            {language.t('evidence.title')}
          </Link>
        </p>
      )}
      {waiting && (
        <p className="small muted">
          {language.t(waiting.state === 'accepted' ? 'commitment.waitingAccepted' : 'commitment.waiting', { reported: language.t(`reported.${waiting.reported}`), day: formatDay(language, waiting.on) })}
        </p>
      )}
    </MarginRow>
  );
};
