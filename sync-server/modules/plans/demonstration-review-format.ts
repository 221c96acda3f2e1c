/** Reviews, views of the forum and assessments of the demonstration, each thing with the day it happened on. */
import * as v from 'valibot';
import { assessmentForms } from '../../../src/domain/assessment-forms';
import { progressSeen } from '../../../src/domain/civil-society-view';
import { reportedLevels } from '../../../src/domain/milestone';
import { conclusions, reviewSubjects, verdicts } from '../../../src/domain/review';
import { day, text } from '../../../src/protocol/schema-parts';
import { personKey } from './demonstration-meeting-format';
import { commitmentCode, milestoneCode, organizationCode } from './plan-format';

const reviewSchema = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^v\d{1,3}$/)),
  subject: v.picklist(reviewSubjects),
  /** The code of the evidence; of what an area says, the first day of the period. */
  of: text(40),
  commitment: commitmentCode,
  organization: organizationCode,
  milestone: milestoneCode,
  by: personKey,
  on: day,
  verdict: v.picklist(verdicts),
  verified: v.exactOptional(v.picklist(conclusions)),
  note: v.exactOptional(text(4000)),
  references: v.exactOptional(v.array(text(500))),
  reply: v.exactOptional(v.strictObject({ on: day, by: personKey, text: text(4000) })),
});

const viewSchema = v.strictObject({
  commitment: commitmentCode,
  organization: organizationCode,
  by: personKey,
  from: day,
  on: day,
  metLeads: v.boolean(),
  knowsContact: v.boolean(),
  seesProgress: v.picklist(progressSeen),
  stretch: v.exactOptional(text(4000)),
  differs: v.array(v.strictObject({ milestone: milestoneCode, why: text(2000), sees: v.exactOptional(v.picklist(reportedLevels)) })),
});

/** Without a commitment it is of the whole plan. Each day on which it moved; until it is final it stands with its author alone. */
const assessmentSchema = v.strictObject({
  form: v.picklist(assessmentForms),
  commitment: v.exactOptional(commitmentCode),
  by: personKey,
  on: day,
  finalOn: v.exactOptional(day),
  submittedOn: v.exactOptional(day),
  receipt: v.exactOptional(text(500)),
  answers: v.record(text(60), text(10_000)),
});

export const demonstrationReviewsSchema = v.strictObject({ reviews: v.array(reviewSchema), views: v.array(viewSchema), assessments: v.array(assessmentSchema) });

export type DemonstrationReviews = Readonly<v.InferOutput<typeof demonstrationReviewsSchema>>;
