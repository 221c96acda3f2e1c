/**
 * The ways out of a held change: the same act once more, over what stands there now.
 * It names the writers its author has just been shown, so it is applied unless somebody writes again in between.
 */
import { seenOf } from '../../domain/apply-operation';
import { rowKeyText, type Change, type RowOperation } from '../../domain/change';
import { checkInId, checkInLineId, type StatedLine } from '../../domain/check-in';
import type { SubmitArguments } from '../../domain/decide-check-in';
import type { Fields, Json } from '../../domain/json';
import type { Act } from '../../storage/write';
import type { RowsNow } from './two-texts';

/** Fields that replace those of the change, by row (`entity/id`). */
export type Combined = ReadonlyMap<string, Fields>;

interface HeldChange {
  readonly change: Pick<Change, 'id' | 'kind' | 'operations' | 'arguments'>;
  readonly rows: RowsNow;
}

export const keepMine = (held: HeldChange): Act => again(held, new Map(), 'mine');

export const keepBoth = (held: HeldChange, combined: Combined): Act => again(held, combined, 'combined');

const again = ({ change, rows }: HeldChange, combined: Combined, how: 'mine' | 'combined'): Act => {
  const settles = { id: change.id, how };
  if (change.kind === 'check-in.submit') return { kind: change.kind, arguments: submittedAgain(change.arguments as unknown as SubmitArguments, rows, combined), settles };
  return { kind: change.kind, operations: change.operations.map((operation) => writtenAgain(operation, rows, combined)), ...(change.arguments === undefined ? {} : { arguments: change.arguments }), settles };
};

const writtenAgain = (operation: RowOperation, rows: RowsNow, combined: Combined): RowOperation => {
  const row = rowKeyText(operation);
  const set = { ...operation.set, ...combined.get(row) };
  return { ...operation, set, seen: seenOf(operation.entity, rows.get(row)?.writers, set) };
};

const submittedAgain = (given: SubmitArguments, rows: RowsNow, combined: Combined): Json => {
  const id = checkInId(given.commitment, given.from);
  const seen = Object.fromEntries([id, ...given.lines.map((line) => checkInLineId(id, line.milestone))].flatMap((row) => writersNow(row, rows)));
  const lines = given.lines.map((line) => withoutNulls({ ...line, ...combined.get(rowKeyText({ entity: 'checkInLine', id: checkInLineId(id, line.milestone) })) }));
  return { ...given, lines, seen } as unknown as Json;
};

const writersNow = (id: string, rows: RowsNow) => {
  const row = rows.get(`checkIn/${id}`) ?? rows.get(`checkInLine/${id}`);
  return row ? [[id, row.writers] as const] : [];
};

const withoutNulls = (line: Readonly<Record<string, unknown>>): StatedLine =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)) as unknown as StatedLine;
