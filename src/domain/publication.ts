/**
 * The only way out: what a citizen, a feed or an export may learn. A new field stays private until somebody names it here.
 * Rows are asked for their audience first (`isPublic`), then each record is copied field by field.
 */
import type { Audience, RowImage } from './change';
import type { CheckIn, CheckInLine, LineEvidence } from './check-in';
import type { Commitment, OgpValue, PartyPart } from './commitment';
import type { Day } from './day';
import type { RecordId } from './ids';
import type { Words } from './json';
import type { CommitmentState, PlanState } from './life-cycles';
import type { Milestone, Reported, ReportedLevel, Verified } from './milestone';
import type { Branch, Organization, Sector } from './organization';
import type { Erratum, Plan } from './plan';

export interface PublicPlan {
  readonly id: RecordId;
  readonly title: Words;
  readonly submittedOn: Day;
  readonly start: Day | null;
  readonly statedEnds: readonly { readonly on: string; readonly source: string }[];
  readonly leads: readonly RecordId[];
  readonly monitoringBody: RecordId | null;
  readonly vision: Words | null;
  readonly coordination: Words | null;
  readonly errata: readonly Erratum[];
  readonly lifecycle: PlanState;
  readonly source: string | null;
  readonly demo: boolean;
}

export interface PublicOrganization {
  readonly id: RecordId;
  readonly name: Words;
  readonly acronym: string | null;
  readonly sector: Sector;
  readonly branch: Branch | null;
  readonly demo: boolean;
}

export interface PublicCommitment {
  readonly id: RecordId;
  readonly code: string;
  readonly order: number;
  readonly title: Words;
  readonly problem: Words | null;
  readonly statusQuo: Words | null;
  readonly action: Words | null;
  readonly contribution: Words | null;
  readonly ogpValues: readonly OgpValue[];
  readonly policyArea: Words | null;
  readonly law: Words | null;
  readonly start: Day;
  readonly end: Day;
  readonly lifecycle: CommitmentState;
  readonly parties: readonly { readonly organization: RecordId; readonly part: PartyPart }[];
  readonly statedInstitutions: number | null;
  readonly statedInstitutionsNote: Words | null;
  readonly notes: readonly Words[];
  readonly source: string | null;
  readonly demo: boolean;
}

export interface PublicMilestone {
  readonly id: RecordId;
  readonly commitment: RecordId;
  readonly code: string | null;
  readonly order: number;
  readonly text: Words;
  readonly deliverable: Words | null;
  readonly indicators: readonly { readonly code: string; readonly text: Words; readonly dueStated?: string }[];
  readonly start: Day | null;
  readonly due: Day | null;
  readonly dueStated: string | null;
  readonly weight: number;
  readonly responsible: RecordId | null;
  readonly reported: Reported | null;
  readonly reportedOn: Day | null;
  readonly completedOn: Day | null;
  readonly verified: Verified | null;
  readonly verifiedOn: Day | null;
  readonly statedPercent: number | null;
  readonly demo: boolean;
}

export interface PublicCheckInLine {
  readonly milestone: RecordId;
  readonly reported: ReportedLevel;
  readonly progress: string | null;
  readonly noProgress: boolean;
  readonly challenges: string | null;
  readonly nextSteps: string | null;
  readonly evidence: LineEvidence | null;
  readonly correctedOnBehalf: boolean;
  /** Evidence that the line points to; whoever tells of it names only what is published. */
  readonly shownBy: readonly RecordId[];
}

/** The organization speaks: no person is named without consent. */
export interface PublicCheckIn {
  readonly id: RecordId;
  readonly commitment: RecordId;
  readonly organization: RecordId;
  readonly from: Day;
  readonly to: Day;
  readonly round: number;
  readonly onBehalf: boolean;
  readonly submittedOn: Day;
  readonly publishedOn: Day | null;
  readonly lines: readonly PublicCheckInLine[];
  readonly demo: boolean;
}

export const isPublic = (row: Pick<RowImage, 'audience' | 'deleted'>): boolean => publicAudiences.includes(row.audience) && row.deleted !== true;

/** What the public site reads: rows that anybody may hold, and rows of which it copies what the whitelists name. */
export const publicAudiences: readonly Audience[] = ['public', 'site'];

