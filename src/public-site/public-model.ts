/**
 * What a page of the public site says, as plain data: the files of open data are these same objects.
 * Null means that nobody said or measured it; it is never zero. How rows become this is in read-public-model.
 */
import type { AssessmentForm } from '../domain/assessment-forms';
import type { PartyPart } from '../domain/commitment';
import type { Day } from '../domain/day';
import type { RecordId } from '../domain/ids';
import type { Words } from '../domain/json';
import type { Reported, Verified } from '../domain/milestone';
import type { PublicCheckIn, PublicCheckInLine, PublicCommitment, PublicMilestone, PublicOrganization, PublicPlan } from '../domain/publication';
import type { CommitmentSchedule, Schedule } from '../domain/schedule';
import type { AnswerCounts } from './answer-counts';
import type { EvidenceModel, RequestModel } from './evidence-model';
import type { MeetingsOf, MeetingsRead } from './meeting-model';
import type { Read } from './read';
import type { AssessmentModel, ReviewsOf } from './review-model';

/** A percentage (0 to 100) is a floor: unmeasured milestones stay in the denominator. Null when nobody measured any. */
export interface PublicShare {
  readonly percent: number | null;
  /** The part of the weight that somebody measured, 0 to 100. */
  readonly measuredPercent: number;
  readonly measured: number;
  readonly unmeasured: number;
  readonly disputed: number;
  readonly total: number;
}

export interface PublicAnswers {
  readonly reported: PublicShare;
  readonly verified: PublicShare;
  readonly schedule: CommitmentSchedule;
}

export interface PublicParty {
  readonly organization: PublicOrganization;
  readonly part: PartyPart;
}

export interface MilestoneModel extends Omit<PublicMilestone, 'responsible'> {
  readonly responsible: PublicOrganization | null;
  /** What the calendar says today; null for a withdrawn milestone. */
  readonly schedule: Schedule | null;
}

export interface CheckInModel extends Omit<PublicCheckIn, 'organization' | 'lines'> {
  readonly organization: PublicOrganization | null;
  readonly lines: readonly (Omit<PublicCheckInLine, 'shownBy'> & { readonly order: number; readonly text: Words; readonly shown: readonly NamedEvidence[] })[];
}

/** Published evidence, named where something points to it. */
export type NamedEvidence = Pick<EvidenceModel, 'code' | 'kind' | 'title'>;

export interface Axis {
  readonly from: Day;
  readonly to: Day;
}

export interface PublicCommitmentModel extends Read, ReviewsOf {
  readonly plan: { readonly id: RecordId; readonly title: Words };
  readonly commitment: Omit<PublicCommitment, 'parties'> & { readonly parties: readonly PublicParty[] };
  readonly answers: PublicAnswers;
  readonly milestones: readonly MilestoneModel[];
  readonly checkIns: readonly CheckInModel[];
  readonly meetings: MeetingsOf;
  /** Newest first: by milestone where it names any. */
  readonly evidence: readonly EvidenceModel[];
  /** What was asked for, the latest first. */
  readonly requests: readonly RequestModel[];
  /** Newest first. */
  readonly history: readonly PublishedEvent[];
}

export type CommitmentSummary = Pick<PublicCommitmentModel, 'answers' | 'milestones'> &
  Pick<PublicCommitmentModel['commitment'], 'id' | 'code' | 'order' | 'title' | 'law' | 'start' | 'end' | 'lifecycle' | 'parties' | 'statedInstitutions' | 'demo'>;

export interface PublicPlanModel extends Read {
  readonly plan: Omit<PublicPlan, 'leads' | 'monitoringBody'> & { readonly leads: readonly PublicOrganization[]; readonly monitoringBody: PublicOrganization | null };
  /** The calendar that all strips of the plan share. */
  readonly axis: Axis;
  /** Over all milestones of commitments that were not withdrawn. */
  readonly answers: PublicAnswers;
  readonly counts: AnswerCounts;
  readonly publishedCheckIns: number;
  readonly meetings: MeetingsOf;
  readonly commitments: readonly CommitmentSummary[];
  /** Of the whole plan. */
  readonly assessments: readonly AssessmentModel[];
  /** The latest published things, newest first. */
  readonly changes: readonly PublishedEvent[];
}

export interface PublicModel {
  readonly plan: PublicPlanModel;
  readonly commitments: readonly PublicCommitmentModel[];
  readonly meetings: Pick<MeetingsRead, 'list' | 'pages' | 'calendar'>;
}

interface OfCommitment {
  readonly on: Day;
  readonly commitment: { readonly code: string; readonly title: Words };
  readonly demo: boolean;
}

interface OfMilestone extends OfCommitment {
  readonly milestone: { readonly order: number; readonly text: Words };
}

/** Something that was published on a day. */
export type PublishedEvent =
  | { readonly kind: 'planSubmitted'; readonly on: Day; readonly demo: boolean }
  | (OfCommitment & { readonly kind: 'checkInPublished'; readonly organization: PublicOrganization | null; readonly from: Day; readonly to: Day; readonly milestones: number })
  | (OfCommitment & { readonly kind: 'evidencePublished' | 'evidenceWithdrawn'; readonly organization: PublicOrganization | null; readonly evidence: NamedEvidence })
  | (OfCommitment & { readonly kind: 'assessmentFinal'; readonly form: AssessmentForm })
  | (OfMilestone & { readonly kind: 'milestoneReported'; readonly reported: Reported })
  | (OfMilestone & { readonly kind: 'milestoneVerified'; readonly verified: Verified; readonly reported: Reported | null });
