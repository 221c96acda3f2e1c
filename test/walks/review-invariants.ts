/** What must hold of reviews at rest, whatever happened on the way: nobody edited one, each stands with its answer, and what is verified is what was concluded. */
import type { Change, RowImage } from '../../src/domain/change';
import type { ConfirmArguments, IssueArguments, ReplyArguments, ReviseArguments } from '../../src/domain/decide-review';
import { sameJson, type Json } from '../../src/domain/json';
import { areaOf } from '../../src/domain/permissions';
import type { Judgement, Review } from '../../src/domain/review';
import { recordOf } from '../../src/domain/rows';
import { must } from './invariants';
import { plan, type World } from './world';

type Stated = Judgement & Pick<Review, 'of' | 'version' | 'reviewer'> & { readonly follows?: string };

interface Said {
  /** What each review was stated as, by the act that made it. */
  readonly stated: ReadonlyMap<string, Stated>;
  readonly replies: ReadonlyMap<string, { readonly text: string; readonly by: string }>;
  readonly times: ReadonlyMap<string, number>;
}

const saidIn = (entries: readonly { readonly kind: string; readonly by: string; readonly body: string }[]): Said => {
  const stated = new Map<string, Stated>();
  const replies = new Map<string, { text: string; by: string }>();
  const times = new Map<string, number>();
  for (const { kind, by, body } of entries) {
    if (!kind.startsWith('review.')) continue;
    times.set(kind, (times.get(kind) ?? 0) + 1);
    const given = (JSON.parse(body) as Change).arguments as unknown;
    if (kind === 'review.issue') {
      const { review, subject: _, ...said } = given as IssueArguments;
      stated.set(review, { ...said, reviewer: by });
    } else if (kind === 'review.confirm') {
      const { review, former, of, version } = given as ConfirmArguments;
      const { follows: _, ...before } = stated.get(former) ?? ({} as Stated);
      stated.set(review, { ...before, of, version, reviewer: by, follows: former });
    } else if (kind === 'review.revise') {
      const { review, former, ...said } = given as ReviseArguments;
      stated.set(review, { ...said, reviewer: by, follows: former });
    } else if (kind === 'review.reply') {
      const { review, text } = given as ReplyArguments;
      must(!replies.has(review), 'R3 one answer', `${review} was answered twice`);
      replies.set(review, { text, by });
    }
  }
  return { stated, replies, times };
};

/** Throws `Broken` where one does not hold; otherwise how often each act stands in the log. */
export const reviewsAreWhole = async (world: World): Promise<ReadonlyMap<string, number>> => {
  const { entries, reviews, milestones } = await world.store.read(plan, async (log) => ({ entries: await log.entriesAbove(0, Number.MAX_SAFE_INTEGER), reviews: await log.rowsOf('review'), milestones: await log.rowsOf('milestone') }));
  const said = saidIn(entries);
  const known = new Map(reviews.flatMap((image) => recordOf('review', image) ?? []).map((review) => [review.id, review]));
  for (const id of said.stated.keys()) must(known.has(id), 'R1 nothing is hidden', `${id} is gone`);
  for (const image of reviews) reviewHolds(image, known, said);
  for (const image of milestones) verifiedHolds(image, known);
  return said.times;
};

const json = (value: unknown): Json => (value ?? null) as Json;

const reviewHolds = (image: RowImage, known: ReadonlyMap<string, Review>, { stated, replies }: Said): void => {
  const review = known.get(image.id);
  const as = stated.get(image.id);
  if (!review || !as) return must(false, 'R2 nobody else', `${image.id} was stated by nobody`);
  const { id, reply, state, publishedOn, organization, follows, followedBy } = review;
  must(as.reviewer === 'ines' && review.reviewer === 'ines', 'R2 nobody else', `${id} by ${as.reviewer}`);
  for (const field of ['verdict', 'note', 'milestone', 'verified', 'of', 'version', 'follows'] as const) must(sameJson(json(review[field]), json(as[field])), 'R1 nobody edits', `${id} ${field}`);
  must(follows === undefined || known.get(follows)?.followedBy === id, 'R4 history', `${id} follows one that does not know it`);
  must(followedBy === undefined || known.get(followedBy)?.follows === id, 'R4 history', `${id} is followed by one that does not know it`);
  const answered = replies.get(id);
  must(sameJson(json(reply && { text: reply.text, by: reply.by }), json(answered)), 'R3 one answer', id);
  must((state === 'final') === (publishedOn !== undefined), 'R5 published', `${id} ${state}`);
  must(reply === undefined || state === 'final', 'R5 published', `${id} without its answer`);
  must(state === 'final' ? image.audience === 'site' : image.audience === areaOf(organization), 'R5 published', `${id} ${state} is held by ${image.audience}`);
  const former = follows === undefined ? undefined : known.get(follows);
  must(state !== 'final' || former === undefined || former.state === 'final', 'R4 history', `${id} is shown without what it follows`);
};

/** What everybody reads as verified is what a review concluded that everybody reads; what was revised before anybody read it concludes nothing. */
const verifiedHolds = ({ id, fields }: RowImage, known: ReadonlyMap<string, Review>): void => {
  const by = fields['verifiedIn'];
  const concluded = [...known.values()].filter(({ milestone, verified, state }) => milestone === id && verified !== undefined && state === 'final');
  const isSaid = concluded.some((review) => review.id === by && review.verified === fields['verified']);
  must(by === undefined ? concluded.every(({ followedBy }) => followedBy !== undefined) : isSaid, 'R6 verified', `${id} is ${String(fields['verified'])} by ${String(by)}, of ${concluded.length} conclusions`);
};
