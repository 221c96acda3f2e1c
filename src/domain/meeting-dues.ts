/**
 * Meetings that the plan's promises imply: one planning meeting before a commitment starts, one follow-up meeting in every
 * slot of three months. Read from dates and today, never stored.
 */
import type { Commitment } from './commitment';
import { addDays, daysBetween, type Day } from './day';
import type { RecordId } from './ids';
import type { CommitmentState } from './life-cycles';
import type { Meeting, MeetingType } from './meeting';
import { checkInSlotsOf } from './schedule';

export interface PromisedMeeting<One extends Pick<Meeting, 'id'> = Meeting> {
  readonly commitment: RecordId;
  readonly type: Extract<MeetingType, 'planning' | 'quarterlyFollowUp'>;
  /** The days between which it fulfils the promise. */
  readonly from: Day | null;
  readonly due: Day;
  /** What stands against the promise, if anything does. */
  readonly meeting?: One;
  readonly state: PromisedState;
  /** Days left until it is due, or late. */
  readonly days: number;
}

export type PromisedState = 'held' | 'scheduled' | 'upcoming' | 'dueSoon' | 'overdue';

/** From this many days before its date a promised meeting is asked for. */
export const meetingSoonDays = 30;

type Dated = Pick<Commitment, 'id' | 'start' | 'end' | 'lifecycle'>;
type Counted = Pick<Meeting, 'id' | 'type' | 'commitments' | 'on' | 'state'>;

/** Every meeting that a commitment was promised, oldest first; none for one that is not agreed, or was withdrawn. */
export const promisedMeetings = <One extends Counted>(commitment: Dated, meetings: readonly One[], today: Day): readonly PromisedMeeting<One>[] => {
  if (!promising.includes(commitment.lifecycle)) return [];
  const own = meetings.filter((meeting) => meeting.commitments.includes(commitment.id) && stands(meeting)).sort((one, other) => one.on.localeCompare(other.on));
  const planning = { commitment: commitment.id, type: 'planning', from: null, due: addDays(commitment.start, -1) } as const;
  const slots = checkInSlotsOf(commitment).map(({ from, due }) => ({ commitment: commitment.id, type: 'quarterlyFollowUp', from, due }) as const);
  return [
    withState(planning, own.find(({ type }) => type === 'planning'), today),
    ...slots.map((slot) => withState(slot, own.find(({ type, on }) => (type === 'quarterlyFollowUp' || type === 'commitmentMonitoring') && on >= slot.from && on <= slot.due), today)),
  ];
};

/** What is promised and neither held nor scheduled, within the days ahead; oldest date first. */
export const missingMeetings = <One extends Counted>(commitments: readonly Dated[], meetings: readonly One[], today: Day, days: number = meetingSoonDays): readonly PromisedMeeting<One>[] =>
  commitments
    .flatMap((commitment) => promisedMeetings(commitment, meetings, today))
    .filter((promised) => (promised.state === 'overdue' || promised.state === 'dueSoon' || promised.state === 'upcoming') && promised.due <= addDays(today, days))
    .sort((one, other) => one.due.localeCompare(other.due));

const stands = ({ state }: Pick<Meeting, 'state'>): boolean => state !== 'cancelled' && state !== 'postponed';

const withState = <One extends Counted>(promised: Pick<PromisedMeeting<One>, 'commitment' | 'type' | 'from' | 'due'>, meeting: One | undefined, today: Day): PromisedMeeting<One> => {
  const left = daysBetween(today, promised.due);
  if (meeting) return { ...promised, meeting, state: meeting.state === 'scheduled' ? 'scheduled' : 'held', days: left };
  if (left < 0) return { ...promised, state: 'overdue', days: -left };
  return { ...promised, state: left <= meetingSoonDays ? 'dueSoon' : 'upcoming', days: left };
};

const promising: readonly CommitmentState[] = ['agreed', 'planned', 'inImplementation', 'implemented', 'assessed'];
