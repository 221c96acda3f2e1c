/**
 * From the rows of a plan to what its pages say on one day. Pure: rows, a day and the moment of the last change go in.
 * It reads published records only; a private field never reaches this file.
 */
import { answersOf } from '../domain/answers';
import type { RowImage } from '../domain/change';
import type { Day } from '../domain/day';
import type { RecordId } from '../domain/ids';
import { latestEnd } from '../domain/plan';
import type { Progress } from '../domain/progress';
import type { PublicCheckIn, PublicCommitment, PublicMilestone, PublicOrganization, PublicPlan } from '../domain/publication';
import { scheduleOf, type Schedule } from '../domain/schedule';
import { countAnswers } from './answer-counts';
import type { Axis, CheckInModel, CommitmentSummary, MilestoneModel, PublicAnswers, PublicCommitmentModel, PublicModel, PublicParty, PublicPlanModel, PublicShare, PublishedEvent } from './public-model';
import type { MeetingsRead } from './meeting-model';
import { eventsOf } from './published-events';
import type { Read } from './read';
import { readPublicEvidence, type EvidenceRead } from './read-public-evidence';
import { readPublicMeetings } from './read-public-meetings';
import { readPublicReviews, type ReviewsRead } from './read-public-reviews';
import { toPublishedRecords, type PublishedRecords } from './published-records';

interface PublicRowsRead {
  readonly rows: readonly RowImage[];
  readonly today: Day;
  /** When anything public of the plan last changed, ms since 1970; null where nobody knows. */
  readonly updatedAt: number | null;
  /** SHA-256 of a text in UTF-8, as hexadecimal digits: whoever reads brings it, so that this room stays pure. */
  readonly sha256: (text: string) => string;
}

const latestChanges = 8;

/** Undefined while the plan is not public. */
export const toPublicModel = ({ rows, today, updatedAt, sha256 }: PublicRowsRead): PublicModel | undefined => {
  const records = toPublishedRecords(rows);
  if (!records) return undefined;
  const read: Read = { today, updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString() };
  const meetings = readPublicMeetings({ rows, records, read, sha256 });
  const evidence = readPublicEvidence(rows, { organizations: records.organizations, today });
  const reviews = readPublicReviews(rows, records.organizations);
  const commitments = records.commitments.map((commitment) => commitmentModel(commitment, records, { ...read, meetings, evidence, reviews }));
  return { plan: planModel(commitments, records, { ...read, meetings, reviews }), commitments, meetings };
};

interface ReadWithMeetings extends Read {
  readonly meetings: MeetingsRead;
  readonly reviews: ReviewsRead;
}

const planModel = (commitments: readonly PublicCommitmentModel[], { plan, organizations }: PublishedRecords, { meetings, reviews, ...read }: ReadWithMeetings): PublicPlanModel => {
  const counted = commitments.filter(({ commitment }) => commitment.lifecycle !== 'withdrawn').flatMap(({ milestones }) => milestones);
  const submitted: PublishedEvent = { kind: 'planSubmitted', on: plan.submittedOn, demo: plan.demo };
  return {
    ...read,
    plan: { ...plan, leads: plan.leads.flatMap((id) => organizations.get(id) ?? []), monitoringBody: namedIn(organizations, plan.monitoringBody) },
    axis: axisOf(plan, commitments),
    answers: toPublicAnswers(counted, read.today),
    counts: countAnswers(counted),
    meetings: meetings.ofPlan,
    publishedCheckIns: commitments.reduce((sum, { checkIns }) => sum + checkIns.length, 0),
    commitments: commitments.map(toSummary),
    assessments: reviews.ofPlan(plan.id),
    changes: [...commitments.flatMap(({ history }) => history), submitted].sort((one, other) => newestFirst(one.on, other.on)).slice(0, latestChanges),
  };
};

const commitmentModel = (commitment: PublicCommitment, records: PublishedRecords, { meetings, evidence, reviews, ...read }: ReadWithMeetings & { readonly evidence: EvidenceRead }): PublicCommitmentModel => {
  const { organizations, plan } = records;
  const published = records.milestonesByCommitment.get(commitment.id) ?? [];
  const milestones = published.map((milestone): MilestoneModel => ({ ...milestone, responsible: namedIn(organizations, milestone.responsible), schedule: calendarOf(milestone, read.today) }));
  const shown = evidence.of(commitment.id);
  const checkIns = (records.checkInsByCommitment.get(commitment.id) ?? []).map((checkIn) => checkInModel(checkIn, { milestones, organizations, evidence: shown.evidence }));
  const judged = reviews.of(commitment, { milestones, checkIns, evidence: shown.evidence });
  return {
    ...read,
    plan: { id: plan.id, title: plan.title },
    commitment: { ...commitment, parties: partiesOf(commitment, organizations) },
    answers: toPublicAnswers(milestones, read.today),
    milestones,
    checkIns,
    meetings: meetings.of(commitment.id),
    ...shown,
    ...judged,
    history: eventsOf(commitment, { milestones, checkIns, evidence: shown.evidence, assessments: judged.assessments }),
  };
};

