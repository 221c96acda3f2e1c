/**
 * The third answer: the calendar. Read from dates and today, never stored.
 */
import { addDays, addMonths, daysBetween, type Day } from './day';
import { isWithdrawn, type Milestone } from './milestone';

export const scheduleStates = ['no_date', 'upcoming', 'on_time', 'due_soon', 'overdue', 'done_on_time', 'done_late', 'done'] as const;
/** `done`: complete, on a day that nobody stated, so neither on time nor late. */
export type ScheduleState = (typeof scheduleStates)[number];

/** From this many days before its date a thing is due soon. */
export const dueSoonDays = 30;

export interface Schedule {
  readonly state: ScheduleState;
  /** Days late (overdue, done late) or left (the others); absent without a date, of the milestone or of its completion. */
  readonly days?: number;
}

type Dated = Pick<Milestone, 'start' | 'due' | 'reported' | 'completedOn'>;

/** The calendar's reading of a milestone on a day. A milestone nobody has begun to report is `upcoming` until its start. */
export const scheduleOf = (milestone: Dated, today: Day): Schedule => {
  const { due, completedOn, start } = milestone;
  if (due === undefined) return { state: 'no_date' };
  if (milestone.reported === 'complete') {
    if (completedOn === undefined) return { state: 'done' };
    const late = daysBetween(due, completedOn);
    return late > 0 ? { state: 'done_late', days: late } : { state: 'done_on_time', days: 0 };
  }
  const left = daysBetween(today, due);
  if (left < 0) return { state: 'overdue', days: -left };
  if (left <= dueSoonDays) return { state: 'due_soon', days: left };
  const begun = milestone.reported !== undefined && milestone.reported !== 'not_started';
  const future = start === undefined ? !begun : start > today;
  return { state: future ? 'upcoming' : 'on_time', days: left };
};

/** Nothing is left to wait for. */
export const isDone = ({ state }: Pick<Schedule, 'state'>): boolean => state === 'done_on_time' || state === 'done_late' || state === 'done';

export interface CommitmentSchedule {
  readonly state: ScheduleState;
  readonly overdue: readonly { readonly order: number; readonly days: number }[];
  readonly dueSoon: readonly { readonly order: number; readonly days: number }[];
}

/** The calendar of a whole commitment: late if any milestone is, soon if any is soon, done when all are. */
export const commitmentScheduleOf = (milestones: readonly (Dated & Pick<Milestone, 'order'>)[], today: Day): CommitmentSchedule => {
  const read = milestones.filter((milestone) => !isWithdrawn(milestone)).map((milestone) => ({ order: milestone.order, ...scheduleOf(milestone, today) }));
  const inState = (state: ScheduleState) => read.filter((one) => one.state === state).map(({ order, days }) => ({ order, days: days ?? 0 }));
  const overdue = inState('overdue');
  const dueSoon = inState('due_soon');
  return { state: worstOf(read.map((one) => one.state)), overdue, dueSoon };
};

/** Every three months from the commitment's start, until its end: a check-in is due (and a follow-up meeting held). */
export interface CheckInSlot {
  readonly from: Day;
  readonly to: Day;
  readonly due: Day;
}

export const slotMonths = 3;

/** The slots of a commitment. A last, shorter slot closes at the commitment's end. */
export const checkInSlotsOf = (commitment: { readonly start: Day; readonly end: Day }): readonly CheckInSlot[] => {
  const slots: CheckInSlot[] = [];
  for (let index = 0, from = commitment.start; from <= commitment.end && index < 200; index += 1) {
    const next = addMonths(commitment.start, slotMonths * (index + 1));
    const last = addDays(next, -1);
    const to = last < commitment.end ? last : commitment.end;
    slots.push({ from, to, due: to });
    from = next;
  }
  return slots;
};

export type SlotState = 'upcoming' | 'open' | 'due_soon' | 'overdue' | 'answered';

/** Days before its due date from which a check-in may be recorded and is asked for. */
export const slotDueSoonDays = 14;

/** A slot's state on a day: computed from the check-ins there are, never stored. A returned check-in still owes an answer. */
export const slotStateOf = (slot: CheckInSlot, checkIn: { readonly state: string } | undefined, today: Day): SlotState => {
  if (checkIn && checkIn.state !== 'returned') return 'answered';
  if (slot.from > today) return 'upcoming';
  const left = daysBetween(today, slot.due);
  if (left < 0) return 'overdue';
  return left <= slotDueSoonDays ? 'due_soon' : 'open';
};

/** Dues that the plan's promises imply. Source: OGP Local Handbook; the City's own plan. */
export const inceptionAssessmentDue = (submittedOn: Day): Day => addMonths(submittedOn, 2);
export const endOfCommitmentAssessmentDue = (implementedOn: Day): Day => addMonths(implementedOn, 1);
export const freshnessDays = 120;

const severity: readonly ScheduleState[] = ['overdue', 'due_soon', 'on_time', 'upcoming', 'no_date', 'done_late', 'done', 'done_on_time'];

const worstOf = (states: readonly ScheduleState[]): ScheduleState => severity.find((state) => states.includes(state)) ?? 'no_date';
