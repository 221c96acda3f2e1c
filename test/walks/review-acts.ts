/** What people of the walks do with reviews: judge evidence and what areas say, say it again of what stands there now, conclude otherwise, answer. */
import type { Change } from '../../src/domain/change';
import { conclusions, isOutdated, verdicts, versionOf, type Judgement, type Review, type ReviewSubject } from '../../src/domain/review';
import type { Role } from '../../src/domain/membership';
import type { CachedRow } from '../../src/storage/cache-store';
import type { Showing } from './evidence-acts';

type Act = (showing: Showing) => Partial<Change> | undefined;

/** One act, as far as this tablet sees what it is done to; everybody tries now and then what only the monitoring body may, and it what only an area may. */
export const reviewAct = (showing: Showing, role: Role | undefined): Partial<Change> | undefined =>
  showing.chance.pick(role === 'monitor' ? [issue, issue, issue, confirm, confirm, revise, reply] : [reply, reply, reply, reply, reply, issue, revise])(showing);

const subjects: readonly ReviewSubject[] = ['evidence', 'checkInLine'];

const anyOf = ({ chance }: Showing, rows: readonly CachedRow[]): CachedRow | undefined => (rows.length === 0 ? undefined : chance.pick(rows));

const reviewOf = (row: CachedRow): Review => ({ ...row.fields, id: row.id }) as unknown as Review;

const fresh = ({ chance }: Showing): string => `v${chance.below(1e9)}`;

const judgementOf = ({ chance }: Showing, milestone: unknown): Judgement => ({
  verdict: chance.pick(verdicts),
  note: `what is missing is number ${chance.below(1e6)}`,
  ...(typeof milestone === 'string' ? { milestone, ...(chance.happens(0.7) ? { verified: chance.pick(conclusions) } : {}) } : {}),
});

const milestoneOf = (subject: ReviewSubject, { fields }: CachedRow): unknown => (subject === 'evidence' ? (fields['milestones'] as readonly string[])[0] : fields['milestone']);

const issue: Act = (showing) => {
  const subject = showing.chance.pick(subjects);
  const row = anyOf(showing, showing.visible(subject));
  return row && { kind: 'review.issue', arguments: { review: fresh(showing), subject, of: row.id, version: versionOf(subject, row.writers), ...judgementOf(showing, milestoneOf(subject, row)) } as never };
};

interface Standing {
  readonly review: Review;
  /** What stands now in the place of what it judged. */
  readonly row: CachedRow;
}

/** Reviews that nothing follows yet. */
const standing = ({ visible }: Showing): readonly Standing[] =>
  visible('review').filter(({ fields }) => fields['followedBy'] === undefined).flatMap((found) => {
    const review = reviewOf(found);
    const rows = visible(review.subject);
    const judged = rows.find(({ id }) => id === review.of);
    const row = rows.find(({ id }) => id === judged?.fields['supersededBy']) ?? judged;
    return row ? [{ review, row }] : [];
  });

const after = (showing: Showing, kind: 'confirm' | 'revise', found: readonly Standing[]): Partial<Change> | undefined => {
  if (found.length === 0) return undefined;
  const { review, row } = showing.chance.pick(found);
  const judged = kind === 'confirm' ? {} : judgementOf(showing, milestoneOf(review.subject, row));
  return { kind: `review.${kind}`, arguments: { review: fresh(showing), former: review.id, of: row.id, version: versionOf(review.subject, row.writers), ...judged } as never };
};

const confirm: Act = (showing) => after(showing, 'confirm', standing(showing).filter(({ review, row }) => review.of !== row.id || isOutdated(review, row)));
const revise: Act = (showing) => after(showing, 'revise', standing(showing));

const reply: Act = (showing) => {
  const row = anyOf(showing, showing.visible('review').filter(({ fields }) => fields['state'] === 'replyWindow'));
  return row && { kind: 'review.reply', arguments: { review: row.id, text: `we see it so ${showing.chance.below(1e6)}` } };
};
