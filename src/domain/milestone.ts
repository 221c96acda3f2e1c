/**
 * A milestone (hito): one step of a commitment that can be checked.
 * It is moved only by check-ins (reported), by reviews of the monitoring body (verified) and by amendments.
 */
import type { Day } from './day';
import type { RecordId } from './ids';
import type { Words } from './json';

/** What the responsible area says. OGP's own words, so nothing needs mapping. */
export const reportedLevels = ['not_started', 'limited', 'substantial', 'complete'] as const;
export type ReportedLevel = (typeof reportedLevels)[number];
export type Reported = ReportedLevel | 'withdrawn';

/** What the monitoring body concluded. */
export const verifiedStates = ['unreviewed', 'no_evidence', 'not_started', 'limited', 'substantial', 'complete', 'disputed'] as const;
export type Verified = (typeof verifiedStates)[number];

export interface Milestone {
  readonly id: RecordId;
  readonly commitment: RecordId;
  readonly code?: string;
  readonly order: number;
  readonly text: Words;
  readonly deliverable?: Words;
  readonly indicators?: readonly { readonly code: string; readonly text: Words; readonly dueStated?: string }[];
  readonly start?: Day;
  readonly due?: Day;
  /** The due date as the source writes it, where that is no day ("Fall 2027"). */
  readonly dueStated?: string;
  readonly weight: number;
  readonly responsible?: RecordId;
  /** Absent: nobody has reported yet. Unmeasured is not zero. */
  readonly reported?: Reported;
  readonly reportedOn?: Day;
  /** The check-in that said it; absent where an import brought it. */
  readonly reportedIn?: RecordId;
  /** The first day of the period it was said for: a later period's word stands over an earlier one's. */
  readonly reportedFor?: Day;
  readonly completedOn?: Day;
  readonly verified?: Verified;
  readonly verifiedOn?: Day;
  /** The review that concluded it; absent where an import brought it. */
  readonly verifiedIn?: RecordId;
  /** A percentage that the source itself states, shown as such and never mixed with ours. */
  readonly statedPercent?: number;
  readonly demo?: boolean;
}

export const isReportedLevel = (text: unknown): text is ReportedLevel => reportedLevels.some((level) => level === text);

/** Behind: the area says that little or nothing is done, so it owes a word on what held it up. */
export const isBehind = (reported: ReportedLevel): boolean => reported === 'not_started' || reported === 'limited';

export const isWithdrawn = (milestone: Pick<Milestone, 'reported'>): boolean => milestone.reported === 'withdrawn';

/** Dates outside the commitment's own: told, never blocked, since real plans have them. */
export const isOutside = (milestone: Pick<Milestone, 'start' | 'due'>, commitment: { readonly start: Day; readonly end: Day }): boolean =>
  [milestone.start, milestone.due].some((day) => day !== undefined && (day < commitment.start || day > commitment.end));

/**
 * The day on which a commitment was implemented: when the last of its milestones became complete. Undefined while one of them is not,
 * or where nobody said since when one is. What was withdrawn is waited for no more.
 */
export const implementedOn = (milestones: readonly Pick<Milestone, 'reported' | 'completedOn'>[]): Day | undefined => {
  const standing = milestones.filter((one) => !isWithdrawn(one));
  const days = standing.flatMap(({ reported, completedOn }) => (reported === 'complete' && completedOn !== undefined ? [completedOn] : []));
  return days.length === standing.length ? days.sort().at(-1) : undefined;
};
