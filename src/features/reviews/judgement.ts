/** From what is typed to the act that says it. */
import type { RecordId } from '../../domain/ids';
import type { Json } from '../../domain/json';
import { needsNote, saysWhy, versionOf, type Review, type Verdict } from '../../domain/review';
import type { ReviewDraftContent } from '../../storage/review-drafts';
import type { Act } from '../../storage/write';
import type { Sheet } from './sheet';

/** As the desk is found: nothing judged yet, of the version that stands there. */
export const nothingJudged = (sheet: Sheet): ReviewDraftContent => ({
  commitment: sheet.commitment,
  of: sheet.id,
  seen: versionOf(sheet.subject, sheet.row.writers),
  verdict: '',
  note: '',
  voice: null,
  references: '',
  milestone: sheet.milestones[0]?.id ?? '',
  verified: '',
  until: '',
});

/** What a review said, to be said otherwise. */
export const judgedAgain = (sheet: Sheet, { verdict, note = '', voice, references = [], milestone, verified }: Review): ReviewDraftContent => ({ ...nothingJudged(sheet), verdict, note, voice: voice ?? null, references: references.join('\n'), verified: verified ?? '', ...(milestone !== undefined && sheet.milestones.some(({ id }) => id === milestone) ? { milestone } : {}) });

/** A word is owed and not there: the area must be able to answer it. */
export const owesNote = ({ verdict, verified, note, voice }: ReviewDraftContent): boolean => verdict !== '' && needsNote({ verdict, ...(verified === '' ? {} : { verified }) }) && !saysWhy({ note, ...(voice ? { voice } : {}) });

/** The first word on a thing, or another one after it. */
export const judgeAct = (sheet: Sheet, typed: ReviewDraftContent & { readonly verdict: Verdict }, review: RecordId): Act => {
  const { former, subject, id } = sheet;
  const { seen, verdict, note, voice, references, milestone, verified, until } = typed;
  const listed = references.split('\n').map((one) => one.trim()).filter((one) => one !== '');
  const judgement = {
    verdict,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(voice ? { voice } : {}),
    ...(listed.length === 0 ? {} : { references: listed }),
    ...(milestone === '' ? {} : { milestone }),
    ...(verified === '' ? {} : { verified }),
    ...(until === '' ? {} : { until }),
  };
  const given = former ? { review, former: former.id, of: id, version: seen, ...judgement } : { review, subject, of: id, version: seen, ...judgement };
  return { kind: former ? 'review.revise' : 'review.issue', arguments: given as unknown as Json };
};

/** The same word, of the version that stands there now. */
export const confirmAct = (sheet: Sheet, former: Review, review: RecordId): Act => ({
  kind: 'review.confirm',
  arguments: { review, former: former.id, of: sheet.id, version: versionOf(sheet.subject, sheet.row.writers) } as unknown as Json,
});
