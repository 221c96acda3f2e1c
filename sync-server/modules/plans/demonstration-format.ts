/**
 * Demonstration data: what is invented beside a real plan, so that a fresh house can be tried.
 * It stands in a file and a format of its own; whatever is read from it is marked `demo`, without exception.
 */
import * as v from 'valibot';
import { lifeCycles, type CheckInState } from '../../../src/domain/life-cycles';
import { recordSchemas, statedLineEntries } from '../../../src/protocol/record-schemas';
import { day, text } from '../../../src/protocol/schema-parts';
import { demonstrationEvidenceSchema, demonstrationFilesSchema } from './demonstration-evidence-format';
import { demonstrationMeetingSchema, personKey as key } from './demonstration-meeting-format';
import { demonstrationReviewsSchema } from './demonstration-review-format';
import { commitmentCode, commitmentSchema, milestoneByCodeSchema, milestoneCode, organizationCode, organizationSchema, planCode } from './plan-format';

const personSchema = v.strictObject({
  key,
  name: text(100),
  email: v.pipe(text(320), v.email()),
  organization: organizationCode,
  role: recordSchemas.membership.entries.role,
  from: day,
  /** Offered on the sign-in page; the others only sign what they wrote. */
  signsIn: v.boolean(),
});

const { completedOn, verified, verifiedOn } = recordSchemas.milestone.entries;

const checkInSchema = v.strictObject({
  commitment: commitmentCode,
  from: day,
  state: v.picklist(Object.keys(lifeCycles.checkIn) as CheckInState[]),
  submittedBy: key,
  submittedOn: day,
  acceptedOn: v.exactOptional(day),
  publishedOn: v.exactOptional(day),
  reason: v.exactOptional(text(4000)),
  lines: v.array(v.strictObject({ ...statedLineEntries, milestone: milestoneCode })),
});

export const demonstrationSchema = v.strictObject({
  format: v.literal('bitacora-demonstration'),
  version: v.literal(1),
  plan: planCode,
  organizations: v.array(organizationSchema),
  people: v.array(personSchema),
  commitments: v.array(commitmentSchema),
  milestones: v.array(v.strictObject({ ...milestoneByCodeSchema.entries, completedOn, verified, verifiedOn })),
  checkIns: v.array(checkInSchema),
  meetings: v.array(demonstrationMeetingSchema),
  shown: demonstrationEvidenceSchema,
  judged: demonstrationReviewsSchema,
  files: demonstrationFilesSchema,
});

export type Demonstration = Readonly<v.InferOutput<typeof demonstrationSchema>>;
export type DemonstrationPerson = Demonstration['people'][number];
export type DemonstrationCheckIn = Demonstration['checkIns'][number];
export type DemonstrationMilestone = Demonstration['milestones'][number];
