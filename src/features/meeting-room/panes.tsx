/**
 * The panes. Wide: agenda on the left, one of minutes, attendance, check-ins or sound in the middle, agreements on the right.
 * Narrow: one at a time, behind tabs. What is not shown stays as it is: a recording, a half-written line.
 */
import type { ReactNode } from 'react';
import { attendanceTotals, totalOf } from '../../domain/attendance';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import type { MessageId } from '../../language/language';
import { Link } from '../../ui/link';
import { AgendaPane } from './agenda-pane';
import { AgreementsPane } from './agreements-pane';
import { AttendancePane } from './attendance-pane';
import type { ItemClock } from './item-clock';
import { Pen } from './pen';
import { useRoom } from './room-context';
import type { RoomPart } from './room-parts';
import type { RoomSlots } from './room-slots';
import { SectorTotals } from './sector-totals';
import type { Recorder } from '../../storage/use-recorder';
import { VoicePane } from './voice-pane';

type PanePart = Exclude<RoomPart, 'cierre'>;
type MiddlePart = Exclude<PanePart, 'agenda' | 'acuerdos'>;

const names: Readonly<Record<PanePart, MessageId>> = { agenda: 'room.agenda', acta: 'room.minutes', acuerdos: 'room.agreementsTab', asistencia: 'room.attendance', informes: 'room.checkIns', evidencia: 'evidence.title', voz: 'room.voice' };

export interface PanesProps {
  /** What the address asks for. */
  readonly part: PanePart | undefined;
  readonly slots: RoomSlots;
  readonly clock: ItemClock;
  readonly recorder: Recorder;
}

export const Panes = ({ part, slots, clock, recorder }: PanesProps) => {
  const { t } = useLanguage();
  const { facts, current } = useRoom();
  const { meeting } = facts;
  const middle: readonly MiddlePart[] = [...(slots.minutes ? (['acta'] as const) : []), 'asistencia', ...(slots.checkIns ? (['informes'] as const) : []), ...(slots.evidence ? (['evidencia'] as const) : []), 'voz'];
  const first = middle[0] ?? 'asistencia';
  const known = facts.agenda.find(({ id }) => id === current)?.id;
  const narrow = part ?? first;
  const wide = middle.find((one) => one === narrow) ?? first;
  const contents: Readonly<Record<MiddlePart, ReactNode>> = {
    acta: slots.minutes?.({ meeting: meeting.id, items: facts.agenda, current: known }),
    asistencia: <AttendancePane code={slots.attendanceCode?.({ meeting: meeting.id })} />,
    informes: slots.checkIns?.({ meeting: meeting.id, commitments: meeting.commitments }),
    evidencia: (
      <>
        <div className="pane__head">
          <h2>{t('evidence.title')}</h2>
        </div>
        {slots.evidence?.({ meeting: meeting.id })}
      </>
    ),
    voz: <VoicePane recorder={recorder} />,
  };
  return (
    <div className="panes">
      <PaneTabs middle={middle} narrow={narrow} wide={wide} />
      <div className={`pane pane--agenda${narrow === 'agenda' ? ' pane--narrow' : ''}`}>
        <AgendaPane clock={clock} />
        <Pen />
      </div>
      {middle.map((one) => (
        <div key={one} className={`pane pane--middle${narrow === one ? ' pane--narrow' : ''}${wide === one ? ' pane--wide' : ''}`}>
          {contents[one]}
        </div>
      ))}
      <div className={`pane pane--deals${narrow === 'acuerdos' ? ' pane--narrow' : ''}`}>
        <AgreementsPane />
        {wide !== 'asistencia' && <AttendanceBrief />}
      </div>
    </div>
  );
};

const PaneTabs = ({ middle, narrow, wide }: { readonly middle: readonly MiddlePart[]; readonly narrow: PanePart; readonly wide: MiddlePart }) => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  const here = addresses.meetingRoom(facts.meeting.id);
  const [first, ...others] = middle;
  const parts: readonly PanePart[] = ['agenda', ...(first ? [first] : []), 'acuerdos', ...others];
  return (
    <nav className="mtabs" aria-label={t('room.parts')}>
      {parts.map((part) => {
        const isSide = part === 'agenda' || part === 'acuerdos';
        const looks = [isSide ? 'mtabs__side' : '', part === wide && narrow !== wide ? 'mtabs__wide' : ''].filter(Boolean).join(' ');
        return (
          <Link key={part} href={`${here}?parte=${part}`} className={looks} {...(part === narrow ? { 'aria-current': true as const } : {})}>
            {t(names[part])}
            {part === 'acuerdos' && facts.agreements.length > 0 && <small> {facts.agreements.length}</small>}
          </Link>
        );
      })}
    </nav>
  );
};

/** Beside the agreements, where another pane stands in the middle. */
const AttendanceBrief = () => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  return (
    <section className="brief stack stack--2" aria-label={t('room.attendanceBrief')}>
      <div className="pane__head">
        <h2>{t('room.attendance')}</h2>
        <span className="push small muted">{t('room.present', { count: totalOf(attendanceTotals(facts.attendance)) })}</span>
      </div>
      <SectorTotals />
      <Link className="btn btn--line btn--wide" href={`${addresses.meetingRoom(facts.meeting.id)}?parte=asistencia`}>
        {t('room.takeAttendance')}
      </Link>
    </section>
  );
};
