/** An assessment (evaluación): one of OGP's forms, written by the monitoring body of a commitment or of the whole plan. */
import type { AssessmentAnswers, AssessmentForm } from './assessment-forms';
import type { Commitment } from './commitment';
import { daysBetween, type Day } from './day';
import type { Evidence } from './evidence';
import { naturalId, type RecordId, type UserId } from './ids';
import type { AssessmentState } from './life-cycles';
import { implementedOn, type Milestone } from './milestone';
import type { Plan } from './plan';
import { endOfCommitmentAssessmentDue, inceptionAssessmentDue } from './schedule';

/** A file that goes with it: the original, or what the server made of it where that is too large. */
export interface AssessmentFile {
  readonly evidence: RecordId;
  readonly part?: string;
}

export interface AssessmentComment {
  readonly text: string;
  readonly by: UserId;
  readonly organization: RecordId;
  readonly on: Day;
}

export interface Assessment {
  readonly id: RecordId;
  readonly form: AssessmentForm;
  /** The commitment, or the plan where it is of the whole plan. */
  readonly of: RecordId;
  readonly body: RecordId;
  readonly author: UserId;
  readonly answers: AssessmentAnswers;
  readonly files: readonly AssessmentFile[];
  readonly state: AssessmentState;
  readonly begunOn: Day;
  readonly sharedOn?: Day;
  readonly commentsUntil?: Day;
  readonly comments?: readonly AssessmentComment[];
  readonly finalOn?: Day;
  readonly submittedOn?: Day;
  /** What OGP gave for it: a number, an address. */
  readonly receipt?: string;
  readonly demo?: boolean;
}

export const assessmentLimits = { files: 3, fileBytes: 10 * 1024 * 1024, answer: 10_000, comment: 4000, receipt: 500 } as const;

/** One per form and what it is of. */
export const assessmentId = (form: AssessmentForm, of: RecordId): RecordId => naturalId(of, form);

/** How many bytes the chosen part of a piece of evidence has; undefined where there is no such part. */
export const bytesOfFile = ({ part }: Pick<AssessmentFile, 'part'>, { original, derivatives }: Pick<Evidence, 'original' | 'derivatives'>): number | undefined =>
  part === undefined ? original?.bytes : derivatives?.find((one) => one.part === part)?.bytes;

export interface AssessmentTerm {
  /** The last day to hand it in. */
  readonly due: Day;
  /** What it counts from, and the day of that. */
  readonly from: 'planSubmission' | 'lastMilestone' | 'commitmentEnd';
  readonly on: Day;
}

interface TermFacts {
  readonly plan?: Pick<Plan, 'submittedOn'> | undefined;
  readonly commitment?: Pick<Commitment, 'end' | 'lifecycle'> | undefined;
  /** Of that commitment. */
  readonly milestones?: readonly Pick<Milestone, 'reported' | 'completedOn'>[] | undefined;
}

/** By when an assessment is due (invariant 18); undefined where the rules state no day, or what it counts from has none. */
export const assessmentTerm = (form: AssessmentForm, { plan, commitment, milestones = [] }: TermFacts): AssessmentTerm | undefined => {
  if (form === 'inception') return plan && { due: inceptionAssessmentDue(plan.submittedOn), from: 'planSubmission', on: plan.submittedOn };
  if (form === 'endOfPlan' || !commitment || commitment.lifecycle === 'withdrawn') return undefined;
  const implemented = implementedOn(milestones);
  const on = implemented ?? commitment.end;
  return { due: endOfCommitmentAssessmentDue(on), from: implemented === undefined ? 'commitmentEnd' : 'lastMilestone', on };
};

export interface AssessmentDue {
  readonly state: 'upcoming' | 'dueSoon' | 'overdue' | 'done';
  /** Days left, or late. */
  readonly days?: number;
}

const soonDays = 30;

/** Where it stands on a day. Done is what is final: what is left is to hand it in. */
export const assessmentDueOf = (due: Day | undefined, state: AssessmentState | undefined, today: Day): AssessmentDue => {
  if (state === 'final' || state === 'submitted') return { state: 'done' };
  if (due === undefined) return { state: 'upcoming' };
  const left = daysBetween(today, due);
  if (left < 0) return { state: 'overdue', days: -left };
  return { state: left <= soonDays ? 'dueSoon' : 'upcoming', days: left };
};