type Organizations = PublishedRecords['organizations'];

const namedIn = (organizations: Organizations, id: RecordId | null): PublicOrganization | null => (id === null ? null : (organizations.get(id) ?? null));

/** A contact of a party may be a person's e-mail or phone: it stays inside (invariant 12). */
const partiesOf = (commitment: PublicCommitment, organizations: Organizations): readonly PublicParty[] =>
  commitment.parties.flatMap(({ organization: id, part }) => {
    const organization = organizations.get(id);
    return organization ? [{ organization, part }] : [];
  });

interface AroundCheckIn extends Pick<PublicCommitmentModel, 'milestones' | 'evidence'> {
  readonly organizations: Organizations;
}

/** Of the evidence that a line points to, what is published is named; of the rest not even how much there is. */
const checkInModel = (checkIn: PublicCheckIn, { milestones, organizations, evidence }: AroundCheckIn): CheckInModel => ({
  ...checkIn,
  organization: namedIn(organizations, checkIn.organization),
  lines: checkIn.lines.flatMap(({ shownBy, ...line }) => {
    const milestone = milestones.find(({ id }) => id === line.milestone);
    const shown = evidence.filter(({ id, withdrawnOn }) => shownBy.includes(id) && withdrawnOn === null).map(({ code, kind, title }) => ({ code, kind, title }));
    return milestone ? [{ ...line, order: milestone.order, text: milestone.text, shown }] : [];
  }),
});

const toSummary = ({ commitment, answers, milestones }: PublicCommitmentModel): CommitmentSummary => {
  const { id, code, order, title, law, start, end, lifecycle, parties, statedInstitutions, demo } = commitment;
  return { id, code, order, title, law, start, end, lifecycle, parties, statedInstitutions, demo, answers, milestones };
};

/** From the first start to the last end or due date that anything of the plan has: real plans have dates outside their own. */
const axisOf = (plan: PublicPlan, commitments: readonly PublicCommitmentModel[]): Axis => {
  const dues = commitments.flatMap(({ milestones }) => milestones.flatMap(({ due }) => due ?? []));
  const spans = commitments.flatMap(({ commitment }) => [commitment.start, commitment.end]);
  const ends = latestEnd(plan) ?? [];
  const begins = commitments.length > 0 ? [] : [plan.start ?? plan.submittedOn];
  const days = [...begins, ...spans, ...dues].concat(ends).sort(byDay);
  return { from: days[0] ?? plan.submittedOn, to: days.at(-1) ?? plan.submittedOn };
};

/** As the domain reads a milestone: what nobody said is absent there. */
const toReading = ({ order, weight, start, due, reported, completedOn, verified }: PublicMilestone | MilestoneModel) => ({
  order,
  weight,
  ...(start === null ? {} : { start }),
  ...(due === null ? {} : { due }),
  ...(reported === null ? {} : { reported }),
  ...(completedOn === null ? {} : { completedOn }),
  ...(verified === null ? {} : { verified }),
});

const calendarOf = (milestone: PublicMilestone, today: Day): Schedule | null => (milestone.reported === 'withdrawn' ? null : scheduleOf(toReading(milestone), today));

const toPublicAnswers = (milestones: readonly MilestoneModel[], today: Day): PublicAnswers => {
  const { reported, verified, schedule } = answersOf(milestones.map(toReading), today);
  return { reported: toPublicShare(reported), verified: toPublicShare(verified), schedule };
};

const toPublicShare = ({ share, measuredShare, measured, unmeasured, disputed, total }: Progress): PublicShare => ({
  percent: measured === 0 ? null : Math.round(share * 100),
  measuredPercent: Math.round(measuredShare * 100),
  measured,
  unmeasured,
  disputed,
  total,
});

const byDay = (one: Day, other: Day): number => (one < other ? -1 : one > other ? 1 : 0);

const newestFirst = (one: Day, other: Day): number => byDay(other, one);
