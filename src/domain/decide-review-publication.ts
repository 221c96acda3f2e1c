/** How a review reaches everybody: with the area's answer, or once its time to answer is over. Nobody else decides when. */
import { writerOf, type RowKey, type RowOperation } from './change';
import type { Deciding } from './deciding';
import type { RecordId } from './ids';
import type { Fields } from './json';
import { mayMove } from './life-cycles';
import { isWithdrawn } from './milestone';
import { isReplyOver, type Review, type ReviewReply } from './review';
import { recordOf, type Records, type RowLookup } from './rows';

const key = (entity: keyof Records, id: RecordId): RowKey => ({ entity, id });

export const reviewKey = (id: RecordId): RowKey => key('review', id);

/** The rows that the publication of a review looks at, as far as they are known. */
export const reviewPublicationRows = (id: RecordId, row: RowLookup): readonly RowKey[] => {
  const review = recordOf('review', row(reviewKey(id)));
  if (!review) return [reviewKey(id)];
  const { commitment, milestone, subject, of, follows } = review;
  return [
    reviewKey(id),
    key('commitment', commitment),
    ...(milestone === undefined ? [] : [key('milestone', milestone)]),
    ...(subject === 'evidence' ? [key('evidence', of)] : []),
    ...(follows === undefined ? [] : reviewPublicationRows(follows, row)),
  ];
};

/**
 * The review goes out, with those before it that had not: its history is whole. What it concluded of the milestone
 * is written now, unless a later review said something already.
 */
export const publicationOfReview = (review: Review, { today, row }: Pick<Deciding, 'today' | 'row'>, { reply }: { readonly reply?: ReviewReply } = {}): readonly RowOperation[] => {
  const audience = row(key('commitment', review.commitment))?.audience === 'public' ? 'site' : 'members';
  const out = (id: RecordId, more: Fields): RowOperation => ({ ...reviewKey(id), act: 'patch', set: { state: 'final', publishedOn: today, ...more }, audience });
  return [
    out(review.id, reply ? { reply: reply as unknown as Fields } : {}),
    ...before(review, row).map(({ id }) => out(id, {})),
    ...verifiedBy(review, row),
    ...reviewed(review, row),
  ];
};

/** Those that it follows and nobody was shown yet. */
const before = ({ follows }: Review, row: RowLookup): readonly Review[] => {
  const former = follows === undefined ? undefined : recordOf('review', row(reviewKey(follows)));
  return former ? [...(former.publishedOn === undefined ? [former] : []), ...before(former, row)] : [];
};

const verifiedBy = ({ id, milestone, verified, issuedOn }: Review, row: RowLookup): readonly RowOperation[] => {
  const image = milestone === undefined ? undefined : row(key('milestone', milestone));
  const known = recordOf('milestone', image);
  if (!image || !known || verified === undefined || isWithdrawn(known) || (known.verifiedOn ?? '') > issuedOn) return [];
  const seen = { verified: writerOf(image.writers, 'verified') };
  return [{ ...key('milestone', known.id), act: 'patch', set: { verified, verifiedOn: issuedOn, verifiedIn: id }, seen }];
};

const reviewed = ({ subject, of }: Review, row: RowLookup): readonly RowOperation[] => {
  const evidence = subject === 'evidence' ? recordOf('evidence', row(key('evidence', of))) : undefined;
  return evidence && mayMove('evidence', evidence.state, 'reviewed') ? [{ ...key('evidence', of), act: 'patch', set: { state: 'reviewed' } }] : [];
};

/** What the server writes on a day of the reviews whose time to answer is over; what was said last is written last. */
export const closedReviews = (reviews: readonly Review[], deciding: Pick<Deciding, 'today' | 'row'>): readonly RowOperation[] =>
  reviews
    .filter((review) => isReplyOver(review, deciding.today))
    .sort((one, other) => one.issuedOn.localeCompare(other.issuedOn) || one.id.localeCompare(other.id))
    .flatMap((review) => publicationOfReview(review, deciding));
