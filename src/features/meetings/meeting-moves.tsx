/** What can be done with a meeting: its room is opened; before it begins, it may still be put right, postponed or cancelled. */
import { useState } from 'react';
import { isDay, type Day } from '../../domain/day';
import type { Json } from '../../domain/json';
import { isClock } from '../../domain/meeting';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { meetingReasonDraft } from '../../storage/meeting-drafts';
import { recordingsOf } from '../../storage/recordings';
import { useLive } from '../../storage/use-live';
import { Button, LinkButton } from '../../ui/button';
import { TextField } from '../../ui/field';
import { newId } from './new-id';
import type { MeetingReading } from './read-meeting';
import { ReasonedAct, type Reasoned } from './reasoned-act';
import type { Acts } from './use-acts';

interface MeetingMovesProps {
  readonly reading: MeetingReading;
  readonly acts: Acts;
}

export const MeetingMoves = ({ reading, acts }: MeetingMovesProps) => {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<'postpone' | 'cancel'>();
  const device = useDevice();
  const { meeting, mayMove, mayRun } = reading;
  const recorded = useLive(() => recordingsOf(device, meeting.id), [device, meeting.id]);
  const hasMinutes = meeting.startedAt !== undefined;
  // A room that is closed still leads to the sound that only this device has.
  const hasSound = !mayRun && (recorded?.length ?? 0) > 0;
  if (!mayMove && !mayRun && !hasMinutes && !hasSound) return null;
  const close = (): void => setAsked(undefined);
  const sent = (message: 'meeting.postponed' | 'meeting.cancelled') => (change: string) => {
    close();
    acts.wrote(change, message);
  };
  return (
    <div className="row">
      {mayRun && (
        <LinkButton look="go" href={addresses.meetingRoom(meeting.id)}>
          {t(meeting.state === 'scheduled' ? 'meeting.roomStart' : 'meeting.room')}
        </LinkButton>
      )}
      {hasMinutes && <LinkButton href={addresses.minutes(meeting.id)}>{t('meeting.readMinutes')}</LinkButton>}
      {hasSound && <LinkButton href={addresses.meetingRoom(meeting.id)}>{t('meeting.recordings', { count: recorded?.length ?? 0 })}</LinkButton>}
      {mayMove && <MoveButtons meeting={meeting.id} onAsk={setAsked} />}
      {asked === 'postpone' && <Postponing reading={reading} onSent={sent('meeting.postponed')} onClose={close} />}
      {asked === 'cancel' && (
        <ReasonedAct
          title={t('meeting.cancelTitle')}
          note={t('meeting.cancelNote')}
          label={t('meeting.reasonLabel')}
          sendWord={t('meeting.cancel')}
          draft={meetingReasonDraft(meeting.id, 'cancel')}
          start={{ reason: '' }}
          actOf={({ reason }) => ({ kind: 'meeting.cancel', arguments: { meeting: meeting.id, reason: reason.trim(), seen: { [meeting.id]: meeting.row.writers } } })}
          onSent={sent('meeting.cancelled')}
          onClose={close}
        />
      )}
    </div>
  );
};

const MoveButtons = ({ meeting, onAsk }: { readonly meeting: string; readonly onAsk: (asked: 'postpone' | 'cancel') => void }) => {
  const { t } = useLanguage();
  return (
    <>
      <LinkButton href={addresses.meetingDetails(meeting)}>{t('meeting.edit')}</LinkButton>
      <Button look="quiet" onClick={() => onAsk('postpone')}>
        {t('meeting.postpone')}
      </Button>
      <Button look="quiet" onClick={() => onAsk('cancel')}>
        {t('meeting.cancel')}
      </Button>
    </>
  );
};

interface NewDate extends Reasoned {
  readonly on: Day;
  readonly from: string;
  readonly to: string;
}

const Postponing = ({ reading: { meeting, agenda }, onSent, onClose }: { readonly reading: MeetingReading; readonly onSent: (change: string) => void; readonly onClose: () => void }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const argumentsOf = ({ reason, on, from, to }: NewDate): Json => ({
    meeting: meeting.id,
    reason: reason.trim(),
    seen: { [meeting.id]: meeting.row.writers },
    ...(on === ''
      ? {}
      : {
          to: {
            meeting: newId(device),
            on,
            from,
            ...(isClock(to) ? { to } : {}),
            agenda: agenda.map(({ id, order, title, speaker, minutes }) => ({ id: newId(device), order, title, carriedFrom: id, ...(speaker === undefined ? {} : { speaker }), ...(minutes === undefined ? {} : { minutes }) })),
          },
        }),
  });
  return (
    <ReasonedAct<NewDate>
      title={t('meeting.postponeTitle')}
      note={t('meeting.postponeNote')}
      label={t('meeting.reasonLabel')}
      sendWord={t('meeting.postpone')}
      draft={meetingReasonDraft(meeting.id, 'postpone')}
      start={{ reason: '', on: '', from: meeting.from, to: meeting.to ?? '' }}
      owed={owedByDate}
      actOf={(typed) => ({ kind: 'meeting.postpone', arguments: argumentsOf(typed) })}
      onSent={onSent}
      onClose={onClose}
    >
      {(typed, type) => (
        <>
          <TextField label={t('meeting.newDate')} hint={t('meeting.newDateHint')} type="date" value={typed.on} onChange={(event) => type({ on: event.target.value })} />
          <div className="two">
            <TextField label={t('schedule.from')} type="time" value={typed.from} onChange={(event) => type({ from: event.target.value })} />
            <TextField label={t('schedule.to')} type="time" value={typed.to} onChange={(event) => type({ to: event.target.value })} />
          </div>
        </>
      )}
    </ReasonedAct>
  );
};

const owedByDate = ({ on, from, to }: NewDate) => {
  if (on === '') return undefined;
  if (!isDay(on) || !isClock(from)) return 'schedule.owed.from';
  return isClock(to) && to <= from ? 'schedule.owed.ends-before-it-begins' : undefined;
};
