/**
 * What is due and when: check-ins by the slots of each commitment, milestones by their dates. Read from dates and today,
 * never stored. Who owes it is the organization that leads; what a screen makes of it is said there.
 */
import { checkInId, type CheckIn } from './check-in';
import type { Commitment } from './commitment';
import type { CommitmentState } from './life-cycles';
import { addDays, type Day } from './day';
import { isWithdrawn, type Milestone } from './milestone';
import { checkInSlotsOf, isDone, scheduleOf, slotStateOf, type CheckInSlot, type Schedule, type SlotState } from './schedule';

export interface SlotDue<One extends CheckIn = CheckIn> {
  readonly slot: CheckInSlot;
  readonly state: SlotState;
  /** What was said of it so far; a returned one still owes an answer. */
  readonly checkIn: One | undefined;
}

type Dated = Pick<Commitment, 'id' | 'start' | 'end'>;

/** Every slot that has begun, oldest first, with what was said of it. */
export const begunSlotsOf = <One extends CheckIn>(commitment: Dated, checkIns: readonly One[], today: Day): readonly SlotDue<One>[] =>
  slotsDueOf(commitment, checkIns, today, ({ from }) => from <= today);

const slotsDueOf = <One extends CheckIn>(commitment: Dated, checkIns: readonly One[], today: Day, isMeant: (slot: CheckInSlot) => boolean): readonly SlotDue<One>[] => {
  const byId = new Map(checkIns.map((checkIn) => [checkIn.id, checkIn]));
  return checkInSlotsOf(commitment)
    .filter(isMeant)
    .map((slot) => {
      const checkIn = byId.get(checkInId(commitment.id, slot.from));
      return { slot, checkIn, state: slotStateOf(slot, checkIn, today) };
    });
};

/** Slots that owe an answer, oldest first: begun, and unanswered or returned. A commitment that is over, or not yet agreed, owes none. */
export const owedSlotsOf = <One extends CheckIn>(commitment: Dated & Pick<Commitment, 'lifecycle'>, checkIns: readonly One[], today: Day): readonly SlotDue<One>[] =>
  owing.includes(commitment.lifecycle) ? begunSlotsOf(commitment, checkIns, today).filter(({ state }) => state !== 'answered') : [];

/** Slots without an answer that are due by a day, also those that have not begun: what stands in a calendar. Oldest first. */
export const unansweredSlotsUntil = (commitment: Dated & Pick<Commitment, 'lifecycle'>, checkIns: readonly CheckIn[], days: { readonly today: Day; readonly until: Day }): readonly SlotDue[] =>
  owing.includes(commitment.lifecycle) ? slotsDueOf(commitment, checkIns, days.today, ({ due }) => due <= days.until).filter(({ state }) => state !== 'answered') : [];

/** The slot that "report progress" opens: the latest begun one without an answer, else the current one; undefined before the first. */
export const slotToReport = (commitment: Dated, checkIns: readonly CheckIn[], today: Day): CheckInSlot | undefined => {
  const begun = begunSlotsOf(commitment, checkIns, today);
  return (begun.findLast(({ state }) => state !== 'answered') ?? begun.at(-1))?.slot;
};

/** From this many days before its date, a milestone stands on the list of what is near. */
export const nearDays = 45;

export interface MilestoneDue<One extends Milestone = Milestone> {
  readonly milestone: One;
  readonly due: Day;
  readonly schedule: Schedule;
}

/** Milestones with a date that are not done: late, or due within `days`. Oldest date first. */
export const dueMilestones = <One extends Milestone>(milestones: readonly One[], today: Day, days: number = nearDays): readonly MilestoneDue<One>[] =>
  milestones
    .flatMap((milestone) => {
      const { due } = milestone;
      if (due === undefined || isWithdrawn(milestone) || due > addDays(today, days)) return [];
      const schedule = scheduleOf(milestone, today);
      return isDone(schedule) ? [] : [{ milestone, due, schedule }];
    })
    .sort((one, other) => one.due.localeCompare(other.due));

const owing: readonly CommitmentState[] = ['agreed', 'planned', 'inImplementation'];
