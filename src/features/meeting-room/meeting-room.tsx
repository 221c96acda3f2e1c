/**
 * The room: the whole screen while a meeting goes on, without any network from beginning to end.
 *
 *   scheduled ──begin──▶ held: agenda · minutes · agreements, attendance ──read back──▶ ended ──▶ its minutes
 */
import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import type { RecordId } from '../../domain/ids';
import { isBeingWritten } from '../../domain/meeting';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { Toast } from '../../ui/toast';
import { AfterRoom, BeforeRoom, NoRoom } from './outside-room';
import { Panes, type PanesProps } from './panes';
import { partOf } from './room-parts';
import { ReadBack } from './read-back';
import { RoomBar, type RoomBarProps } from './room-bar';
import { RoomProvider, type Room } from './room-context';
import { readRoom, type RoomFacts } from './room-facts';
import type { RoomSlots } from './room-slots';
import { RoomTrouble } from './room-trouble';
import { useAgendaClock } from './use-agenda-clock';
import { useAwake } from './use-awake';
import { useRecorder } from '../../storage/use-recorder';
import { useWriting } from './use-writing';

interface MeetingRoomProps extends RoomSlots {
  readonly id: RecordId;
}

export const MeetingRoom = ({ id, ...slots }: MeetingRoomProps) => {
  const device = useDevice();
  const facts = useLive(() => readRoom(device, id), [device, id]);
  if (facts === undefined) return null;
  if (facts === null) return <NoRoom meeting={id} />;
  return <Held facts={facts} slots={slots} />;
};

const Held = ({ facts, slots }: { readonly facts: RoomFacts; readonly slots: RoomSlots }) => {
  const { t } = useLanguage();
  const { meeting } = facts;
  const writing = useWriting();
  const recorder = useRecorder(meeting.id, meeting.state === 'held');
  const { clock, turnTo } = useAgendaClock(meeting.id);
  const { write, newId, offer, takeBack, forgetOffer, trouble } = writing;
  const { mark } = recorder;
  const current = clock?.current?.item;
  const room = useMemo<Room>(() => ({ facts, write, newId, mark, current, turnTo }), [facts, write, newId, mark, current, turnTo]);
  // A few milliseconds; the panes count from it.
  if (!clock) return null;
  return (
    <RoomProvider value={room}>
      <RoomTrouble trouble={trouble} />
      <Stage facts={facts} slots={slots} clock={clock} recorder={recorder} />
      {offer && <Toast key={offer.change} message={offer.message} actionWord={t('room.undo')} onAction={takeBack} onExpire={forgetOffer} />}
    </RoomProvider>
  );
};

type StageProps = { readonly facts: RoomFacts } & Omit<PanesProps, 'part'>;

const Stage = ({ facts, slots, clock, recorder }: StageProps) => {
  const { meeting } = facts;
  const [query, setQuery] = useSearchParams();
  const part = partOf(query);
  const here = addresses.meetingRoom(meeting.id);
  if (meeting.state === 'scheduled') return <BeforeRoom />;
  if (!isBeingWritten(meeting.state)) return <NoRoom meeting={meeting.id} known={facts} />;
  if (meeting.state !== 'held' && query.get('parte') === null) return <AfterRoom roomHref={`${here}?parte=acuerdos`} />;
  return (
    <OpenRoom recorder={recorder} endHref={`${here}?parte=cierre`}>
      {part === 'cierre' && meeting.state === 'held' ? (
        <ReadBack roomHref={here} onEnded={() => setQuery({}, { replace: true })} />
      ) : (
        <Panes part={part === 'cierre' ? undefined : part} slots={slots} clock={clock} recorder={recorder} />
      )}
    </OpenRoom>
  );
};

const OpenRoom = ({ recorder, endHref, children }: Omit<RoomBarProps, 'awake'> & { readonly children: ReactNode }) => {
  const awake = useAwake();
  const { t } = useLanguage();
  return (
    <div className="meet">
      <RoomBar awake={awake} recorder={recorder} endHref={endHref} />
      {awake === 'unknown' && <p className="meet__note small">{t('room.screenOff')}</p>}
      {children}
    </div>
  );
};
