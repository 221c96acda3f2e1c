/**
 * An agreement (acuerdo): what was decided in a meeting, by whom it will be done and until when.
 * Overdue is read from dates and today, never stored.
 */
import { daysBetween, type Day } from './day';
import type { RecordId, UserId } from './ids';
import type { AgreementState } from './life-cycles';
import type { Participant } from './meeting';

export interface Agreement {
  readonly id: RecordId;
  readonly meeting: RecordId;
  readonly commitments: readonly RecordId[];
  readonly agendaItem?: RecordId;
  readonly text: string;
  /** The organization that owes it, and who in it. */
  readonly organization?: RecordId;
  readonly person?: Participant;
  readonly due?: Day;
  readonly milestone?: RecordId;
  readonly state: AgreementState;
  /** What was said when it was reported done, verified or dropped. */
  readonly closingNote?: string;
  readonly closedOn?: Day;
  readonly closedBy?: UserId;
  readonly demo?: boolean;
}

/** Longest text of an agreement or a closing note, in letters. */
export const agreementTextLimit = 2000;

export interface AgreementDue {
  readonly state: 'noDate' | 'open' | 'dueSoon' | 'overdue' | 'closed';
  /** Days left, or late; absent without a date. */
  readonly days?: number;
}

/** From this many days before its date an agreement is due soon. */
export const agreementSoonDays = 7;

/** Where an agreement stands on a day. Reported done is no longer owed by its area: it waits for somebody's look. */
export const agreementDueOf = ({ state, due }: Pick<Agreement, 'state' | 'due'>, today: Day): AgreementDue => {
  if (state !== 'open') return { state: 'closed' };
  if (due === undefined) return { state: 'noDate' };
  const left = daysBetween(today, due);
  if (left < 0) return { state: 'overdue', days: -left };
  return { state: left <= agreementSoonDays ? 'dueSoon' : 'open', days: left };
};

/** What still stands: open, or reported done and not yet looked at. */
export const isStanding = ({ state }: Pick<Agreement, 'state'>): boolean => state === 'open' || state === 'reportedDone';

/** Earliest date first; those without one last; in the order they were made where dates are alike. */
export const byDue = <One extends Pick<Agreement, 'due' | 'id'>>(agreements: readonly One[]): readonly One[] =>
  [...agreements].sort((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999') || one.id.localeCompare(other.id));

/** Agreements of earlier meetings on the same commitments that still stand: they stand first on the agenda by themselves. */
export const carriedAgreements = <One extends Agreement>(meeting: { readonly id: RecordId; readonly commitments: readonly RecordId[] }, agreements: readonly One[]): readonly One[] =>
  byDue(agreements.filter((agreement) => isStanding(agreement) && agreement.meeting !== meeting.id && agreement.commitments.some((commitment) => meeting.commitments.includes(commitment))));
