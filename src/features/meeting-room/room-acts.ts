/** The acts of the room, as changes: what a tap, a form or a dialog writes. Pure; ids are handed in. */
import type { Agreement } from '../../domain/agreement';
import { seenOf } from '../../domain/apply-operation';
import { attendanceOfMember, type Attendance, type AttendeeContact, type Presence } from '../../domain/attendance';
import type { RowOperation, Writers } from '../../domain/change';
import type { AgreementMove } from '../../domain/decide-agreement';
import type { RecordId } from '../../domain/ids';
import { sameJson, type Fields, type Json } from '../../domain/json';
import { orderBetween, type AgendaItem, type AgendaOutcome, type Meeting, type Participant } from '../../domain/meeting';
import type { Membership } from '../../domain/membership';
import type { Organization } from '../../domain/organization';
import { roomOf } from '../../domain/permissions';
import type { Kept } from '../../storage/reads';
import type { Act } from '../../storage/write';
import { editAct } from './room-context';

type Row = Kept<{ readonly id: RecordId }>;

/** A change of a row that names what its author saw of the groups it touches. Undefined clears. */
export const patchOf = ({ id, row }: Row, set: Readonly<Record<string, Json | undefined>>): RowOperation => {
  const fields: Fields = Object.fromEntries(Object.entries(set).map(([field, value]) => [field, value ?? null]));
  return { entity: row.entity, id, act: 'patch', set: fields, seen: seenOf(row.entity, row.writers, fields) };
};

/** What a patch changed, as it was before. It says nothing of what was seen: what it takes back is its author's own. */
export const backAct = ({ id, row }: Row, ...fields: readonly string[]): Act =>
  editAct({ entity: row.entity, id, act: 'patch', set: Object.fromEntries(fields.map((field) => [field, row.fields[field] ?? null])) });

const deletionOf = ({ id, row }: Row): RowOperation => ({ entity: row.entity, id, act: 'delete', seen: row.writers });

/** The same row made anew, for who takes a deletion back after it has left: a deleted id never comes again. */
const rebirthOf = ({ row }: Row, id: RecordId): RowOperation => ({ entity: row.entity, id, act: 'create', set: row.fields, audience: row.audience });

/** Where a row of attendance is held: in the room until the minutes circulate. */
const attendanceAudience = ({ state, organization }: Pick<Meeting, 'state' | 'organization'>): string => (state === 'circulated' ? 'members' : roomOf(organization));

interface Tap {
  readonly meeting: Meeting;
  readonly member: Membership;
  readonly organization: Organization | undefined;
  readonly presence: Presence;
  /** The row of an earlier tap. */
  readonly former: Kept<Attendance> | undefined;
}

export const presenceAct = ({ meeting, member, organization, presence, former }: Tap): Act => {
  if (former) return editAct(patchOf(former, { presence }));
  const set = { meeting: meeting.id, membership: member.id, name: member.name, organization: member.organization, sector: organization?.sector ?? 'unaffiliated', mode: meeting.modality === 'virtual' ? 'virtual' : 'inPerson', presence, ...(member.demo ? { demo: true } : {}) };
  return editAct({ entity: 'attendance', id: attendanceOfMember(meeting.id, member.id), act: 'create', set, audience: attendanceAudience(meeting) });
};

/** What the tap left, before it: the former presence, or no row at all. */
export const presenceBack = ({ meeting, member, former }: Pick<Tap, 'meeting' | 'member' | 'former'>): Act =>
  former
    ? backAct(former, 'presence')
    : editAct({ entity: 'attendance', id: attendanceOfMember(meeting.id, member.id), act: 'delete' });

export type NewAttendance = Pick<Attendance, 'name' | 'organization' | 'organizationName' | 'sector' | 'mode' | 'count' | 'consent'>;

interface Arrival {
  readonly meeting: Meeting;
  readonly ids: { readonly attendance: RecordId; readonly contact: RecordId };
  readonly who: NewAttendance;
  /** Only with the person's consent to be written to, given on a day. */
  readonly contact?: { readonly email: string; readonly consentOn: string };
}

