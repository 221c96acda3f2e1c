/** What reviews and views of the forum ask of a person: an answer in time, a view of the period. */
import { viewId, type CivilSocietyView } from '../../domain/civil-society-view';
import { isParty, type Commitment } from '../../domain/commitment';
import { addDays, type Day } from '../../domain/day';
import type { RecordId } from '../../domain/ids';
import { isActive } from '../../domain/membership';
import { may, type Person } from '../../domain/permissions';
import { isReplyOpen, type Review } from '../../domain/review';
import { checkInSlotsOf, type CheckInSlot } from '../../domain/schedule';

export type OwedReview =
  | { readonly kind: 'reply'; readonly due: Day; readonly commitment: Commitment; readonly review: Review; readonly state: 'open' | 'due_soon' }
  | { readonly kind: 'view'; readonly due: Day; readonly commitment: Commitment; readonly slot: CheckInSlot };

export interface ReviewFacts {
  /** Of the person's own areas. */
  readonly reviews?: readonly Review[];
  readonly views?: readonly CivilSocietyView[];
}

interface Owing extends ReviewFacts {
  readonly person: Person;
  readonly today: Day;
  readonly commitments: readonly Commitment[];
}

export const owedReviews = (owing: Owing): readonly OwedReview[] => [...ownReplies(owing), ...ownViews(owing)];

const ownOf = ({ person, today }: Owing): readonly RecordId[] => person.memberships.filter((one) => isActive(one, today)).map(({ organization }) => organization);

const soonDays = 2;

/** Of the own area; who answers on behalf finds them on the commitment's page. */
const ownReplies = (owing: Owing): readonly OwedReview[] => {
  const { reviews = [], commitments, today } = owing;
  const own = ownOf(owing);
  return reviews.flatMap((review) => {
    const commitment = commitments.find(({ id }) => id === review.commitment);
    const { until } = review;
    if (!commitment || until === undefined || !isReplyOpen(review, today) || !own.includes(review.organization)) return [];
    return [{ kind: 'reply', due: until, commitment, review, state: until <= addDays(today, soonDays) ? 'due_soon' : 'open' } as const];
  });
};

/** Of the commitments that the organization takes part in; of the others it may, and nobody asks. */
const ownViews = (owing: Owing): readonly OwedReview[] => {
  const { views = [], commitments, person, today } = owing;
  const [speaks] = ownOf(owing).filter((organization) => may(person, 'view.give', today, { organization }));
  if (speaks === undefined) return [];
  return commitments
    .filter((commitment) => commitment.lifecycle === 'inImplementation' && isParty(commitment, speaks))
    .flatMap((commitment) => {
      const slot = checkInSlotsOf(commitment).findLast(({ from }) => from <= today);
      if (!slot || views.some(({ id }) => id === viewId(commitment.id, slot.from, speaks))) return [];
      return [{ kind: 'view', due: slot.due, commitment, slot } as const];
    });
};
