/** Over the room: which meeting, how long it goes on, where its words are, recording, ending, leaving. */
import type { RecordId } from '../../domain/ids';
import { isPartOf } from '../../domain/minutes';
import { addresses } from '../../language/addresses';
import { formatMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { meetingName, minutesName } from '../../language/meeting-words';
import { rowKeyOf } from '../../storage/row-keys';
import { useStanding } from '../../storage/use-standing';
import { Button, LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { ItemState } from '../../ui/item-state';
import { clockWords } from '../../language/clock-words';
import { wholeMinutes } from './item-clock';
import { useRoom } from './room-context';
import type { RoomFacts } from './room-facts';
import type { Awake } from './use-awake';
import { useNow } from './use-now';
import type { Recorder } from '../../storage/use-recorder';

export interface RoomBarProps {
  readonly awake: Awake;
  readonly recorder: Recorder;
  /** Where the meeting is read back and ended. */
  readonly endHref: string;
}

export const RoomBar = ({ awake, recorder, endHref }: RoomBarProps) => {
  const language = useLanguage();
  const { t } = language;
  const { facts } = useRoom();
  const { meeting, commitments } = facts;
  const name = meetingName(language, meeting, commitments.map(({ code }) => code));
  return (
    <header className="mtop">
      <title>{`${name} · ${t('ui.appName')}`}</title>
      <div className="mtop__title">
        <h1 tabIndex={-1}>{name}</h1>
        <p>
          <GoingFor startedAt={meeting.startedAt} isOver={meeting.state !== 'held'} />
          <span className="more"> · {minutesName(language, meeting) ?? t('room.numberToCome')}</span>
          {awake === 'on' && <span className="more"> · {t('room.screenOn')}</span>} {meeting.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
        </p>
      </div>
      <WhereWordsAre facts={facts} />
      <Recording recorder={recorder} />
      <LinkButton href={addresses.meeting(meeting.id)}>{t('room.leave')}</LinkButton>
      {facts.mayWrite && meeting.state === 'held' && (
        <LinkButton look="go" href={endHref}>
          <span className="more">{t('room.readBack')}</span>
          <span className="less">{t('room.readBackShort')}</span>
        </LinkButton>
      )}
      {meeting.state !== 'held' && (
        <LinkButton look="go" href={addresses.minutes(meeting.id)}>
          {t('room.seeMinutes')}
        </LinkButton>
      )}
    </header>
  );
};

/** Where the words of this device on the meeting are, those of its minutes among them. */
const WhereWordsAre = ({ facts: { meeting, agenda, attendance, agreements } }: { readonly facts: RoomFacts }) => {
  const { t } = useLanguage();
  const rows = [meeting, ...agenda, ...attendance, ...agreements].map(({ row }) => row);
  const state = useStanding(rows, (row) => isMinutesOf(meeting.id, row));
  return state && <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>;
};

const isMinutesOf = (meeting: RecordId, row: string): boolean => {
  const { entity, id } = rowKeyOf(row);
  return entity === 'minutesPart' && isPartOf(meeting, id);
};

/** Beyond a day of work nobody counts minutes: a meeting that was never ended says when it began. */
const countedMinutes = 12 * 60;

const GoingFor = ({ startedAt, isOver }: { readonly startedAt: number | undefined; readonly isOver: boolean }) => {
  const language = useLanguage();
  const { t } = language;
  const now = useNow(10_000);
  if (isOver || startedAt === undefined) return <span>{t('room.over')}</span>;
  const minutes = wholeMinutes(Math.max(0, now - startedAt));
  return <span>{minutes > countedMinutes ? t('room.goingSince', { when: formatMoment(language, startedAt) }) : t('room.goingFor', { minutes })}</span>;
};

const Recording = ({ recorder: { state, pause, resume, elapsedMs } }: { readonly recorder: Recorder }) => {
  const { t } = useLanguage();
  useNow();
  if (state !== 'recording' && state !== 'paused') return null;
  const time = clockWords(elapsedMs());
  return (
    <Button aria-label={t(state === 'recording' ? 'room.recordingPause' : 'room.pausedResume', { time })} onClick={state === 'recording' ? pause : resume}>
      <span className={state === 'recording' ? 'rec' : 'rec rec--paused'} aria-hidden="true" />
      <span className="more">{t(state === 'recording' ? 'room.recording' : 'room.paused')}</span> {time}
    </Button>
  );
};
