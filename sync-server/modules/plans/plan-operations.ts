/**
 * From what a document says to what must be written: new rows are created, fields that differ are patched, nothing is
 * ever deleted. Law: applied twice, the second time there is nothing to do.
 */
import type { RowImage, RowOperation } from '../../../src/domain/change';
import { rowKeyText } from '../../../src/domain/change';
import { sameJson, type Fields, type Json } from '../../../src/domain/json';
import type { PlanDocument } from './plan-format';
import { planToRows, type WantedRow } from './plan-rows';

export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

export interface RowChange {
  readonly entity: string;
  readonly id: string;
  readonly fields: readonly FieldChange[];
}

export interface ImportReport {
  readonly created: readonly WantedRow[];
  readonly changed: readonly RowChange[];
  readonly same: number;
}

export interface ImportPlan {
  readonly operations: readonly RowOperation[];
  readonly report: ImportReport;
}

/** What an import of the document would write over the rows there are. The document has been checked. */
export const planToOperations = (document: PlanDocument, existing: readonly RowImage[]): ImportPlan => operationsTowards(planToRows(document), existing);

export const operationsTowards = (wanted: readonly WantedRow[], existing: readonly RowImage[]): ImportPlan => {
  const rows = new Map(existing.filter((row) => row.deleted !== true).map((row) => [rowKeyText(row), row]));
  const operations: RowOperation[] = [];
  const created: WantedRow[] = [];
  const changed: RowChange[] = [];
  for (const want of wanted) {
    const row = rows.get(rowKeyText(want));
    const fields = row ? differences(want, row) : [];
    if (!row) created.push(want);
    else if (fields.length > 0) changed.push({ entity: want.entity, id: want.id, fields });
    if (!row) operations.push({ entity: want.entity, id: want.id, act: 'create', audience: want.audience, set: { ...want.atFirst, ...want.fields } });
    else if (fields.length > 0) operations.push({ entity: want.entity, id: want.id, act: 'patch', set: Object.fromEntries(fields.map(({ field, after }) => [field, after])) });
  }
  return { operations, report: { created, changed, same: wanted.length - created.length - changed.length } };
};

const differences = (want: WantedRow, row: RowImage): readonly FieldChange[] =>
  Object.keys(want.fields).flatMap((field) => {
    const before = row.fields[field];
    const after = field === 'parties' ? withKeptParties(want.fields[field] ?? null, before) : (want.fields[field] ?? null);
    return sameJson(before, after) ? [] : [{ field, before: before ?? null, after }];
  });

/** A focal point or public contact that was named here stays with its party where the document says nothing of it. */
const withKeptParties = (parties: Json, before: Json | undefined): Json => {
  if (!Array.isArray(parties) || !Array.isArray(before)) return parties;
  return (parties as readonly Fields[]).map((party) => {
    const former = (before as readonly Fields[]).find((one) => one['organization'] === party['organization'] && one['part'] === party['part']);
    return { ...former, ...party };
  });
};
