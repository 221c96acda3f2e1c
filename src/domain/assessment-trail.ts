/** What the trail of a commitment says for its assessment: dates, check-ins, evidence, meetings and who came. Counted from records, never typed. */
import { headsOf, type Attendance } from './attendance';
import type { CheckIn } from './check-in';
import type { Commitment } from './commitment';
import type { Day } from './day';
import { isStandingEvidence, type Evidence } from './evidence';
import type { Meeting } from './meeting';
import type { Milestone, Reported, Verified } from './milestone';
import { sectors, type Sector } from './organization';
import type { Review } from './review';

export interface AssessmentTrail {
  readonly start: Day;
  readonly end: Day;
  /** In their order, with what is reported and verified today. */
  readonly milestones: readonly { readonly order: number; readonly due: Day | null; readonly reported: Reported | null; readonly verified: Verified; readonly completedOn: Day | null }[];
  readonly checkIns: number;
  readonly evidence: number;
  readonly reviews: number;
  readonly meetings: number;
  readonly firstMeeting: Day | null;
  readonly lastMeeting: Day | null;
  /** Of all its meetings, people once for each that they came to. */
  readonly attendance: Readonly<Record<Sector, number>>;
}

export interface TrailFacts {
  readonly milestones: readonly Milestone[];
  readonly checkIns: readonly CheckIn[];
  readonly evidence: readonly Evidence[];
  readonly reviews: readonly Review[];
  readonly meetings: readonly Meeting[];
  readonly attendance: readonly Attendance[];
}

/** Of what is handed in only what is the commitment's own counts; of meetings, those that began. */
export const assessmentTrail = ({ id, start, end }: Pick<Commitment, 'id' | 'start' | 'end'>, facts: TrailFacts): AssessmentTrail => {
  const meetings = facts.meetings.filter(({ commitments, startedAt }) => commitments.includes(id) && startedAt !== undefined);
  const days = meetings.map(({ on }) => on).sort();
  const came = facts.attendance.filter(({ meeting }) => meetings.some((one) => one.id === meeting));
  return {
    start,
    end,
    milestones: facts.milestones
      .filter(({ commitment }) => commitment === id)
      .sort((one, other) => one.order - other.order)
      .map(({ order, due, reported, verified, completedOn }) => ({ order, due: due ?? null, reported: reported ?? null, verified: verified ?? 'unreviewed', completedOn: completedOn ?? null })),
    checkIns: facts.checkIns.filter(({ commitment, state }) => commitment === id && state !== 'returned').length,
    evidence: facts.evidence.filter((one) => one.commitment === id && isStandingEvidence(one)).length,
    reviews: facts.reviews.filter(({ commitment, followedBy }) => commitment === id && followedBy === undefined).length,
    meetings: meetings.length,
    firstMeeting: days[0] ?? null,
    lastMeeting: days.at(-1) ?? null,
    attendance: Object.fromEntries(sectors.map((sector) => [sector, came.filter((one) => one.sector === sector).reduce((sum, one) => sum + headsOf(one), 0)])) as Record<Sector, number>,
  };
};
