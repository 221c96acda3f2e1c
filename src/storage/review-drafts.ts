/** A verdict being written, by which the screen that judges and the list of this device know it. */
import type { Seen } from '../domain/change';
import type { Day } from '../domain/day';
import type { RecordId } from '../domain/ids';
import type { Conclusion, Verdict } from '../domain/review';
import type { SpokenNote } from '../domain/spoken-note';

export const reviewDraftKind = 'review';

/** One for each thing that is judged. */
export const reviewDraftKey = (thing: RecordId): string => `${reviewDraftKind}/${thing}`;

export interface ReviewDraftContent {
  readonly commitment: RecordId;
  /** What is judged. */
  readonly of: RecordId;
  /** As its author looked at it. */
  readonly seen: Seen;
  readonly verdict: Verdict | '';
  readonly note: string;
  /** Said aloud; a draft of before it could be has none. */
  readonly voice?: SpokenNote | null;
  /** One in each line. */
  readonly references: string;
  readonly milestone: RecordId;
  readonly verified: Conclusion | '';
  readonly until: Day;
}

/** `review-reply/<review>`. */
export const replyDraftKind = 'review-reply';
/** `review-write-out/<review>`: what a voice says, being written. */
export const writeOutDraftKind = 'review-write-out';
/** `civil-society-view/<view>`. */
export const viewDraftKind = 'civil-society-view';
/** `assessment/<assessment>`. */
export const assessmentDraftKind = 'assessment';
/** `assessment-comment/<assessment>`. */
export const assessmentCommentDraftKind = 'assessment-comment';
