/** One meeting: its facts, its state, its agenda with what still stands from before, what was agreed in it. */
import { useState, type ReactNode } from 'react';
import type { Device } from '../../storage/device';
import { addresses } from '../../language/addresses';
import { formatDay, formatNear } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { meetingName, minutesName } from '../../language/meeting-words';
import { readAhead } from '../../storage/read-ahead';
import { standingOf, stateOfRowIn } from '../../storage/standing';
import { useRead, useReadPart } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { ItemState } from '../../ui/item-state';
import { Link } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { ActNotices } from './act-notices';
import { Agenda } from './agenda';
import { AgreementItem } from './agreement-item';
import { CarryOverOffer } from './carry-over-offer';
import { whereAndWhen } from './entry-words';
import { AttendanceSummary, MeetingFacts } from './meeting-facts';
import { MeetingMoves } from './meeting-moves';
import { MeetingStateMark } from './meeting-state-mark';
import { readMeeting, type MeetingReading } from './read-meeting';
import { StandingRequests } from './standing-requests';
import { useActs, type Acts } from './use-acts';

/** For the app that is just being opened. */
export const prepareMeeting = (device: Device, { id }: { readonly id: string }): Promise<void> => readAhead(device, readMeeting, id);

interface MeetingPageProps {
  readonly id: string;
  /** Files to take along: its date for a calendar, its minutes as paper. */
  readonly papers?: ReactNode;
  /** The evidence that was shown in it or asked for, where another part of the app brings it. */
  readonly evidence?: ReactNode;
}

export const MeetingPage = ({ id, papers, evidence }: MeetingPageProps) => {
  const reading = useRead(readMeeting, id);
  if (!reading) return null;
  return reading.meeting ? <Whole reading={reading} papers={papers} evidence={evidence} /> : <UnknownMeeting />;
};

const UnknownMeeting = () => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('meetings.title')} />
      <EmptyNote level={2} title={t('meeting.unknown')} action={<LinkButton href={addresses.meetings}>{t('meeting.toList')}</LinkButton>}>
        {t('meeting.unknownNote')}
      </EmptyNote>
    </>
  );
};

const Whole = ({ reading, papers, evidence }: { readonly reading: MeetingReading; readonly papers: ReactNode; readonly evidence: ReactNode }) => {
  const language = useLanguage();
  const { t } = language;
  const acts = useActs();
  const { meeting, commitments, today } = reading;
  return (
    <>
      <PageHead
        title={meetingName(language, meeting, commitments.map(({ code }) => code))}
        crumbs={[{ label: t('meetings.title'), href: addresses.meetings }, { label: minutesName(language, meeting) ?? formatDay(language, meeting.on) }]}
        sub={
          <>
            {formatDay(language, meeting.on)}, {formatNear(language, meeting.on, today)} · {whereAndWhen(language, meeting)} {meeting.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
      />
      <div className="stack stack--5">
        <Standing reading={reading} />
        <ActNotices acts={acts} />
        <MeetingMoves reading={reading} acts={acts} />
        <div className="cols">
          <div>
            <StandingAgreements reading={reading} acts={acts} />
            <StandingRequests reading={reading} />
            <CarryOverOffer reading={reading} acts={acts} />
            <Agenda reading={reading} acts={acts} />
            <OwnAgreements reading={reading} acts={acts} />
            {evidence && <Section title={t('evidence.title')}>{evidence}</Section>}
          </div>
          <aside className="stack stack--6" aria-label={t('meeting.aside')}>
            <MeetingFacts reading={reading} />
            <AttendanceSummary reading={reading} />
            {papers}
          </aside>
        </div>
      </div>
    </>
  );
};

/** Where it stands, and what came of its date. */
const Standing = ({ reading: { meeting, movedTo, movedFrom } }: { readonly reading: MeetingReading }) => {
  const language = useLanguage();
  const { t } = language;
  const kept = useReadPart(standingOf, (standing) => stateOfRowIn(standing, `meeting/${meeting.id}`), meeting.id);
  const hasBegun = meeting.startedAt !== undefined;
  return (
    <>
      <div className="row" role="status">
        <MeetingStateMark state={meeting.state} />
        {hasBegun && <span className="small">{minutesName(language, meeting) ?? t('meeting.noNumber')}</span>}
        {kept && <ItemState state={kept}>{t(`itemState.${kept}`)}</ItemState>}
        {kept === 'attention' && (
          <LinkButton look="quiet" href={addresses.attention}>
            {t('meeting.seeAttention')}
          </LinkButton>
        )}
      </div>
      {(meeting.state === 'postponed' || meeting.state === 'cancelled') && (
        <Banner tone="soon" title={t(meeting.state === 'postponed' ? 'meeting.postponedTitle' : 'meeting.cancelledTitle')}>
          <p>“{meeting.reason}”</p>
          {meeting.state === 'postponed' && (movedTo ? <p><Link href={addresses.meeting(movedTo.id)}>{t('meeting.movedTo', { day: formatDay(language, movedTo.on) })}</Link></p> : <p>{t('meeting.noDateYet')}</p>)}
        </Banner>
      )}
      {movedFrom && (
        <p>
          <Link href={addresses.meeting(movedFrom.id)}>{t('meeting.movedFrom', { day: formatDay(language, movedFrom.on) })}</Link>
        </p>
      )}
    </>
  );
};

interface PartProps {
  readonly reading: MeetingReading;
  readonly acts: Acts;
}

/** The most urgent ones; the agenda below them stays in sight. */
const standingAtFirst = 5;

const StandingAgreements = ({ reading, acts }: PartProps) => {
  const { t } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const { standing, person, today, organizations } = reading;
  if (standing.length === 0) return null;
  return (
    <Section title={t('meeting.standing')}>
      <p className="small muted">{t('meeting.standingNote')}</p>
      <ul className="list">
        {(isWhole ? standing : standing.slice(0, standingAtFirst)).map((agreement) => (
          <AgreementItem key={agreement.id} agreement={agreement} person={person} today={today} organizations={organizations} host={undefined} acts={acts} />
        ))}
      </ul>
      {!isWhole && standing.length > standingAtFirst && <Button onClick={() => setWhole(true)}>{t('meeting.moreStanding', { count: standing.length - standingAtFirst })}</Button>}
    </Section>
  );
};

const OwnAgreements = ({ reading, acts }: PartProps) => {
  const { t } = useLanguage();
  const { agreements, person, today, organizations, meeting } = reading;
  if (agreements.length === 0) return null;
  return (
    <Section title={t('meeting.agreements')}>
      <ul className="list">
        {agreements.map((agreement) => (
          <AgreementItem key={agreement.id} agreement={agreement} person={person} today={today} organizations={organizations} host={meeting.organization} acts={acts} />
        ))}
      </ul>
    </Section>
  );
};
