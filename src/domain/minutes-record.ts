/** The minutes as they are frozen: made of the rows of the meeting and the text of each point of its agenda. */
import type { Agreement } from './agreement';
import { absentInstitutions, attendanceTotals, type Attendance } from './attendance';
import type { RaisedRequest } from './evidence-request';
import type { RecordId } from './ids';
import { inAgendaOrder, type AgendaItem, type Meeting } from './meeting';
import type { MinutesRecord, RecordedAgreement, RecordedAttendee } from './minutes';
import { emptyText, type RichText } from './rich-text';

export interface RecordSources {
  readonly meeting: Meeting;
  readonly agenda: readonly AgendaItem[];
  readonly bodies: Readonly<Record<RecordId, RichText>>;
  readonly attendance: readonly Attendance[];
  readonly agreements: readonly Agreement[];
  /** Agreements of earlier meetings that were looked at, as they stand. */
  readonly followUp: readonly Agreement[];
  /** Evidence that was asked for in the meeting. */
  readonly requests: readonly RaisedRequest[];
}

/** The whole record. Also what the tablet prints before anything is approved. */
export const minutesRecordOf = ({ meeting, agenda, bodies, attendance, agreements, followUp, requests }: RecordSources): MinutesRecord => ({
  number: meeting.number ?? 0,
  year: meeting.year ?? Number(meeting.on.slice(0, 4)),
  type: meeting.type,
  ...(meeting.title === undefined ? {} : { title: meeting.title }),
  commitments: meeting.commitments,
  organization: meeting.organization,
  on: meeting.on,
  from: meeting.from,
  ...(meeting.to === undefined ? {} : { to: meeting.to }),
  modality: meeting.modality,
  ...(meeting.place === undefined ? {} : { place: meeting.place }),
  ...(meeting.chair === undefined ? {} : { chair: meeting.chair }),
  ...(meeting.noteTaker === undefined ? {} : { noteTaker: meeting.noteTaker }),
  attendees: attendance.filter(({ presence, name, count }) => presence !== 'absent' && (name !== undefined || count !== undefined)).map(attendeeOf),
  totals: attendanceTotals(attendance),
  absent: absentInstitutions(meeting.invited, attendance),
  items: inAgendaOrder(agenda).map(({ id, title, speaker, outcome }) => ({
    id,
    title,
    ...(speaker === undefined ? {} : { speaker }),
    ...(outcome === undefined ? {} : { outcome }),
    body: bodies[id] ?? emptyText,
  })),
  agreements: agreements.map(recordedAgreement),
  followUp: followUp.map(recordedAgreement),
  ...(requests.length === 0 ? {} : { requests: requests.map(recordedRequest) }),
  ...(meeting.nextMeeting === undefined ? {} : { nextMeeting: meeting.nextMeeting }),
});

const attendeeOf = ({ name, organization, organizationName, sector, presence, mode, count, consent, signature }: Attendance): RecordedAttendee => ({
  sector,
  presence,
  mode,
  ...(name === undefined ? {} : { name }),
  ...(organization === undefined ? {} : { organization }),
  ...(organizationName === undefined ? {} : { organizationName }),
  ...(count === undefined ? {} : { count }),
  ...(consent ? { consent } : {}),
  ...(signature ? { signed: true } : {}),
});

const recordedAgreement = ({ id, text, organization, person, due, state, agendaItem }: Agreement): RecordedAgreement => ({
  id,
  text,
  ...(organization === undefined ? {} : { organization }),
  ...(person === undefined ? {} : { person: person.name }),
  ...(due === undefined ? {} : { due }),
  state,
  ...(agendaItem === undefined ? {} : { agendaItem }),
});

const recordedRequest = ({ id, commitment, milestone, organization, question, due, state }: RaisedRequest): RaisedRequest => ({
  id,
  commitment,
  ...(milestone === undefined ? {} : { milestone }),
  organization,
  ...(question === undefined ? {} : { question }),
  due,
  state,
});
