/** A commitment's milestones as marks of the strip. What has no date cannot stand on an axis; the table behind it has it. */
import type { Commitment } from '../../domain/commitment';
import { firstDayOf, type Day } from '../../domain/day';
import { isWithdrawn, type Milestone } from '../../domain/milestone';
import { latestEnd, type Plan } from '../../domain/plan';
import { scheduleOf } from '../../domain/schedule';
import type { StripMark } from '../../ui/strip';
import { axisAround, type StripAxis } from '../../ui/strip-geometry';

export const marksOf = (milestones: readonly Milestone[], today: Day): readonly StripMark[] =>
  milestones.flatMap((milestone): readonly StripMark[] => {
    const { id, due, order, reported, verified, completedOn } = milestone;
    if (due === undefined || isWithdrawn(milestone)) return [];
    const { state } = scheduleOf(milestone, today);
    return [{ key: id, number: order, due, reported, verified: verified ?? 'unreviewed', schedule: state, doneOn: completedOn }];
  });

type Dated = Pick<Commitment, 'start' | 'end'>;

/** One commitment on its own axis. */
export const ownAxis = ({ start, end }: Dated, milestones: readonly Milestone[]): StripAxis => axisAround({ from: start, to: end }, duesOf(milestones));

/** Every strip of a list on the plan's axis, so that the lines of today stand under each other. */
export const planAxis = (plan: Plan | undefined, commitments: readonly Dated[], milestones: readonly Milestone[]): StripAxis | undefined => {
  const first = commitments[0];
  if (!first) return undefined;
  const start = plan?.start ?? (plan && firstDayOf(plan.submittedOn));
  const end = plan && latestEnd(plan);
  const days = [...(start ? [start] : []), ...(end ? [end] : []), ...commitments.flatMap((one) => [one.start, one.end]), ...duesOf(milestones)];
  return axisAround({ from: first.start, to: first.end }, days);
};

const duesOf = (milestones: readonly Milestone[]): readonly Day[] => milestones.flatMap(({ due }) => due ?? []);
