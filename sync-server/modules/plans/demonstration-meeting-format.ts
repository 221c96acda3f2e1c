/** Meetings of the demonstration: what was planned, said, agreed and published, each thing with the day it happened on. */
import * as v from 'valibot';
import { meetingSchemas } from '../../../src/protocol/meeting-schemas';
import { day, text } from '../../../src/protocol/schema-parts';
import { commitmentCode, milestoneCode, organizationCode } from './plan-format';

export const personKey = v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/));

const code = v.pipe(v.string(), v.regex(/^r\d{1,3}$/));
/** The number of a point of the agenda or of an agreement in its list, from 1. */
const place = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));
/** A paragraph each; `- ` begins an item of a list, `## ` a heading, and `**` stands around what is bold. */
const body = v.array(text(4000));

const { title, type, on, from, to, modality, link, announced, nextMeeting } = meetingSchemas.meeting.entries;
const { outcome, minutes, speaker } = meetingSchemas.agendaItem.entries;
const { name, organizationName, sector, mode, presence, count, consent } = meetingSchemas.attendance.entries;
const { kind } = meetingSchemas.minutesComment.entries;

const closing = v.strictObject({ on: day, by: personKey, note: text(4000) });

const agendaSchema = v.strictObject({ title: text(500), speaker, minutes, outcome, body: v.exactOptional(body) });

const attendanceSchema = v.strictObject({
  person: v.exactOptional(personKey),
  name,
  organization: v.exactOptional(organizationCode),
  organizationName,
  sector: v.exactOptional(sector),
  mode: v.exactOptional(mode),
  presence: v.exactOptional(presence),
  count,
  consent,
  email: v.exactOptional(v.pipe(text(320), v.email())),
});

const agreementSchema = v.strictObject({
  text: text(2000),
  organization: organizationCode,
  person: v.exactOptional(personKey),
  due: v.exactOptional(day),
  item: v.exactOptional(place),
  milestone: v.exactOptional(milestoneCode),
  reportedDone: v.exactOptional(closing),
  verified: v.exactOptional(closing),
  dropped: v.exactOptional(closing),
});

const commentSchema = v.strictObject({ by: personKey, item: v.exactOptional(place), kind, text: text(4000), on: day, answer: v.exactOptional(text(4000)), answeredOn: v.exactOptional(day) });

export const demonstrationMeetingSchema = v.strictObject({
  code,
  type,
  title,
  organization: organizationCode,
  commitments: v.array(commitmentCode),
  /** When it was put on the calendar. */
  scheduledOn: day,
  on,
  from,
  to,
  modality,
  place: v.exactOptional(text(300)),
  link,
  chair: personKey,
  noteTaker: personKey,
  invited: v.array(organizationCode),
  announced,
  postponed: v.exactOptional(v.strictObject({ on: day, reason: text(4000), to: v.exactOptional(code) })),
  cancelled: v.exactOptional(v.strictObject({ on: day, reason: text(4000) })),
  /** Nobody said yet that it is over. */
  unfinished: v.exactOptional(v.boolean()),
  circulatedOn: v.exactOptional(day),
  commentsUntil: v.exactOptional(day),
  approvedOn: v.exactOptional(day),
  publishedOn: v.exactOptional(day),
  corrected: v.exactOptional(v.strictObject({ on: day, reason: text(4000), item: place, body })),
  nextMeeting,
  agenda: v.array(agendaSchema),
  attendance: v.array(attendanceSchema),
  agreements: v.array(agreementSchema),
  /** Agreements of earlier meetings that were looked at: `r1.2` is the second of the meeting r1. */
  followUp: v.exactOptional(v.array(v.pipe(v.string(), v.regex(/^r\d{1,3}\.\d{1,2}$/)))),
  comments: v.exactOptional(v.array(commentSchema)),
  contributions: v.exactOptional(v.array(v.strictObject({ by: personKey, item: v.exactOptional(place), text: text(4000) }))),
});

export type DemonstrationMeeting = Readonly<v.InferOutput<typeof demonstrationMeetingSchema>>;
