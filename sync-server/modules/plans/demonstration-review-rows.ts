/** Reviews, views and assessments of the demonstration as rows, as of a day: what lies after that day has not happened yet. */
import { assessmentId, type Assessment } from '../../../src/domain/assessment';
import { checkInId, checkInLineId } from '../../../src/domain/check-in';
import { viewId, type CivilSocietyView } from '../../../src/domain/civil-society-view';
import { addMonths, addDays, type Day } from '../../../src/domain/day';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Fields } from '../../../src/domain/json';
import { areaOf } from '../../../src/domain/permissions';
import { replyUntil, type Review } from '../../../src/domain/review';
import type { DemonstrationReviews } from './demonstration-review-format';
import { commitmentIdOf, milestoneIdOf, organizationIdOf } from './plan-ids';
import type { WantedRow } from './plan-rows';

export interface ReviewFacts extends DemonstrationReviews {
  readonly plan: RecordId;
  /** Of the monitoring body. */
  readonly body: RecordId;
  readonly today: Day;
  readonly userOf: (key: string) => UserId;
  readonly evidenceIdOf: (code: string) => RecordId;
}

export const reviewRows = (facts: ReviewFacts): readonly WantedRow[] => [
  ...facts.reviews.filter(({ on }) => on <= facts.today).map((given) => rowOfReview(facts, given)),
  ...facts.views.filter(({ on }) => on <= facts.today).map((given) => rowOfView(facts, given)),
  ...facts.assessments.filter(({ on }) => on <= facts.today).map((given) => rowOfAssessment(facts, given)),
];

const row = (entity: WantedRow['entity'], { id, ...fields }: { readonly id: RecordId }, audience: string): WantedRow => ({ entity, id, audience, fields: fields as Fields });

const rowOfReview = (facts: ReviewFacts, given: DemonstrationReviews['reviews'][number]): WantedRow => {
  const { plan, body, today, userOf } = facts;
  const { code, subject, of, commitment: commitmentCode, organization, milestone: milestoneCode, by, on, reply, ...judged } = given;
  const commitment = commitmentIdOf(plan, commitmentCode);
  const milestone = milestoneIdOf(commitment, milestoneCode);
  const until = replyUntil(on);
  const said = reply && reply.on <= today ? { text: reply.text, on: reply.on, by: userOf(reply.by) } : undefined;
  const publishedOn = said?.on ?? (until < today ? addDays(until, 1) : undefined);
  const review: Review = {
    ...judged,
    id: `${plan}.demo-${code}`,
    subject,
    of: subject === 'evidence' ? facts.evidenceIdOf(of) : checkInLineId(checkInId(commitment, of), milestone),
    commitment,
    milestone,
    organization: organizationIdOf(plan, organization),
    body,
    reviewer: userOf(by),
    // As the demonstration brought it: no part was written since.
    version: {},
    ...(subject === 'checkInLine' ? { round: 1 } : {}),
    kind: 'issued',
    state: publishedOn === undefined ? 'replyWindow' : 'final',
    issuedOn: on,
    until,
    ...(said ? { reply: said } : {}),
    ...(publishedOn === undefined ? {} : { publishedOn }),
  };
  return row('review', review, publishedOn === undefined ? areaOf(review.organization) : 'site');
};

const rowOfView = ({ plan, userOf }: ReviewFacts, { commitment: commitmentCode, organization: organizationCode, by, from, on, differs, ...answers }: DemonstrationReviews['views'][number]): WantedRow => {
  const commitment = commitmentIdOf(plan, commitmentCode);
  const organization = organizationIdOf(plan, organizationCode);
  const view: CivilSocietyView = {
    ...answers,
    id: viewId(commitment, from, organization),
    commitment,
    organization,
    from,
    to: addDays(addMonths(from, 3), -1),
    differs: differs.map(({ milestone, ...told }) => ({ milestone: milestoneIdOf(commitment, milestone), ...told })),
    givenOn: on,
    by: userOf(by),
  };
  return row('civilSocietyView', view, 'site');
};

const rowOfAssessment = ({ plan, body, today, userOf }: ReviewFacts, { form, commitment, by, on, finalOn, submittedOn, receipt, answers }: DemonstrationReviews['assessments'][number]): WantedRow => {
  const of = commitment === undefined ? plan : commitmentIdOf(plan, commitment);
  const isFinal = finalOn !== undefined && finalOn <= today;
  const isSubmitted = isFinal && submittedOn !== undefined && submittedOn <= today;
  const assessment: Assessment = {
    id: assessmentId(form, of),
    form,
    of,
    body,
    author: userOf(by),
    answers,
    files: [],
    state: isSubmitted ? 'submitted' : isFinal ? 'final' : 'draft',
    begunOn: on,
    ...(isFinal ? { finalOn } : {}),
    ...(isSubmitted ? { submittedOn, ...(receipt === undefined ? {} : { receipt }) } : {}),
  };
  return row('assessment', assessment, isFinal ? 'site' : `user:${userOf(by)}`);
};
