/** What everybody may learn of reviews, of the forum's views and of assessments. As in publication.ts, a new field stays inside until somebody names it here. */
import type { Assessment } from './assessment';
import { questionsOf, type AssessmentAnswers, type AssessmentForm } from './assessment-forms';
import type { CivilSocietyView, DifferentView, ProgressSeen } from './civil-society-view';
import type { Day } from './day';
import type { RecordId } from './ids';
import type { Conclusion, Review, ReviewKind, ReviewSubject, Verdict } from './review';

/** Neither who reviewed nor who answered: the monitoring body and the area speak. */
export interface PublicReview {
  readonly id: RecordId;
  readonly subject: ReviewSubject;
  readonly of: RecordId;
  readonly commitment: RecordId;
  readonly milestone: RecordId | null;
  readonly organization: RecordId;
  readonly body: RecordId;
  readonly verdict: Verdict;
  readonly note: string | null;
  /** The reason was said aloud. The sound itself stays inside: a voice is personal, and closed to who cannot hear. */
  readonly byVoice: boolean;
  /** What was said, in writing, once the monitoring body wrote it out. */
  readonly writtenOut: { readonly text: string; readonly on: Day } | null;
  readonly references: readonly string[];
  readonly verified: Conclusion | null;
  readonly kind: ReviewKind;
  /** Of the bytes that were judged. */
  readonly sha256: string | null;
  readonly follows: RecordId | null;
  readonly issuedOn: Day;
  readonly publishedOn: Day;
  readonly reply: { readonly text: string; readonly on: Day; readonly onBehalf: boolean } | null;
  readonly demo: boolean;
}

/** Undefined before the area answered or its time was over: both texts go out together. */
export const toPublicReview = (review: Review): PublicReview | undefined => {
  const { publishedOn, reply, writtenOut } = review;
  if (publishedOn === undefined) return undefined;
  return {
    id: review.id,
    subject: review.subject,
    of: review.of,
    commitment: review.commitment,
    milestone: review.milestone ?? null,
    organization: review.organization,
    body: review.body,
    verdict: review.verdict,
    note: review.note ?? null,
    byVoice: review.voice !== undefined,
    writtenOut: writtenOut ? { text: writtenOut.text, on: writtenOut.on } : null,
    references: (review.references ?? []).map((one) => one),
    verified: review.verified ?? null,
    kind: review.kind,
    sha256: review.sha256 ?? null,
    follows: review.follows ?? null,
    issuedOn: review.issuedOn,
    publishedOn,
    reply: reply ? { text: reply.text, on: reply.on, onBehalf: reply.onBehalf ?? false } : null,
    demo: review.demo ?? false,
  };
};

export interface PublicView {
  readonly commitment: RecordId;
  readonly organization: RecordId;
  readonly from: Day;
  readonly to: Day;
  readonly metLeads: boolean;
  readonly knowsContact: boolean;
  readonly seesProgress: ProgressSeen;
  readonly stretch: string | null;
  readonly differs: readonly DifferentView[];
  readonly givenOn: Day;
  readonly demo: boolean;
}

export const toPublicView = (view: CivilSocietyView): PublicView => ({
  commitment: view.commitment,
  organization: view.organization,
  from: view.from,
  to: view.to,
  metLeads: view.metLeads,
  knowsContact: view.knowsContact,
  seesProgress: view.seesProgress,
  stretch: view.stretch ?? null,
  differs: view.differs.map(({ milestone, why, sees }) => ({ milestone, why, ...(sees === undefined ? {} : { sees }) })),
  givenOn: view.givenOn,
  demo: view.demo ?? false,
});

export interface PublicAssessment {
  readonly form: AssessmentForm;
  readonly of: RecordId;
  readonly body: RecordId;
  readonly answers: AssessmentAnswers;
  /** The evidence that goes with it. */
  readonly files: readonly RecordId[];
  readonly finalOn: Day;
  readonly submittedOn: Day | null;
  readonly demo: boolean;
}

/** Undefined before it is final: drafts and comments stay among members. */
export const toPublicAssessment = ({ form, of, body, answers, files, finalOn, submittedOn, demo }: Assessment): PublicAssessment | undefined =>
  finalOn === undefined
    ? undefined
    : {
        form,
        of,
        body,
        answers: Object.fromEntries(questionsOf[form].flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]]))),
        files: files.map(({ evidence }) => evidence),
        finalOn,
        submittedOn: submittedOn ?? null,
        demo: demo ?? false,
      };
