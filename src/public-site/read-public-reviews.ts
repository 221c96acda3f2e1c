/** From published rows to what pages say of reviews, views and assessments. */
import { questionsOf } from '../domain/assessment-forms';
import type { RowImage } from '../domain/change';
import type { RecordId } from '../domain/ids';
import { isPublic, type PublicCommitment } from '../domain/publication';
import { toPublicAssessment, toPublicReview, toPublicView, type PublicAssessment, type PublicReview } from '../domain/review-publication';
import { recordOf, type Records } from '../domain/rows';
import type { EvidenceModel } from './evidence-model';
import type { CheckInModel, MilestoneModel } from './public-model';
import type { PublishedRecords } from './published-records';
import type { AssessmentModel, ReviewModel, ReviewsOf, SinceLastReview } from './review-model';

interface Around {
  readonly milestones: readonly MilestoneModel[];
  readonly evidence: readonly EvidenceModel[];
  readonly checkIns: readonly CheckInModel[];
}

export interface ReviewsRead {
  readonly of: (commitment: Pick<PublicCommitment, 'id'>, around: Around) => ReviewsOf;
  /** Assessments of the whole plan. */
  readonly ofPlan: (plan: RecordId) => readonly AssessmentModel[];
}

type Organizations = PublishedRecords['organizations'];

export const readPublicReviews = (given: readonly RowImage[], organizations: Organizations): ReviewsRead => {
  const rows = given.filter(isPublic);
  const all = <Name extends keyof Records>(entity: Name): readonly Records[Name][] => rows.filter((row) => row.entity === entity).flatMap((row) => recordOf(entity, row) ?? []);
  const reviews = all('review').flatMap((review) => toPublicReview(review) ?? []);
  const views = all('civilSocietyView').map(toPublicView);
  const assessments = all('assessment').flatMap((assessment) => toPublicAssessment(assessment) ?? []);
  const assessmentsOf = (of: RecordId, evidence: readonly EvidenceModel[]): readonly AssessmentModel[] =>
    assessments.filter((one) => one.of === of).sort((one, other) => byText(one.finalOn, other.finalOn)).map((one) => assessmentModel(one, organizations, evidence));
  return {
    of: ({ id }, around) => {
      const own = reviews.filter((one) => one.commitment === id);
      return {
        reviews: latest(own).map((one) => reviewModel(one, { own, organizations, evidence: around.evidence })),
        views: views
          .filter((one) => one.commitment === id)
          .sort((one, other) => byText(other.from, one.from) || byText(one.organization, other.organization))
          .map(({ commitment: _commitment, organization, differs, ...told }) => ({
            ...told,
            organization: organizations.get(organization) ?? null,
            differs: differs.flatMap((one) => around.milestones.flatMap((milestone) => (milestone.id === one.milestone ? [{ ...one, order: milestone.order }] : []))),
          })),
        assessments: assessmentsOf(id, around.evidence),
        sinceLastReview: sinceLastReview(own, around),
      };
    },
    ofPlan: (plan) => assessmentsOf(plan, []),
  };
};

/** What nothing published follows, the latest first. */
const latest = (reviews: readonly PublicReview[]): readonly PublicReview[] => {
  const followed = new Set(reviews.map(({ follows }) => follows));
  return reviews.filter(({ id }) => !followed.has(id)).sort((one, other) => byText(other.issuedOn, one.issuedOn) || byText(one.id, other.id));
};

interface Told {
  readonly own: readonly PublicReview[];
  readonly organizations: Organizations;
  readonly evidence: readonly EvidenceModel[];
}

const reviewModel = (review: PublicReview, told: Told): ReviewModel => ({ ...oneReview(review, told), former: before(review, told.own).map((one) => oneReview(one, told)) });

const before = ({ follows }: PublicReview, own: readonly PublicReview[]): readonly PublicReview[] => {
  const former = own.find(({ id }) => id === follows);
  return former ? [former, ...before(former, own.filter(({ id }) => id !== former.id))] : [];
};

const oneReview = ({ commitment: _commitment, organization, body, of, follows: _follows, ...told }: PublicReview, { organizations, evidence }: Told): Omit<ReviewModel, 'former'> => {
  const judged = told.subject === 'evidence' ? evidence.find(({ id }) => id === of) : undefined;
  return { ...told, organization: organizations.get(organization) ?? null, body: organizations.get(body) ?? null, evidence: judged?.code ?? null, outdated: judged !== undefined && judged.supersededBy !== null };
};

const assessmentModel = ({ form, of: _of, body, answers, files, ...told }: PublicAssessment, organizations: Organizations, evidence: readonly EvidenceModel[]): AssessmentModel => ({
  ...told,
  form,
  body: organizations.get(body) ?? null,
  answers: questionsOf[form].map(({ id, number, official }) => ({ question: id, number, official, answer: answers[id] ?? null })),
  evidence: files.flatMap((id) => evidence.find((one) => one.id === id)?.code ?? []),
});

const sinceLastReview = (reviews: readonly PublicReview[], { evidence, checkIns }: Around): SinceLastReview | null => {
  const on = reviews.map(({ publishedOn }) => publishedOn).sort(byText).at(-1);
  if (on === undefined) return null;
  return {
    on,
    evidence: evidence.filter(({ publishedOn, withdrawnOn }) => publishedOn > on && withdrawnOn === null).length,
    checkIns: checkIns.filter(({ publishedOn }) => (publishedOn ?? '') > on).length,
  };
};

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
