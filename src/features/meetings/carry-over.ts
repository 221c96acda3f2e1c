/** What the last meeting on the same commitments did not reach. */
import { isAhead, type AgendaItem, type Meeting } from '../../domain/meeting';

type Placed = Pick<Meeting, 'id' | 'on' | 'from' | 'state'>;

/** The meeting before this one that was held; `meetings` are those on the same commitments. */
export const lastHeldBefore = <One extends Placed>(meeting: Placed, meetings: readonly One[]): One | undefined =>
  meetings
    .filter((one) => one.id !== meeting.id && !isAhead(one.state) && one.state !== 'postponed' && one.state !== 'cancelled' && placeOf(one) < placeOf(meeting))
    .sort((one, other) => placeOf(one).localeCompare(placeOf(other)))
    .at(-1);

const placeOf = ({ on, from }: Placed): string => `${on} ${from}`;

/** Its points that were not reached and do not stand on this agenda yet. */
export const notReached = <One extends Pick<AgendaItem, 'id' | 'outcome'>>(last: readonly One[], agenda: readonly Pick<AgendaItem, 'carriedFrom'>[]): readonly One[] =>
  last.filter(({ id, outcome }) => outcome === 'notReached' && !agenda.some(({ carriedFrom }) => carriedFrom === id));
