/** The records of a meeting at the door: what a plain edit may write. */
import * as v from 'valibot';
import { agreementTextLimit, type Agreement } from '../domain/agreement';
import { attendanceModes, presences, type Attendance, type AttendeeContact } from '../domain/attendance';
import { lifeCycles } from '../domain/life-cycles';
import { agendaOutcomes, isClock, meetingTypes, modalities, type AgendaItem, type Meeting, type MeetingDetails } from '../domain/meeting';
import { commentKinds, commentStates, commentTextLimit, type Contribution, type MinutesComment } from '../domain/minutes';
import { sectors } from '../domain/organization';
import { day, id, list, moment, saying, states, text, type Held } from './schema-parts';

const clock = v.pipe(v.string(), v.check(isClock, 'not a time of the day'));
const participant = v.strictObject({ name: saying(200), membership: v.exactOptional(id) });
export const nextMeeting = v.strictObject({ on: day, from: v.exactOptional(clock), place: v.exactOptional(text(300)) });

const detailEntries = {
  type: v.picklist(meetingTypes),
  title: v.exactOptional(text(300)),
  commitments: list(id, 200),
  on: day,
  from: clock,
  to: v.exactOptional(clock),
  modality: v.picklist(modalities),
  place: v.exactOptional(text(300)),
  link: v.exactOptional(text(2000)),
  chair: v.exactOptional(participant),
  noteTaker: v.exactOptional(participant),
  invited: list(id, 300),
};

export const meetingDetails = v.strictObject(detailEntries);
export const meetingWhen = { on: day, from: clock, to: v.exactOptional(clock) };

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

const meetingFields = v.strictObject({
  ...detailEntries,
  organization: id,
  announced: v.exactOptional(v.boolean()),
  state: states(lifeCycles.meeting),
  number: v.exactOptional(count),
  year: v.exactOptional(count),
  startedAt: v.exactOptional(moment),
  endedAt: v.exactOptional(moment),
  reason: v.exactOptional(text(4000)),
  movedTo: v.exactOptional(id),
  movedFrom: v.exactOptional(id),
  circulatedOn: v.exactOptional(day),
  commentsUntil: v.exactOptional(day),
  approvedOn: v.exactOptional(day),
  approvedBy: v.exactOptional(text(100)),
  publishedOn: v.exactOptional(day),
  versions: v.exactOptional(count),
  nextMeeting: v.exactOptional(nextMeeting),
  demo: v.exactOptional(v.boolean()),
});

const order = v.pipe(v.number(), v.finite(), v.minValue(-1e9), v.maxValue(1e9));
const agendaEntries = {
  order,
  title: saying(500),
  speaker: v.exactOptional(text(200)),
  minutes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440))),
  carriedFrom: v.exactOptional(id),
};

export const newAgendaItem = v.strictObject({ id, ...agendaEntries });

const agendaItemFields = v.strictObject({ meeting: id, ...agendaEntries, outcome: v.exactOptional(v.picklist(agendaOutcomes)), demo: v.exactOptional(v.boolean()) });

const signature = v.union([
  v.strictObject({ kind: v.literal('name'), name: saying(200), at: moment }),
  v.strictObject({ kind: v.literal('stroke'), path: v.pipe(text(40_000), v.regex(/^[MLQCZz0-9 .,-]+$/)), at: moment }),
]);

const attendanceFields = v.strictObject({
  meeting: id,
  membership: v.exactOptional(id),
  name: v.exactOptional(saying(200)),
  organization: v.exactOptional(id),
  organizationName: v.exactOptional(text(300)),
  sector: v.picklist(sectors),
  mode: v.picklist(attendanceModes),
  presence: v.picklist(presences),
  count: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
  consent: v.exactOptional(v.boolean()),
  signature: v.exactOptional(signature),
  selfMarked: v.exactOptional(v.boolean()),
  demo: v.exactOptional(v.boolean()),
});

const attendeeContactFields = v.strictObject({ attendance: id, meeting: id, email: v.pipe(text(320), v.email()), consentOn: day });

const agreementFields = v.strictObject({
  meeting: id,
  commitments: list(id, 200),
  agendaItem: v.exactOptional(id),
  text: saying(agreementTextLimit),
  organization: v.exactOptional(id),
  person: v.exactOptional(participant),
  due: v.exactOptional(day),
  milestone: v.exactOptional(id),
  state: states(lifeCycles.agreement),
  closingNote: v.exactOptional(text(4000)),
  closedOn: v.exactOptional(day),
  closedBy: v.exactOptional(text(100)),
  demo: v.exactOptional(v.boolean()),
});

const contributionFields = v.strictObject({ meeting: id, agendaItem: v.exactOptional(id), author: text(100), name: saying(200), text: saying(20_000), demo: v.exactOptional(v.boolean()) });

const minutesCommentFields = v.strictObject({
  meeting: id,
  agendaItem: v.exactOptional(id),
  kind: v.picklist(commentKinds),
  author: text(100),
  name: saying(200),
  text: saying(commentTextLimit),
  on: day,
  attendance: v.exactOptional(id),
  state: v.picklist(commentStates),
  answer: v.exactOptional(text(commentTextLimit)),
  answeredOn: v.exactOptional(day),
  demo: v.exactOptional(v.boolean()),
});

export const meetingSchemas = {
  meeting: meetingFields,
  agendaItem: agendaItemFields,
  attendance: attendanceFields,
  attendeeContact: attendeeContactFields,
  agreement: agreementFields,
  contribution: contributionFields,
  minutesComment: minutesCommentFields,
} as const;

export const meetingsHeldToDomain: readonly [
  Held<typeof meetingFields, Meeting>,
  Held<typeof agendaItemFields, AgendaItem>,
  Held<typeof attendanceFields, Attendance>,
  Held<typeof attendeeContactFields, AttendeeContact>,
  Held<typeof agreementFields, Agreement>,
  Held<typeof contributionFields, Contribution>,
  Held<typeof minutesCommentFields, MinutesComment>,
  Held<typeof meetingDetails, MeetingDetails>,
] = [true, true, true, true, true, true, true, true];
