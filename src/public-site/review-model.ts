/** What the public site says of reviews, of the forum's views and of assessments, as plain data: the files of open data are these same objects. */
import type { Day } from '../domain/day';
import type { PublicAssessment, PublicReview, PublicView } from '../domain/review-publication';
import type { PublicOrganization } from '../domain/publication';

export interface ReviewModel extends Omit<PublicReview, 'commitment' | 'organization' | 'body' | 'of' | 'follows'> {
  /** The area that was judged. */
  readonly organization: PublicOrganization | null;
  readonly body: PublicOrganization | null;
  /** The code of the evidence that was judged; null for what an area says, and where the evidence is not public. */
  readonly evidence: string | null;
  /** Something took the place of what was judged. */
  readonly outdated: boolean;
  /** What was said before of the same, the latest first. */
  readonly former: readonly Omit<ReviewModel, 'former'>[];
}

export interface ViewModel extends Omit<PublicView, 'commitment' | 'organization' | 'differs'> {
  readonly organization: PublicOrganization | null;
  readonly differs: readonly (PublicView['differs'][number] & { readonly order: number })[];
}

export interface AssessmentModel extends Omit<PublicAssessment, 'of' | 'body' | 'answers' | 'files'> {
  readonly body: PublicOrganization | null;
  /** In the order of the form; what stayed without an answer is null. */
  readonly answers: readonly { readonly question: string; readonly number: string; readonly official: boolean; readonly answer: string | null }[];
  /** Codes of the evidence that goes with it, as far as that is public. */
  readonly evidence: readonly string[];
}

/** What was published since the monitoring body last spoke of the commitment. */
export interface SinceLastReview {
  readonly on: Day;
  readonly evidence: number;
  readonly checkIns: number;
}

export interface ReviewsOf {
  readonly reviews: readonly ReviewModel[];
  readonly views: readonly ViewModel[];
  readonly assessments: readonly AssessmentModel[];
  /** Null where nothing was reviewed yet. */
  readonly sinceLastReview: SinceLastReview | null;
}
