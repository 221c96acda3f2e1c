/** What waits for the monitoring body: evidence and lines of check-ins without a verdict on what stands there now. Computed, never stored. */
import type { RowImage } from './change';
import type { CheckIn, CheckInLine } from './check-in';
import type { Day } from './day';
import { isStandingEvidence, type Evidence } from './evidence';
import type { RecordId } from './ids';
import type { Milestone } from './milestone';
import { isOutdated, type Review, type ReviewSubject } from './review';

/** A record with what is known of its row. */
type Rowed<Record> = Record & { readonly row: Pick<RowImage, 'at' | 'fields' | 'writers'> };

export interface WaitingItem {
  readonly subject: ReviewSubject;
  readonly id: RecordId;
  readonly commitment: RecordId;
  /** The area that shows or says it. */
  readonly organization: RecordId;
  readonly milestones: readonly RecordId[];
  /**
   * `new`: nobody judged it. `outdated`: what was judged is not what stands there now. `unconfirmed`: it had changed already when
   * the verdict arrived, and that verdict waits for its author.
   */
  readonly why: 'new' | 'outdated' | 'unconfirmed';
  /** The verdict that no longer holds. */
  readonly review?: Review;
  /** When it came or was last written, the server's time in ms. */
  readonly at: number;
  /** The earliest date of its milestones. */
  readonly due?: Day;
}

export interface InboxFacts {
  readonly evidence: readonly Rowed<Evidence>[];
  readonly lines: readonly Rowed<CheckInLine>[];
  readonly checkIns: readonly CheckIn[];
  readonly milestones: readonly Pick<Milestone, 'id' | 'due'>[];
  readonly reviews: readonly Review[];
}

/** The earliest date first, then what waits longest. */
export const waitingForReview = (facts: InboxFacts): readonly WaitingItem[] => {
  const due = new Map(facts.milestones.map((one) => [one.id, one.due]));
  const reviews = currentReviews(facts.reviews);
  const known = new Map(facts.evidence.map((one) => [one.id, one]));
  const item = (what: Omit<WaitingItem, 'why' | 'review' | 'due' | 'at'>, row: Rowed<object>['row'], of: readonly RecordId[]): readonly WaitingItem[] => {
    const judged = of.flatMap((id) => reviews.get(id) ?? []);
    const holds = judged.some((review) => review.of === what.id && review.state !== 'issued' && !isOutdated(review, row));
    if (holds) return [];
    const [review] = judged;
    const days = what.milestones.flatMap((id) => due.get(id) ?? []).sort();
    return [{ ...what, why: review ? (review.state === 'issued' ? 'unconfirmed' : 'outdated') : 'new', ...(review ? { review } : {}), at: row.at, ...(days[0] === undefined ? {} : { due: days[0] }) }];
  };
  const evidence = facts.evidence.filter(isStandingEvidence).flatMap((one) => item({ subject: 'evidence', id: one.id, commitment: one.commitment, organization: one.organization, milestones: one.milestones }, one.row, versionsUpTo(one, known)));
  const lines = latestLines(facts).flatMap(({ line, organization }) => item({ subject: 'checkInLine', id: line.id, commitment: line.commitment, organization, milestones: [line.milestone] }, line.row, [line.id]));
  return [...evidence, ...lines].sort((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999') || one.at - other.at || one.id.localeCompare(other.id));
};

/** Of each thing that was judged, what was said of it and not followed by another word; the latest first. */
const currentReviews = (reviews: readonly Review[]): ReadonlyMap<RecordId, readonly Review[]> => {
  const byThing = new Map<RecordId, Review[]>();
  for (const review of reviews.filter(({ followedBy }) => followedBy === undefined)) byThing.set(review.of, [...(byThing.get(review.of) ?? []), review].sort((one, other) => other.issuedOn.localeCompare(one.issuedOn)));
  return byThing;
};

/** The evidence and those whose place it took, the latest first. */
const versionsUpTo = (evidence: Evidence, known: ReadonlyMap<RecordId, Evidence>): readonly RecordId[] => {
  const ids: RecordId[] = [];
  for (let one: Evidence | undefined = evidence; one && !ids.includes(one.id); one = one.supersedes === undefined ? undefined : known.get(one.supersedes)) ids.push(one.id);
  return ids;
};

/** Of each milestone what its area said last, once it was submitted. */
const latestLines = ({ lines, checkIns }: InboxFacts): readonly { readonly line: Rowed<CheckInLine>; readonly organization: RecordId }[] => {
  const said = new Map(checkIns.filter(({ state }) => state !== 'returned').map((checkIn) => [checkIn.id, checkIn]));
  const latest = new Map<RecordId, { readonly line: Rowed<CheckInLine>; readonly from: Day; readonly organization: RecordId }>();
  for (const line of lines) {
    const checkIn = said.get(line.checkIn);
    if (checkIn && (latest.get(line.milestone)?.from ?? '') < checkIn.from) latest.set(line.milestone, { line, from: checkIn.from, organization: checkIn.organization });
  }
  return [...latest.values()];
};
