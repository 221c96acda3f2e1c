/** Reviews as whoever holds them reads them: with what they judged, whose it is, and what can still be said about them. */
import type { RecordId } from '../../domain/ids';
import { may } from '../../domain/permissions';
import { isOutdated, isReplyOpen, isReplyOver, type Review } from '../../domain/review';
import { waitsToBeWrittenOut } from '../../domain/spoken-note';
import { checkInOf } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { evidenceOf } from '../../storage/evidence-reads';
import { stateOfRow } from '../../storage/item-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentsOf, milestonesOf } from '../../storage/plan-reads';
import { oneOf, type Kept } from '../../storage/reads';
import { reviewOf, reviewsOf, reviewsOfCommitment, reviewsOfMilestone } from '../../storage/review-reads';

export const readVerdictsOfCommitment = async (device: Device, commitment: string) => verdictsOf(device, await reviewsOfCommitment(device, commitment));

export const readVerdictsOfThing = async (device: Device, thing: string) => verdictsOf(device, await reviewsOf(device, thing));

export const readVerdictsOfMilestone = async (device: Device, milestone: string) => verdictsOf(device, await reviewsOfMilestone(device, milestone));

/** One review, and every other of the same chain, latest first; `verdict` is undefined where this device does not hold it. */
export const readVerdict = async (device: Device, id: string) => {
  const review = await reviewOf(device, id);
  if (!review) return { verdict: undefined };
  const chain = chainOf(review, await reviewsOfCommitment(device, review.commitment));
  const verdicts = await verdictsOf(device, chain);
  const state = await stateOfRow(device, `review/${id}`);
  return { verdict: verdicts.find((one) => one.review.id === id), chain: verdicts, state };
};

export type Verdict = Awaited<ReturnType<typeof verdictsOf>>[number];
export type VerdictReading = Awaited<ReturnType<typeof readVerdict>>;

/** What follows one another, through what took the place of what was judged. */
const chainOf = <One extends Review>(review: One, all: readonly One[]): readonly One[] => {
  const known = new Map(all.map((one) => [one.id, one]));
  const walk = (next: (one: One) => RecordId | undefined): readonly One[] => {
    const found: One[] = [];
    for (let one = known.get(next(review) ?? ''); one && !found.includes(one); one = known.get(next(one) ?? '')) found.push(one);
    return found;
  };
  return [...[...walk(({ followedBy }) => followedBy)].reverse(), review, ...walk(({ follows }) => follows)];
};

const verdictsOf = async (device: Device, reviews: readonly Kept<Review>[]) => {
  if (reviews.length === 0) return [];
  const [commitments, organizations, memberships, person] = await Promise.all([commitmentsOf(device), organizationsOf(device), membershipsOf(device), personOf(device)]);
  const today = device.today();
  const milestones = new Map((await Promise.all([...new Set(reviews.map(({ commitment }) => commitment))].map((commitment) => milestonesOf(device, commitment)))).flat().map((one) => [one.id, one]));
  return Promise.all(
    reviews.map(async (review) => {
      const judged = await judgedBy(device, review);
      return {
        review,
        ...judged,
        commitment: commitments.find(({ id }) => id === review.commitment),
        milestone: milestones.get(review.milestone ?? ''),
        area: organizations.find(({ id }) => id === review.organization),
        body: organizations.find(({ id }) => id === review.body),
        nameOf: (user: string): string | undefined => memberships.find((one) => one.person === user)?.name,
        today,
        isOpen: isReplyOpen(review, today),
        isOver: isReplyOver(review, today),
        mayReply: may(person, 'review.reply', today, { organization: review.organization }),
        mayHear: may(person, 'review.hear', today, { organization: review.organization }),
        mayWriteOut: waitsToBeWrittenOut(review) && may(person, 'review.writeOut', today, { organization: review.body }),
        /** Of the area itself; coordination answers on behalf, and that is said. */
        isOwn: person.memberships.some(({ organization }) => organization === review.organization),
      };
    }),
  );
};

/** What was judged, where this device holds it, and whether something newer stands there. */
const judgedBy = async (device: Device, review: Review) => {
  if (review.subject === 'evidence') {
    const evidence = await evidenceOf(device, review.of);
    return { evidence, isOutdated: isOutdated(review, evidence?.row) };
  }
  const line = await oneOf(device, 'checkInLine', review.of);
  const checkIn = line && (await checkInOf(device, line.checkIn));
  return { line, checkIn, isOutdated: isOutdated(review, line?.row) };
};
