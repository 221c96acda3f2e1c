/** A server whose clock stands before the last change it received would write times that cannot be: it does not start. */
import type Sqlite from 'better-sqlite3';
import { DataRefusal } from './data-refusal';

/** A clock that is set right by the network may step back a little. */
const toleranceMs = 2 * 60_000;

/** `entries`: the last of each plan's log, as canonical JSON. Throws the DataRefusal `clock-behind`. */
export const refuseClockBehind = (entries: readonly string[], now: number): void => {
  const moments = entries.map((entry) => Number((JSON.parse(entry) as { readonly receivedAt?: unknown }).receivedAt));
  const last = moments.length === 0 ? undefined : Math.max(...moments);
  if (last === undefined || now >= last - toleranceMs) return;
  const [here, there] = [now, last].map((moment) => new Date(moment).toISOString());
  throw new DataRefusal(
    'clock-behind',
    `this machine's clock says ${here}, and the last change was received at ${there}. Set the clock. If it is right and was wrong before, start once with CLOCK_CHECK=off.`,
  );
};

/** The last entry of each plan; a database that has no log yet has nothing to say. */
export const lastEntriesIn = (database: Sqlite.Database): readonly string[] => {
  if (!database.prepare("select 1 from sqlite_master where type = 'table' and name = 'log'").get()) return [];
  return database.prepare('select l.entry from plan_head h join log l on l.plan = h.plan and l.seq = h.seq').pluck().all() as readonly string[];
};