/** Somebody new, or a head-count. An e-mail is a row of its own that coordination alone holds. */
export const arrivalAct = ({ meeting, ids, who, contact }: Arrival): Act =>
  editAct(
    { entity: 'attendance', id: ids.attendance, act: 'create', set: { meeting: meeting.id, ...said(who), presence: 'present' }, audience: attendanceAudience(meeting) },
    ...(contact ? [{ entity: 'attendeeContact', id: ids.contact, act: 'create', set: { attendance: ids.attendance, meeting: meeting.id, ...contact }, audience: 'coordination' } as const] : []),
  );

export const deletionAct = (row: Row): Act => editAct(deletionOf(row));

export const rebirthAct = (row: Row, id: RecordId): Act => editAct(rebirthOf(row, id));

/** Whoever is taken off the list leaves no e-mail behind. */
export const departureAct = (row: Kept<Attendance>, contacts: readonly Kept<AttendeeContact>[]): Act => editAct(deletionOf(row), ...contacts.map(deletionOf));

/** Back on the list, with the e-mail: attendance comes back under its own name, a contact under a new one. */
export const departureBack = (row: Kept<Attendance>, contacts: readonly Kept<AttendeeContact>[], newId: () => RecordId): Act =>
  editAct(rebirthOf(row, row.id), ...contacts.map((contact) => rebirthOf(contact, newId())));

export const newPointAct = (meeting: Meeting, agenda: readonly AgendaItem[], point: Pick<AgendaItem, 'id' | 'title' | 'minutes'>): Act => {
  const { id, ...fields } = point;
  return editAct({ entity: 'agendaItem', id, act: 'create', set: { meeting: meeting.id, order: orderBetween(agenda.at(-1)?.order, undefined), ...said(fields) }, audience: 'members' });
};

export const outcomeAct = (item: Kept<AgendaItem>, outcome: AgendaOutcome | undefined): Act => editAct(patchOf(item, { outcome }));

export const penAct = (meeting: Kept<Meeting>, noteTaker: Participant): Act => editAct(patchOf(meeting, { noteTaker: { ...noteTaker } }));

export const startAct = ({ id, row }: Kept<Meeting>, at: number): Act => ({ kind: 'meeting.start', arguments: { meeting: id, at, seen: { [id]: row.writers } } });

export type NextMeeting = NonNullable<Meeting['nextMeeting']>;

export const finishAct = ({ id, row }: Kept<Meeting>, at: number, nextMeeting: NextMeeting | undefined): Act => ({
  kind: 'meeting.finish',
  arguments: { meeting: id, at, seen: { [id]: row.writers }, ...(nextMeeting ? { nextMeeting: { ...nextMeeting } } : {}) },
});

export type Said = Pick<Agreement, 'text' | 'organization' | 'person' | 'due' | 'milestone' | 'agendaItem'>;

/** A new agreement of the meeting. The draft it was typed in goes with it. */
export const agreementAct = ({ meeting, agreement, id, draft }: { readonly meeting: Meeting; readonly agreement: Said; readonly id: RecordId; readonly draft: string }): Act => ({
  ...editAct({ entity: 'agreement', id, act: 'create', set: { meeting: meeting.id, commitments: meeting.commitments, ...said(agreement), state: 'open' }, audience: 'members' }),
  draft,
});

interface Rewording {
  readonly id: RecordId;
  /** As it stood when its author began, and who had written it then. */
  readonly before: Said;
  readonly seen: Writers;
  readonly now: Said;
  readonly draft: string;
}

/** Only what its author changed; undefined where nothing was. */
export const rewordAct = ({ id, before, seen, now, draft }: Rewording): Act | undefined => {
  const [was, is] = [said(before), said(now)];
  const changed = Object.keys({ ...was, ...is }).filter((field) => !sameJson(was[field], is[field]));
  const set: Fields = Object.fromEntries(changed.map((field) => [field, is[field] ?? null]));
  return changed.length === 0 ? undefined : { ...editAct({ entity: 'agreement', id, act: 'patch', set, seen: seenOf('agreement', seen, set) }), draft };
};

const moveKinds: Readonly<Record<AgreementMove, string>> = { reportedDone: 'agreement.report', verified: 'agreement.verify', dropped: 'agreement.drop' };

export const moveAct = ({ id, row }: Kept<Agreement>, { to, note, draft }: { readonly to: AgreementMove; readonly note: string; readonly draft: string }): Act => ({
  kind: moveKinds[to],
  arguments: { agreement: id, note, seen: { [id]: row.writers } },
  draft,
});

/** Fields that were said; what is undefined is no field. */
const said = (fields: object): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
