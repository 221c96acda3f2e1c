/** What the log keeps of an act: what it did to rows, as decided here. What a device showed meanwhile was its own guess. */
import { maker, type Change, type RowImage, type RowOperation } from '../../../src/domain/change';
import { sameJson, type Json } from '../../../src/domain/json';

/** Acts whose arguments are all that they write: said once is enough. */
const toldByArguments: readonly string[] = ['minutes.append'];

/** The change with its effects in the place of its preview; a plain edit is what it says. `before` finds a row as it stood. */
export const asItWasDone = (change: Change, rows: readonly RowImage[], before: (row: RowImage) => RowImage | undefined): Change => {
  if (change.arguments === undefined) return change;
  return { ...change, operations: toldByArguments.includes(change.kind) ? [] : rows.map((row) => operationOn(row, before(row), change.id)) };
};

const operationOn = (row: RowImage, before: RowImage | undefined, by: string): RowOperation => {
  const { entity, id, audience, fields } = row;
  if (row.deleted) return { entity, id, act: 'delete' };
  if (!before || before.deleted || row.writers[maker] === by) return { entity, id, act: 'create', set: fields, audience };
  const moved = audience === before.audience ? {} : { audience };
  const set = changedFields(before, row);
  return Object.keys(set).length === 0 ? { entity, id, act: 'audience', ...moved } : { entity, id, act: 'patch', set, ...moved };
};

const changedFields = ({ fields: before }: RowImage, { fields: after }: RowImage): Readonly<Record<string, Json>> => {
  const set: Record<string, Json> = {};
  for (const field of Object.keys(after)) if (after[field] !== before[field] && !sameJson(after[field], before[field])) set[field] = after[field] ?? null;
  for (const field of Object.keys(before)) if (!(field in after)) set[field] = null;
  return set;
};
