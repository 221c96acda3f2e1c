/** The minutes of one meeting: read, written, and what comes next in their life. */
import '../../ui/styles/minutes.css';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { isApproved } from '../../domain/meeting';
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { meetingName, minutesName } from '../../language/meeting-words';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { Button, LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { BranchNote, LooseWords } from './branch-note';
import { Comments } from './comments';
import { ContributionList, NewContribution } from './contributions';
import { LifeActs } from './life-acts';
import { readDraft, readMinutes, type MinutesReading } from './read-minutes';
import { RecordView } from './record-view';
import { RefusedActs, WhereTheActIs } from './refused-acts';
import { Versions } from './versions';

// The editor weighs more than all the rest: only who writes fetches it.
const MinutesEditor = lazy(async () => ({ default: (await import('./minutes-editor')).MinutesEditor }));
const CorrectForm = lazy(async () => ({ default: (await import('./correct-form')).CorrectForm }));

interface MinutesPageProps {
  /** The meeting. */
  readonly id: string;
  /** Files to take along: printed pages, documents. */
  readonly paper?: (meeting: string) => ReactNode;
}

export const MinutesPage = ({ id, paper }: MinutesPageProps) => {
  const device = useDevice();
  const reading = useLive(() => readMinutes(device, id), [device, id]);
  if (!reading) return null;
  return reading.meeting ? <Whole reading={reading} paper={paper?.(id)} /> : <NoMeeting id={id} />;
};

const NoMeeting = ({ id }: { readonly id: string }) => {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={t('minutes.title')} crumbs={[{ label: t('minutes.meetings'), href: addresses.meetings }]} />
      <LooseWords meeting={id} />
      <EmptyNote title={t('minutes.none')} level={2} action={<LinkButton href={addresses.meetings}>{t('minutes.toMeetings')}</LinkButton>}>
        {t('minutes.noneNote')}
      </EmptyNote>
    </>
  );
};

const Whole = ({ reading, paper }: { readonly reading: MinutesReading; readonly paper: ReactNode }) => {
  const language = useLanguage();
  const { t } = language;
  const { meeting, names } = reading;
  const codes = meeting.commitments.flatMap((id) => names.commitments.find((one) => one.id === id)?.code ?? []);
  const name = meetingName(language, meeting, codes);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('minutes.meetings'), href: addresses.meetings }, { label: name, href: addresses.meeting(meeting.id) }, { label: t(`meetingState.${meeting.state}`) }]}
        title={minutesName(language, meeting) ?? t('minutes.title')}
        sub={
          <>
            {name}, {formatDay(language, meeting.on)}. {meeting.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </>
        }
        actions={paper}
      />
      <div className="stack stack--5">
        <WhereTheActIs meeting={meeting.id} />
        <RefusedActs meeting={meeting.id} />
        <BranchNote reading={reading} />
        <LifeActs reading={reading} />
        <Body reading={reading} />
        {reading.mayContribute && <NewContribution reading={reading} />}
        <Comments reading={reading} />
        <Versions reading={reading} />
      </div>
    </>
  );
};

const AsItStands = ({ reading, under }: { readonly reading: MinutesReading; readonly under: (item: string) => ReactNode }) => {
  const device = useDevice();
  const record = useLive(() => readDraft(device, reading), [device, reading]);
  return record ? <RecordView record={record} names={reading.names} under={under} /> : null;
};

/** As it reads, or as it is written. */
const Body = ({ reading }: { readonly reading: MinutesReading }) => {
  const { t } = useLanguage();
  const [isWriting, setWriting] = useState(false);
  const { meeting, agenda, names, versions, mayWrite, mayApprove, contributions } = reading;
  const last = isApproved(meeting.state) ? versions.at(-1) : undefined;
  const mayCorrect = last !== undefined && mayApprove;
  const beside = (item: string) => <ContributionList contributions={contributions.filter(({ agendaItem }) => agendaItem === item)} />;
  return (
    <>
      {(mayWrite || mayCorrect) && !(mayCorrect && isWriting) && (
        <div className="row">
          <Button icon={isWriting ? 'eye' : 'file'} onClick={() => setWriting(!isWriting)}>
            {t(isWriting ? 'minutes.readIt' : mayCorrect ? 'minutes.correct' : 'minutes.writeIt')}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {isWriting && mayWrite && <MinutesEditor meeting={meeting.id} items={agenda} />}
        {isWriting && mayCorrect && <CorrectForm reading={reading} version={last} onDone={() => setWriting(false)} />}
      </Suspense>
      {!isWriting && (last ? <RecordView record={last.record} names={names} under={beside} /> : <AsItStands reading={reading} under={beside} />)}
      {!isWriting && <ContributionList contributions={contributions.filter(({ agendaItem }) => agendaItem === undefined)} />}
    </>
  );
};
