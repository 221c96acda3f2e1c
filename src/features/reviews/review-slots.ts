/** What the rooms of evidence and of verdicts lend to this one: the app puts it in. */
import { createContext, useContext, type ReactNode } from 'react';
import type { Evidence } from '../../domain/evidence';
import type { Review } from '../../domain/review';

export interface ReviewSlots {
  /** Seen closely: a picture, a document page by page, a sound, words, a link. */
  readonly viewer: (evidence: Evidence) => ReactNode;
  /** Where it comes from: what that proves, and what not. */
  readonly provenance: (evidence: Evidence) => ReactNode;
  /** The original, byte for byte, on demand. */
  readonly original: (evidence: Evidence) => ReactNode;
  /** Its small picture, or the sign of its kind. */
  readonly thumbnail: (evidence: Evidence) => ReactNode;
  /** A reason that was said aloud, where one was. */
  readonly spoken: (review: Review) => ReactNode;
  /** Evidence as cards. */
  readonly shown: (ids: readonly string[]) => ReactNode;
}

const ReviewSlotsContext = createContext<ReviewSlots | null>(null);

export const ReviewSlotsProvider = ReviewSlotsContext.Provider;

export const useReviewSlots = (): ReviewSlots => {
  const slots = useContext(ReviewSlotsContext);
  if (!slots) throw new Error('evidence is judged without the room that shows it');
  return slots;
};
