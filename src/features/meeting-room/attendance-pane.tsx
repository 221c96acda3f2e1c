/** Who is here: by tap for the people of the institutions, in two fields for anybody else. Totals by sector, live. */
import { useState, type ReactNode } from 'react';
import { attendanceOfMember, attendanceTotals, totalOf, type Attendance, type Presence } from '../../domain/attendance';
import type { RecordId } from '../../domain/ids';
import type { Membership } from '../../domain/membership';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { useDevice } from '../../storage/device';
import { attendeeContactsOf } from '../../storage/meeting-reads';
import type { Kept } from '../../storage/reads';
import { Button } from '../../ui/button';
import { ArrivalForm } from './arrival-form';
import { PersonDialog } from './person-dialog';
import { departureAct, departureBack, presenceAct, presenceBack } from './room-acts';
import { useRoom } from './room-context';
import { SectorTotals } from './sector-totals';
import { TapRow } from './tap-row';

/** `code`: what people scan to mark themselves, where the app brings it. */
export const AttendancePane = ({ code }: { readonly code?: ReactNode }) => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  const [opened, setOpened] = useState<RecordId>();
  const row = facts.attendance.find(({ id }) => id === opened);
  const others = facts.attendance.filter(({ id }) => !facts.members.some((member) => attendanceOfMember(facts.meeting.id, member.id) === id));
  return (
    <>
      <div className="pane__head">
        <h2>{t('room.attendance')}</h2>
        <span className="small muted" role="status">
          {t('room.present', { count: totalOf(attendanceTotals(facts.attendance)) })}
        </span>
      </div>
      <SectorTotals />
      <ul>
        {facts.members.map((member) => (
          <Member key={member.id} member={member} onOpen={setOpened} />
        ))}
        {others.map((other) => (
          <Other key={other.id} row={other} onOpen={setOpened} />
        ))}
      </ul>
      {facts.mayWrite && <ArrivalForm />}
      {facts.mayWrite && facts.meeting.state === 'held' && code}
      <p className="small muted">{t('room.consentNote')}</p>
      {row && <PersonDialog key={row.id} row={row} onClose={() => setOpened(undefined)} />}
    </>
  );
};

const Member = ({ member, onOpen }: { readonly member: Membership; readonly onOpen: (id: RecordId) => void }) => {
  const { t } = useLanguage();
  const { facts, write } = useRoom();
  const id = attendanceOfMember(facts.meeting.id, member.id);
  const former = facts.attendance.find((row) => row.id === id);
  const organization = facts.organizations.get(member.organization);
  const tap = (presence: Presence): void => {
    if (presence === former?.presence) return;
    const given = { meeting: facts.meeting, member, organization, presence, former };
    void write(presenceAct(given), { message: `${member.name}: ${t(`presence.${presence}`)}`, back: () => presenceBack(given) });
  };
  return (
    <TapRow name={member.name} presence={former?.presence} isOpen={facts.mayWrite} onTap={tap} onMore={former && (() => onOpen(id))} signs={signsOf(former)}>
      {organization && <Spoken words={organization.name} />}
    </TapRow>
  );
};

const Other = ({ row, onOpen }: { readonly row: Kept<Attendance>; readonly onOpen: (id: RecordId) => void }) => {
  const { t } = useLanguage();
  const { facts, write, newId } = useRoom();
  const device = useDevice();
  const organization = row.organization === undefined ? undefined : facts.organizations.get(row.organization);
  const name = row.name ?? t('room.headCount', { count: row.count ?? 1, sector: t(`sector.${row.sector}`) });
  const remove = async (): Promise<void> => {
    const contacts = (await attendeeContactsOf(device, facts.meeting.id)).filter(({ attendance }) => attendance === row.id);
    await write(departureAct(row, contacts), { message: t('room.removed', { name }), back: () => departureBack(row, contacts, newId) });
  };
  return (
    <li className="att">
      <div>
        <b>{name}</b>
        <p>
          {organization ? <Spoken words={organization.name} /> : (row.organizationName ?? t(`sector.${row.sector}`))} · {t(`room.mode.${row.mode}`)}
          {row.name !== undefined && row.presence !== 'present' && ` · ${t(`presence.${row.presence}`)}`}
          {signsOf(row).map((id) => ` · ${t(id)}`)}
        </p>
      </div>
      {facts.mayWrite && (
        <div className="row">
          {row.name !== undefined && (
            <Button look="quiet" aria-label={t('room.moreOf', { name })} onClick={() => onOpen(row.id)}>
              {t('room.more')}
            </Button>
          )}
          <Button look="quiet" aria-label={t('room.removeNamed', { name })} onClick={() => void remove()}>
            {t('room.remove')}
          </Button>
        </div>
      )}
    </li>
  );
};

const signsOf = (row: Attendance | undefined) => [...(row?.signature ? (['room.signed'] as const) : []), ...(row?.consent ? (['room.consented'] as const) : []), ...(row?.selfMarked ? (['room.selfMarked'] as const) : [])];
