/** Changes as a tablet writes them, and what a decision over them needs: a person, a day, rows to look at. */
import { rowKeyText, type Change, type RowImage, type RowOperation } from '../../src/domain/change';
import { decide, rowsNeeded, wholeMeetingOf, type Decision } from '../../src/domain/decide';
import type { Deciding } from '../../src/domain/deciding';
import type { Json } from '../../src/domain/json';
import type { Person } from '../../src/domain/permissions';
import type { RowLookup } from '../../src/domain/rows';
import { memberships, todayOfPlan } from './plan';

let written = 0;

/** A change id that tells which change of the test it is: 22 letters. */
export const changeIdOf = (text: string): string => text.padEnd(22, '-');

/** An edit of nothing unless told. */
export const changeOf = (partial: Partial<Change> = {}): Change => {
  written += 1;
  return { id: changeIdOf(`change-${written}`), format: 1, kind: 'edit', operations: [], at: Date.parse('2026-11-18T15:00:00Z'), device: 'tablet', app: '0.1.0', ...partial };
};

export const editOf = (...operations: readonly RowOperation[]): Change => changeOf({ operations });

export const commandOf = (kind: string, given: object): Change => changeOf({ kind, arguments: given as Json });

export const lookupOf = (rows: readonly RowImage[]): RowLookup => {
  const byKey = new Map(rows.map((row) => [rowKeyText(row), row]));
  return (key) => {
    const row = byKey.get(rowKeyText(key));
    return row?.deleted ? undefined : row;
  };
};

/** Somebody of the plan of test/builders/plan.ts, by first name; a name that is not there has no membership at all. */
export const personNamed = (user: string): Person => ({ user, memberships: memberships.filter((one) => one.person === user) });

export interface Ground {
  readonly rows: readonly RowImage[];
  readonly by?: string;
  readonly today?: string;
}

export const decidingOn = ({ rows, by = 'martin', today = todayOfPlan }: Ground): Deciding => ({ person: personNamed(by), today, row: lookupOf(rows), rowsOfMeeting: (entity, meeting) => rows.filter((row) => row.entity === entity && !row.deleted && row.fields['meeting'] === meeting), final: true });

/** The decision at the next place of a log whose rows are these. */
export const decideOn = (change: Change, ground: Ground): Decision => {
  const deciding = decidingOn(ground);
  return decide(change, { ...deciding, row: onlyNeeded(change, deciding.row) }, { seq: nextSeq(ground.rows), at: Date.parse('2026-11-18T15:00:05Z') });
};

/** As the server has them: only what the change says that it needs was loaded, and a row that it finds besides would not be there. */
const onlyNeeded = (change: Change, row: RowLookup): RowLookup => {
  const loaded = new Set<string>();
  const look: RowLookup = (key) => (loaded.has(rowKeyText(key)) ? row(key) : undefined);
  for (let before = -1; before < loaded.size; ) {
    before = loaded.size;
    for (const key of rowsNeeded(change, look)) loaded.add(rowKeyText(key));
  }
  const isWhole = wholeMeetingOf(change) !== undefined;
  return (key) => {
    const found = row(key);
    if (found && !isWhole && !loaded.has(rowKeyText(key))) throw new Error(`${change.kind} looks at ${rowKeyText(key)} and does not say that it needs it`);
    return found;
  };
};

/** The rows after the change; as they were where it was not applied. */
export const rowsAfter = (change: Change, ground: Ground): readonly RowImage[] => {
  const { effects } = decideOn(change, ground);
  const after = new Map(ground.rows.map((row) => [rowKeyText(row), row]));
  for (const row of effects?.rows ?? []) after.set(rowKeyText(row), row);
  return [...after.values()];
};

const nextSeq = (rows: readonly RowImage[]): number => Math.max(0, ...rows.map((row) => row.seq)) + 1;
