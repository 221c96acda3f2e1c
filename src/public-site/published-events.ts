/** What was published and when: one line each, read from the published records themselves. */
import type { PublicCommitment } from '../domain/publication';
import type { CheckInModel, MilestoneModel, PublishedEvent } from './public-model';

/** Of one commitment, newest first. What a published check-in says of a milestone is told by the check-in alone. */
export const eventsOf = (
  { code, title }: Pick<PublicCommitment, 'code' | 'title'>,
  milestones: readonly MilestoneModel[],
  checkIns: readonly CheckInModel[],
): readonly PublishedEvent[] => {
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
  return [...published, ...ofMilestones].sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
};

const milestoneEvents = ({ id, order, text, reported, reportedOn, verified, verifiedOn, demo }: MilestoneModel, checkIns: readonly CheckInModel[]) => {
  const milestone = { order, text };
  const isTold = checkIns.some((checkIn) => checkIn.submittedOn === reportedOn && checkIn.lines.some((line) => line.milestone === id));
  return [
    ...(reported !== null && reportedOn !== null && !isTold ? [{ kind: 'milestoneReported' as const, on: reportedOn, milestone, reported, demo }] : []),
    ...(verified !== null && verified !== 'unreviewed' && verifiedOn !== null ? [{ kind: 'milestoneVerified' as const, on: verifiedOn, milestone, verified, reported, demo }] : []),
  ];
};
