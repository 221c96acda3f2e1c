/** What assessments ask of a person: a form by its day, a comment while they are taken. */
import { assessmentDueOf, assessmentId, assessmentTerm, type Assessment } from '../../domain/assessment';
import type { AssessmentForm } from '../../domain/assessment-forms';
import { isParty, type Commitment } from '../../domain/commitment';
import { addDays, type Day } from '../../domain/day';
import { nearDays } from '../../domain/dues';
import type { RecordId } from '../../domain/ids';
import { isActive } from '../../domain/membership';
import type { Milestone } from '../../domain/milestone';
import { may, type Person } from '../../domain/permissions';
import type { Plan } from '../../domain/plan';

export type OwedAssessment =
  | { readonly kind: 'assessment'; readonly due: Day; readonly commitment: Commitment; readonly form: Exclude<AssessmentForm, 'endOfPlan'>; readonly assessment: RecordId; readonly begun: boolean; readonly state: 'upcoming' | 'due_soon' | 'overdue' }
  | { readonly kind: 'comment'; readonly due: Day; readonly commitment: Commitment | undefined; readonly assessment: Assessment };

export interface AssessmentFacts {
  readonly plan?: Plan | undefined;
  readonly assessments?: readonly Assessment[];
}

interface Owing extends AssessmentFacts {
  readonly person: Person;
  readonly today: Day;
  readonly commitments: readonly Commitment[];
  readonly milestones: readonly Milestone[];
}

export const owedAssessments = (owing: Owing): readonly OwedAssessment[] => [...ownAssessments(owing), ...openComments(owing)];

/** Forms whose day is near or gone, of what the monitoring body may assess. */
const ownAssessments = (owing: Owing): readonly OwedAssessment[] => {
  const { plan, assessments = [], commitments, milestones, person, today } = owing;
  if (!may(person, 'assessment.write', today)) return [];
  const own = person.memberships.filter((one) => isActive(one, today)).map(({ organization }) => organization);
  const assessed = commitments.filter((commitment) => !own.some((one) => isParty(commitment, one)));
  return assessed.flatMap((commitment) =>
    (['inception', 'endOfCommitment'] as const).flatMap((form) => {
      const id = assessmentId(form, commitment.id);
      const begun = assessments.find((one) => one.id === id);
      const due = assessmentTerm(form, { plan, commitment, milestones: milestones.filter((one) => one.commitment === commitment.id) })?.due;
      const { state } = assessmentDueOf(due, begun?.state, today);
      if (due === undefined || state === 'done' || due > addDays(today, nearDays)) return [];
      return [{ kind: 'assessment', due, commitment, form, assessment: id, begun: begun !== undefined, state: state === 'dueSoon' ? 'due_soon' : state } as const];
    }),
  );
};

/** Shared for comment: asked of everybody but its author, until they said something. */
const openComments = ({ assessments = [], commitments, person, today }: Owing): readonly OwedAssessment[] =>
  assessments.flatMap((assessment) => {
    const { state, commentsUntil = '', author, comments = [] } = assessment;
    if (state !== 'sharedForComment' || commentsUntil < today || author === person.user || comments.some(({ by }) => by === person.user) || !may(person, 'assessment.comment', today)) return [];
    return [{ kind: 'comment', due: commentsUntil, commitment: commitments.find(({ id }) => id === assessment.of), assessment } as const];
  });