export const toPublicPlan = (plan: Plan): PublicPlan => ({
  id: plan.id,
  title: publicWords(plan.title),
  submittedOn: plan.submittedOn,
  start: plan.start ?? null,
  statedEnds: plan.statedEnds.map(({ on, source }) => ({ on, source })),
  leads: plan.leads,
  monitoringBody: plan.monitoringBody ?? null,
  vision: wordsOrNull(plan.vision),
  coordination: wordsOrNull(plan.coordination),
  errata: plan.errata.map(({ field, note, source }) => ({ field, note: publicWords(note), ...(source === undefined ? {} : { source }) })),
  lifecycle: plan.lifecycle,
  source: plan.source ?? null,
  demo: plan.demo ?? false,
});

export const toPublicOrganization = ({ id, name, acronym, sector, branch, demo }: Organization): PublicOrganization => ({
  id,
  name: publicWords(name),
  acronym: acronym ?? null,
  sector,
  branch: branch ?? null,
  demo: demo ?? false,
});

export const toPublicCommitment = (commitment: Commitment): PublicCommitment => ({
  id: commitment.id,
  code: commitment.code,
  order: commitment.order,
  title: publicWords(commitment.title),
  problem: wordsOrNull(commitment.problem),
  statusQuo: wordsOrNull(commitment.statusQuo),
  action: wordsOrNull(commitment.action),
  contribution: wordsOrNull(commitment.contribution),
  ogpValues: commitment.ogpValues,
  policyArea: wordsOrNull(commitment.policyArea),
  law: wordsOrNull(commitment.law),
  start: commitment.start,
  end: commitment.end,
  lifecycle: commitment.lifecycle,
  // A party's contact may be somebody's e-mail or phone: it stays with the members.
  parties: commitment.parties.map(({ organization, part }) => ({ organization, part })),
  statedInstitutions: commitment.statedInstitutions ?? null,
  statedInstitutionsNote: wordsOrNull(commitment.statedInstitutionsNote),
  notes: (commitment.notes ?? []).map(publicWords),
  source: commitment.source ?? null,
  demo: commitment.demo ?? false,
});

export const toPublicMilestone = (milestone: Milestone): PublicMilestone => ({
  id: milestone.id,
  commitment: milestone.commitment,
  code: milestone.code ?? null,
  order: milestone.order,
  text: publicWords(milestone.text),
  deliverable: wordsOrNull(milestone.deliverable),
  indicators: (milestone.indicators ?? []).map(({ code, text, dueStated }) => ({ code, text: publicWords(text), ...(dueStated === undefined ? {} : { dueStated }) })),
  start: milestone.start ?? null,
  due: milestone.due ?? null,
  dueStated: milestone.dueStated ?? null,
  weight: milestone.weight,
  responsible: milestone.responsible ?? null,
  reported: milestone.reported ?? null,
  reportedOn: milestone.reportedOn ?? null,
  completedOn: milestone.completedOn ?? null,
  verified: milestone.verified ?? null,
  verifiedOn: milestone.verifiedOn ?? null,
  statedPercent: milestone.statedPercent ?? null,
  demo: milestone.demo ?? false,
});

export const toPublicLine = ({ milestone, reported, progress, noProgress, challenges, nextSteps, evidence, correctedOnBehalf, shownBy }: Omit<CheckInLine, 'id' | 'checkIn' | 'commitment'>): PublicCheckInLine => ({
  milestone,
  reported,
  progress: progress ?? null,
  noProgress: noProgress ?? false,
  challenges: challenges ?? null,
  nextSteps: nextSteps ?? null,
  evidence: evidence ? { shows: evidence.shows, ...(evidence.link === undefined ? {} : { link: evidence.link }) } : null,
  correctedOnBehalf: correctedOnBehalf ?? false,
  shownBy: shownBy ?? [],
});

export const toPublicCheckIn = (checkIn: CheckIn, lines: readonly CheckInLine[]): PublicCheckIn => ({
  id: checkIn.id,
  commitment: checkIn.commitment,
  organization: checkIn.organization,
  from: checkIn.from,
  to: checkIn.to,
  round: checkIn.round,
  onBehalf: checkIn.onBehalf ?? false,
  submittedOn: checkIn.submittedOn,
  publishedOn: checkIn.publishedOn ?? null,
  lines: lines.map(toPublicLine),
  demo: checkIn.demo ?? false,
});

const publicWords = ({ es, en }: Words): Words => (en === undefined ? { es } : { es, en });

const wordsOrNull = (words: Words | undefined): Words | null => (words === undefined ? null : publicWords(words));
