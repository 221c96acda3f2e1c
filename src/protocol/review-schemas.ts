/** What the acts of the monitoring body, the answer to them and the views of the forum bring, checked at the door. Their rows are written by acts alone. */
import * as v from 'valibot';
import { assessmentForms } from '../domain/assessment-forms';
import { assessmentLimits } from '../domain/assessment';
import { progressSeen, viewLimits } from '../domain/civil-society-view';
import type { AssessmentArguments, CommentAssessmentArguments, SaveAssessmentArguments, ShareAssessmentArguments, SubmitAssessmentArguments } from '../domain/decide-assessment';
import type { ConfirmArguments, IssueArguments, ReplyArguments, ReviseArguments } from '../domain/decide-review';
import type { GiveViewArguments } from '../domain/decide-view';
import type { WriteOutArguments } from '../domain/decide-write-out';
import { reportedLevels } from '../domain/milestone';
import { conclusions, reviewLimits, reviewSubjects, verdicts } from '../domain/review';
import { spokenLimits } from '../domain/spoken-note';
import { day, id, list, mediaType, saying, sha256, text, wholeNumber, type HeldArguments } from './schema-parts';
import { recordOf, seen, seenRows } from './seen-schema';

const judgement = {
  verdict: v.picklist(verdicts),
  note: v.exactOptional(text(reviewLimits.note)),
  voice: v.exactOptional(v.strictObject({ sha256, bytes: v.pipe(wholeNumber(spokenLimits.bytes), v.minValue(1)), type: mediaType, durationMs: wholeNumber(2 * spokenLimits.ms) })),
  references: v.exactOptional(list(text(reviewLimits.reference), reviewLimits.references)),
  milestone: v.exactOptional(id),
  verified: v.exactOptional(v.picklist(conclusions)),
};
const until = v.exactOptional(day);

const issueArguments = v.strictObject({ review: id, subject: v.picklist(reviewSubjects), of: id, version: seen, until, ...judgement });
const confirmArguments = v.strictObject({ review: id, former: id, of: id, version: seen, until });
const reviseArguments = v.strictObject({ review: id, former: id, of: id, version: seen, until, ...judgement });
const replyArguments = v.strictObject({ review: id, text: saying(reviewLimits.reply) });
const writeOutArguments = v.strictObject({ review: id, text: saying(reviewLimits.writtenOut) });

const giveArguments = v.strictObject({
  commitment: id,
  organization: id,
  from: day,
  metLeads: v.boolean(),
  knowsContact: v.boolean(),
  seesProgress: v.picklist(progressSeen),
  stretch: v.exactOptional(text(viewLimits.stretch)),
  differs: list(v.strictObject({ milestone: id, why: text(viewLimits.why), sees: v.exactOptional(v.picklist(reportedLevels)) }), viewLimits.differs),
});

const question = v.pipe(v.string(), v.regex(/^[A-Za-z.]{1,60}$/));
const answers = v.pipe(recordOf(question, text(assessmentLimits.answer)), v.check((given) => Object.keys(given).length <= 60, 'too many answers'));
const file = v.strictObject({ evidence: id, part: v.exactOptional(v.pipe(text(40), v.regex(/^[a-z0-9-]+$/))) });

const saveArguments = v.strictObject({ form: v.picklist(assessmentForms), of: id, answers, files: list(file, 20), seen: seenRows });
const shareArguments = v.strictObject({ assessment: id, until, seen: seenRows });
const commentArguments = v.strictObject({ assessment: id, text: saying(assessmentLimits.comment) });
const finishArguments = v.strictObject({ assessment: id, seen: seenRows });
const submitArguments = v.strictObject({ assessment: id, receipt: v.exactOptional(text(assessmentLimits.receipt)), seen: seenRows });

export const reviewsHeldToDomain: readonly [
  HeldArguments<typeof issueArguments, IssueArguments>,
  HeldArguments<typeof confirmArguments, ConfirmArguments>,
  HeldArguments<typeof reviseArguments, ReviseArguments>,
  HeldArguments<typeof replyArguments, ReplyArguments>,
  HeldArguments<typeof writeOutArguments, WriteOutArguments>,
  HeldArguments<typeof giveArguments, GiveViewArguments>,
  HeldArguments<typeof saveArguments, SaveAssessmentArguments>,
  HeldArguments<typeof shareArguments, ShareAssessmentArguments>,
  HeldArguments<typeof commentArguments, CommentAssessmentArguments>,
  HeldArguments<typeof finishArguments, AssessmentArguments>,
  HeldArguments<typeof submitArguments, SubmitAssessmentArguments>,
] = [true, true, true, true, true, true, true, true, true, true, true];

export const reviewArgumentSchemas = {
  'review.issue': issueArguments,
  'review.confirm': confirmArguments,
  'review.revise': reviseArguments,
  'review.reply': replyArguments,
  'review.write-out': writeOutArguments,
  'view.give': giveArguments,
  'assessment.save': saveArguments,
  'assessment.share': shareArguments,
  'assessment.comment': commentArguments,
  'assessment.finish': finishArguments,
  'assessment.submit': submitArguments,
} as const;
