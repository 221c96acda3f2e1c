/** What each act brings, checked at the door. */
import * as v from 'valibot';
import type { AgreementArguments } from '../domain/decide-agreement';
import type { CheckInArguments, SubmitArguments } from '../domain/decide-check-in';
import type { CirculateArguments, FinishArguments, MeetingArguments, PostponeArguments, ScheduleArguments, StartArguments } from '../domain/decide-meeting';
import type { AppendArguments, ApproveArguments, CorrectArguments, PublishArguments } from '../domain/decide-minutes';
import type { Json } from '../domain/json';
import { updateLetters } from '../domain/minutes';
import { isRichText } from '../domain/rich-text';
import { evidenceArgumentSchemas } from './evidence-schemas';
import { meetingDetails, meetingWhen, newAgendaItem, nextMeeting } from './meeting-schemas';
import { statedLineEntries } from './record-schemas';
import { reviewArgumentSchemas } from './review-schemas';
import { day, id, list, moment, text, type HeldArguments } from './schema-parts';
import { recordOf, seenMeeting, seenRows } from './seen-schema';

const submitArguments = v.strictObject({
  commitment: id,
  from: day,
  lines: v.pipe(v.array(v.strictObject(statedLineEntries)), v.minLength(1), v.maxLength(200)),
  onBehalf: v.exactOptional(v.boolean()),
  sourceMeeting: v.exactOptional(id),
  seen: seenRows,
});
const checkInArguments = v.strictObject({ checkIn: id, reason: v.exactOptional(text(4000)), seen: seenRows });

const agenda = list(newAgendaItem, 100);
const scheduleArguments = v.strictObject({ meeting: id, organization: id, details: meetingDetails, announced: v.exactOptional(v.boolean()), agenda });
const postponeArguments = v.strictObject({ meeting: id, reason: text(4000), to: v.exactOptional(v.strictObject({ meeting: id, ...meetingWhen, agenda })), seen: seenRows });
const meetingArguments = v.strictObject({ meeting: id, reason: v.exactOptional(text(4000)), seen: seenRows });
const startArguments = v.strictObject({ meeting: id, at: moment, seen: seenRows });
const finishArguments = v.strictObject({ meeting: id, at: moment, nextMeeting: v.exactOptional(nextMeeting), seen: seenRows });
const circulateArguments = v.strictObject({ meeting: id, attendance: list(id, 2000), until: v.exactOptional(day), seen: seenRows });

const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const appendArguments = v.strictObject({ meeting: id, part: id, index: place, update: v.pipe(text(updateLetters), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)) });
const richText = v.custom<Json>(isRichText, 'not rich text');
const bodies = list(v.strictObject({ id, body: richText }), 300);
const approveArguments = v.strictObject({
  meeting: id,
  parts: v.pipe(recordOf(id, place), v.check((parts) => Object.keys(parts).length <= 5000, 'too many parts')),
  items: bodies,
  attendance: list(id, 2000),
  agreements: list(id, 500),
  followUp: list(id, 500),
  requests: v.exactOptional(list(id, 500)),
  saw: v.exactOptional(seenMeeting),
  seen: seenRows,
});
const correctArguments = v.strictObject({ meeting: id, version: place, items: bodies, reason: text(4000), seen: seenRows });
const publishArguments = v.strictObject({ meeting: id, agreements: list(id, 500), seen: seenRows });
const agreementArguments = v.strictObject({ agreement: id, note: text(4000), seen: seenRows });

export const heldArguments: readonly [
  HeldArguments<typeof submitArguments, SubmitArguments>,
  HeldArguments<typeof checkInArguments, CheckInArguments>,
  HeldArguments<typeof scheduleArguments, ScheduleArguments>,
  HeldArguments<typeof postponeArguments, PostponeArguments>,
  HeldArguments<typeof meetingArguments, MeetingArguments>,
  HeldArguments<typeof startArguments, StartArguments>,
  HeldArguments<typeof finishArguments, FinishArguments>,
  HeldArguments<typeof circulateArguments, CirculateArguments>,
  HeldArguments<typeof appendArguments, AppendArguments>,
  HeldArguments<typeof approveArguments, ApproveArguments>,
  HeldArguments<typeof correctArguments, CorrectArguments>,
  HeldArguments<typeof publishArguments, PublishArguments>,
  HeldArguments<typeof agreementArguments, AgreementArguments>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true];

export const argumentSchemas: Readonly<Record<string, v.GenericSchema>> = {
  'check-in.submit': submitArguments,
  'check-in.accept': checkInArguments,
  'check-in.return': checkInArguments,
  'check-in.publish': checkInArguments,
  'meeting.schedule': scheduleArguments,
  'meeting.postpone': postponeArguments,
  'meeting.cancel': meetingArguments,
  'meeting.start': startArguments,
  'meeting.finish': finishArguments,
  'meeting.circulate': circulateArguments,
  'minutes.append': appendArguments,
  'minutes.approve': approveArguments,
  'minutes.correct': correctArguments,
  'minutes.publish': publishArguments,
  'agreement.report': agreementArguments,
  'agreement.verify': agreementArguments,
  'agreement.drop': agreementArguments,
  ...evidenceArgumentSchemas,
  ...reviewArgumentSchemas,
};
