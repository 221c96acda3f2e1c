/** Everything that is judged here, read at once: going from one to the next reads nothing more. */
import { groupedBy } from '../../domain/grouped-by';
import { may } from '../../domain/permissions';
import { waitingForReview } from '../../domain/review-inbox';
import { waitsToBeWrittenOut } from '../../domain/spoken-note';
import { allCheckIns } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { allEvidence } from '../../storage/evidence-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';
import { allOf } from '../../storage/reads';
import { allReviews, reviewKeys, reviewsLookedAt } from '../../storage/review-reads';

export const readDesk = async (device: Device) => {
  const [evidence, lines, checkIns, milestones, reviews, commitments, organizations, memberships, person, lookedAt, keysOn] = await Promise.all([
    allEvidence(device),
    allOf(device, 'checkInLine'),
    allCheckIns(device),
    allMilestones(device),
    allReviews(device),
    commitmentsOf(device),
    organizationsOf(device),
    membershipsOf(device),
    personOf(device),
    reviewsLookedAt(device),
    reviewKeys(device),
  ]);
  const today = device.today();
  return {
    waiting: waitingForReview({ evidence, lines, checkIns, milestones, reviews }),
    evidence: byId(evidence),
    lines: byId(lines),
    checkIns: byId(checkIns),
    milestones: byId(milestones),
    commitments: byId(commitments),
    organizations: byId(organizations),
    names: new Map(memberships.flatMap(({ person: user, name }) => (user === undefined ? [] : [[user, name] as const]))),
    /** Of each thing that was judged, latest first. */
    reviews: groupedBy(reviews, ({ of }) => of),
    /** Said aloud and not written out; one that was confirmed stands in its latest. */
    toWriteOut: reviews.filter((one) => waitsToBeWrittenOut(one) && (one.followedBy === undefined || reviews.find(({ id }) => id === one.followedBy)?.voice?.sha256 !== one.voice?.sha256)),
    lookedAt,
    /** Whether single keys give verdicts here. */
    keysOn,
    today,
    mayReview: may(person, 'review.issue', today),
  };
};

export type DeskReading = Awaited<ReturnType<typeof readDesk>>;

const byId = <One extends { readonly id: string }>(all: readonly One[]): ReadonlyMap<string, One> => new Map(all.map((one) => [one.id, one]));
