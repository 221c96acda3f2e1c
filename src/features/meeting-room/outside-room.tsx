/** Before the meeting begins, after it has ended, and where there is none. */
import type { RecordId } from '../../domain/ids';
import { addresses } from '../../language/addresses';
import { formatDayTitle } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { meetingName } from '../../language/meeting-words';
import { useDevice } from '../../storage/device';
import { Button, LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { fullDay } from './full-day';
import { KeptRecordings } from './recording-list';
import { startAct } from './room-acts';
import { useRoom } from './room-context';
import type { RoomFacts } from './room-facts';

export const BeforeRoom = () => {
  const language = useLanguage();
  const { t } = language;
  const { now } = useDevice();
  const { facts, write, turnTo } = useRoom();
  const { meeting, agenda, commitments, today } = facts;
  const name = meetingName(language, meeting, commitments.map(({ code }) => code));
  const begin = async (): Promise<void> => {
    if (await write(startAct(meeting, now()))) turnTo(agenda[0]?.id);
  };
  return (
    <div className="outside">
      <title>{`${name} · ${t('ui.appName')}`}</title>
      <PageHead title={name} crumbs={[{ label: t('room.backToMeeting'), href: addresses.meeting(meeting.id) }]} sub={`${formatDayTitle(language, meeting.on)}, ${meeting.from}${meeting.place === undefined ? '' : ` · ${meeting.place}`}`} />
      {facts.mayWrite ? (
        <div className="stack stack--5">
          <p>{t('room.beginNote')}</p>
          {meeting.on !== today && <p className="small muted">{t('room.beginOtherDay', { day: fullDay(language, meeting.on) })}</p>}
          <div>
            <Button look="go" onClick={() => void begin()}>
              {t('room.begin')}
            </Button>
          </div>
          <ol className="readback__deals">
            {agenda.map((item) => (
              <li key={item.id}>
                <h2 className="label">{item.title}</h2>
                <p className="small muted">{[item.speaker, item.minutes === undefined ? undefined : t('room.minutesPlanned', { minutes: item.minutes })].filter((part) => part !== undefined).join(' · ')}</p>
              </li>
            ))}
          </ol>
        </div>
      ) : (
        <EmptyNote level={2} title={t('room.notBegun')}>
          {t('room.notBegunNote')}
        </EmptyNote>
      )}
    </div>
  );
};

export const AfterRoom = ({ roomHref }: { readonly roomHref: string }) => {
  const language = useLanguage();
  const { t } = language;
  const { facts } = useRoom();
  const { meeting, commitments, agreements } = facts;
  const name = meetingName(language, meeting, commitments.map(({ code }) => code));
  const { nextMeeting } = meeting;
  return (
    <div className="outside">
      <title>{`${name} · ${t('ui.appName')}`}</title>
      <PageHead title={t('room.ended')} sub={name} />
      <div className="stack stack--5">
        <p>{t('room.endedNote', { count: agreements.length })}</p>
        {nextMeeting && <p>{t('room.nextAgreed', { day: fullDay(language, nextMeeting.on), place: [nextMeeting.from, nextMeeting.place].filter((part) => part !== undefined).join(', ') })}</p>}
        <div className="row">
          <LinkButton look="go" href={addresses.minutes(meeting.id)}>
            {t('room.tidyAndCirculate')}
          </LinkButton>
          {facts.mayWrite && <LinkButton href={roomHref}>{t('room.putRight')}</LinkButton>}
          <LinkButton look="quiet" href={addresses.meeting(meeting.id)}>
            {t('room.backToMeeting')}
          </LinkButton>
        </div>
        <KeptRecordings meeting={meeting.id} known={facts} />
      </div>
    </div>
  );
};

interface NoRoomProps {
  readonly meeting: RecordId;
  /** Absent where this device does not know the meeting. */
  readonly known?: Pick<RoomFacts, 'agenda' | 'agreements'>;
}

const nothing = { agenda: [], agreements: [] };

export const NoRoom = ({ meeting, known }: NoRoomProps) => {
  const { t } = useLanguage();
  return (
    <div className="outside">
      <title>{`${t('room.title')} · ${t('ui.appName')}`}</title>
      <PageHead title={t('room.title')} />
      <div className="stack stack--5">
        <EmptyNote level={2} title={t(known ? 'room.notHeld' : 'room.unknown')} action={<LinkButton href={known ? addresses.meeting(meeting) : addresses.meetings}>{t(known ? 'room.backToMeeting' : 'room.seeMeetings')}</LinkButton>}>
          {t(known ? 'room.notHeldNote' : 'room.unknownNote')}
        </EmptyNote>
        <KeptRecordings meeting={meeting} known={known ?? nothing} />
      </div>
    </div>
  );
};
