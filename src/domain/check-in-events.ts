/**
 * What happened to a check-in, as far as the record itself tells: submitted, returned, accepted, published.
 * Earlier rounds are in the server's history; the record keeps the last.
 */
import type { CheckIn } from './check-in';
import type { Day } from './day';

export type CheckInEventKind = 'submitted' | 'returned' | 'accepted' | 'published';

export interface CheckInEvent<One extends CheckIn = CheckIn> {
  readonly kind: CheckInEventKind;
  readonly on: Day;
  readonly checkIn: One;
}

/** Newest first; of one day, the later step first. `returnedOn`: the day the record was last written, which a return is while it stands. */
export const eventsOf = <One extends CheckIn>(checkIns: readonly One[], returnedOn: (checkIn: One) => Day): readonly CheckInEvent<One>[] =>
  checkIns.flatMap((checkIn) => stepsOf(checkIn, returnedOn)).sort((one, other) => other.on.localeCompare(one.on) || steps.indexOf(other.kind) - steps.indexOf(one.kind));

const steps: readonly CheckInEventKind[] = ['submitted', 'returned', 'accepted', 'published'];

const stepsOf = <One extends CheckIn>(checkIn: One, returnedOn: (checkIn: One) => Day): readonly CheckInEvent<One>[] => [
  { kind: 'submitted', on: checkIn.submittedOn, checkIn },
  ...(checkIn.state === 'returned' ? [{ kind: 'returned', on: returnedOn(checkIn), checkIn } as const] : []),
  ...(checkIn.acceptedOn !== undefined ? [{ kind: 'accepted', on: checkIn.acceptedOn, checkIn } as const] : []),
  ...(checkIn.publishedOn !== undefined ? [{ kind: 'published', on: checkIn.publishedOn, checkIn } as const] : []),
];
