/** What was published and when: one line each, read from the published records themselves. */
import type { PublicCommitment } from '../domain/publication';
import type { EvidenceModel } from './evidence-model';
import type { CheckInModel, MilestoneModel, PublishedEvent } from './public-model';
import type { AssessmentModel } from './review-model';

interface Published {
  readonly milestones: readonly MilestoneModel[];
  readonly checkIns: readonly CheckInModel[];
  readonly evidence: readonly EvidenceModel[];
  readonly assessments: readonly AssessmentModel[];
}

/** Of one commitment, newest first. What a published check-in says of a milestone is told by the check-in alone. */
export const eventsOf = ({ code, title }: Pick<PublicCommitment, 'code' | 'title'>, { milestones, checkIns, evidence, assessments }: Published): readonly PublishedEvent[] => {
  const commitment = { code, title };
  const published = checkIns.map(({ organization, from, to, lines, demo, publishedOn, submittedOn }): PublishedEvent => ({
    kind: 'checkInPublished',
    on: publishedOn ?? submittedOn,
    commitment,
    organization,
    from,
    to,
    milestones: lines.length,
    demo,
  }));
  const ofMilestones = milestones.flatMap((milestone) => milestoneEvents(milestone, checkIns).map((event): PublishedEvent => ({ ...event, commitment })));
  const shown = evidence.flatMap((one) => evidenceEvents(one).map((event): PublishedEvent => ({ ...event, commitment })));
  const assessed = assessments.map(({ form, finalOn, demo }): PublishedEvent => ({ kind: 'assessmentFinal', on: finalOn, commitment, form, demo }));
  return [...published, ...shown, ...assessed, ...ofMilestones].sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
};

/** That it was published stays told when it is taken back; what it was called is gone then. */
const evidenceEvents = ({ code, kind, title, organization, publishedOn, withdrawnOn, demo }: EvidenceModel) => {
  const told = { organization, evidence: { code, kind, title }, demo };
  return [{ kind: 'evidencePublished' as const, on: publishedOn, ...told }, ...(withdrawnOn === null ? [] : [{ kind: 'evidenceWithdrawn' as const, on: withdrawnOn, ...told }])];
};

const milestoneEvents = ({ id, order, text, reported, reportedOn, verified, verifiedOn, demo }: MilestoneModel, checkIns: readonly CheckInModel[]) => {
  const milestone = { order, text };
  const isTold = checkIns.some((checkIn) => checkIn.submittedOn === reportedOn && checkIn.lines.some((line) => line.milestone === id));
  return [
    ...(reported !== null && reportedOn !== null && !isTold ? [{ kind: 'milestoneReported' as const, on: reportedOn, milestone, reported, demo }] : []),
    ...(verified !== null && verified !== 'unreviewed' && verifiedOn !== null ? [{ kind: 'milestoneVerified' as const, on: verifiedOn, milestone, verified, reported, demo }] : []),
  ];
};
