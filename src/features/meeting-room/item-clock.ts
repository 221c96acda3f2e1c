/**
 * How long each point of the agenda has been talked about. Made of kept moments, never of ticks: a tablet that dies and comes
 * back counts on from where the point began.
 */
import type { RecordId } from '../../domain/ids';

export interface ItemClock {
  /** The point that is being talked about, and since when (ms). */
  readonly current?: { readonly item: RecordId; readonly since: number };
  /** Per point, ms of earlier turns. */
  readonly spent: Readonly<Record<RecordId, number>>;
}

export const stoppedClock: ItemClock = { spent: {} };

/** The point that is being talked about changes; without one, nothing is. Starting the same point again changes nothing. */
export const turnTo = (clock: ItemClock, item: RecordId | undefined, now: number): ItemClock => {
  const { current } = clock;
  if (current?.item === item) return clock;
  const spent = current ? { ...clock.spent, [current.item]: spentOn(clock, current.item, now) } : clock.spent;
  return { spent, ...(item === undefined ? {} : { current: { item, since: now } }) };
};

/** Ms talked about a point so far. A clock of the machine that was set back counts nothing. */
export const spentOn = ({ current, spent }: ItemClock, item: RecordId, now: number): number =>
  (spent[item] ?? 0) + (current?.item === item ? Math.max(0, now - current.since) : 0);

export const wholeMinutes = (ms: number): number => Math.floor(ms / 60_000);
