/** What a decision is given and what it answers, whatever the act. */
import type { ProblemCode, RowImage, RowOperation, Seen } from './change';
import type { Day } from './day';
import type { RecordId } from './ids';
import type { Person } from './permissions';
import type { Result } from './result';
import type { RowLookup } from './rows';

/** Per row id, who wrote what the author saw. */
export type SeenRows = Readonly<Record<RecordId, Seen>>;

export interface Deciding {
  readonly person: Person;
  readonly today: Day;
  readonly row: RowLookup;
  /** The server decides for good; a tablet only shows what would come of it, and gives no number. */
  readonly final?: true;
  /** Every row of a kind that a meeting has; only who decides for good knows them all. */
  readonly rowsOfMeeting?: (entity: MeetingPart, meeting: RecordId) => readonly RowImage[];
}

/** What the record of a meeting is made of, beside its text. */
export const meetingParts = ['agendaItem', 'attendance', 'agreement', 'evidenceRequest'] as const;
export type MeetingPart = (typeof meetingParts)[number];

export interface DecisionRefusal {
  readonly problem: ProblemCode;
  readonly why: string;
}

export type Operations = Result<readonly RowOperation[], DecisionRefusal>;
