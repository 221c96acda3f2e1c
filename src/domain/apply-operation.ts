/**
 * What one operation does to one row. The tablet folds with it what is pending, the server what it accepts,
 * so the two cannot disagree.
 */
import { maker, writerOf, type Audience, type RowOperation, type Seen, type Writers } from './change';
import { groupOf, groupsOf } from './entities';
import type { ChangeId } from './ids';
import type { Fields, Json } from './json';

/** The part of a row that operations move. */
export interface RowContent {
  readonly audience: Audience;
  readonly fields: Fields;
  readonly writers: Writers;
}

/**
 * The row after the operation, or undefined where none is left.
 * Laws: a patch of nothing is nothing; a delete of nothing is nothing; a create over a row is a patch of it
 * (the server refuses it earlier where the record has no natural id).
 */
export const applyOperation = (row: RowContent | undefined, operation: RowOperation, by: ChangeId): RowContent | undefined => {
  if (operation.act === 'delete') return undefined;
  if (operation.act === 'create' && !row) {
    const set = operation.set ?? {};
    return { audience: operation.audience ?? 'members', fields: withoutNulls(set), writers: { [maker]: by } };
  }
  if (!row) return undefined;
  const set = operation.act === 'append' ? lengthened(row.fields, operation.set ?? {}) : (operation.set ?? {});
  return {
    audience: operation.audience ?? row.audience,
    fields: Object.keys(set).length === 0 ? row.fields : withoutNulls({ ...row.fields, ...set }),
    writers: Object.keys(set).length === 0 ? row.writers : { ...row.writers, ...writersOf(operation.entity, set, by) },
  };
};

/** What an author who looks at this row has seen of the groups that `set` touches. */
export const seenOf = (entity: string, writers: Writers | undefined, set: Fields): Seen =>
  Object.fromEntries(groupsOf(entity, Object.keys(set)).map((group) => [group, writerOf(writers, group)]));

/** The lists of a row with what is put behind them; a field that is no list begins one. */
const lengthened = (fields: Fields, set: Fields): Fields =>
  Object.fromEntries(Object.keys(set).map((field) => [field, [...listOf(fields[field]), ...listOf(set[field])]]));

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

const writersOf = (entity: string, set: Fields, by: ChangeId): Record<string, ChangeId> => {
  const writers: Record<string, ChangeId> = {};
  for (const field of Object.keys(set)) writers[groupOf(entity, field)] = by;
  return writers;
};

/** Nearly always nothing is cleared; then the fields are what came, uncopied. */
const withoutNulls = (fields: Readonly<Record<string, Json>>): Fields => {
  if (!hasNulls(fields)) return fields;
  const kept: Record<string, Json> = {};
  for (const field of Object.keys(fields)) {
    const value = fields[field];
    if (value !== null && value !== undefined) kept[field] = value;
  }
  return kept;
};

const hasNulls = (fields: Readonly<Record<string, Json>>): boolean => {
  for (const field in fields) if (fields[field] === null || fields[field] === undefined) return true;
  return false;
};
