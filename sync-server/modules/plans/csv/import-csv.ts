/** A table from its first byte to its last row: read, gathered by a mapping, compared with what is there, written when asked. */
import * as v from 'valibot';
import type { RowImage } from '../../../../src/domain/change';
import type { RecordId } from '../../../../src/domain/ids';
import { accept, refuse, type Result } from '../../../../src/domain/result';
import { checkPlan } from '../check-plan';
import { quoted, type Finding } from '../finding';
import { rowsOfPlan, type ImportOutcome, type ImportRequest } from '../import-plan';
import { planCode, type PlanDocument } from '../plan-format';
import { planIdOf } from '../plan-ids';
import { operationsTowards } from '../plan-operations';
import { planToRows, type WantedRow } from '../plan-rows';
import { writeOperations } from '../plan-writer';
import { readText, type Encoding } from '../read-text';
import { columnsOf, type CsvMapping } from './csv-mapping';
import { headerFindings, readTable, type Table } from './read-table';
import { gatherTable, type GatheredTable } from './table-to-document';

export interface CsvRequest extends ImportRequest {
  readonly mapping: CsvMapping;
  readonly encoding?: Encoding;
  /** The plan to import into; the mapping's own where it is not said. */
  readonly plan?: RecordId;
  /** Take the lines that fit and leave out the others; otherwise one wrong line stops everything. */
  readonly skipWrongLines?: boolean;
}

export interface CsvOutcome extends ImportOutcome {
  readonly lines: number;
  /** The lines that were left out, when asked to. */
  readonly skipped: readonly Finding[];
  readonly columnsNotRead: readonly string[];
}

/** Imports a table. Refused with every finding, by line and column; then nothing is written. */
export const importCsv = async (bytes: Uint8Array, request: CsvRequest): Promise<Result<CsvOutcome, readonly Finding[]>> => {
  const { mapping, writer, write } = request;
  const table = await openTable(bytes, request);
  if (!table.accepted) return table;
  const gathered = gatherTable(mapping, table.value);
  if (gathered.wrong.length > 0 && !request.skipWrongLines) return refuse(gathered.wrong);
  if (gathered.lines === 0) return refuse([...gathered.wrong, { code: 'no-lines', detail: 'Not one line can be imported.' }]);
  const plan = planIdOf(request.plan ?? mapping.plan?.plan.code ?? '');
  if (!v.is(planCode, plan)) return refuse([{ code: 'unknown-code', path: 'plan', detail: 'This table names no plan of its own: name the plan to import into with --plan.' }]);
  const existing = await rowsOfPlan(writer, plan);
  const document = toDocument(mapping, gathered, plan);
  const isThere = existing.some((row) => row.entity === 'plan');
  if (!mapping.plan && !isThere) return refuse([{ code: 'unknown-code', path: 'plan', detail: `There is no plan ${quoted(plan)} to import into.` }]);
  const { errors, warnings } = checkPlan(document);
  if (errors.length > 0) return refuse(errors);
  const { operations, report } = operationsTowards(rowsFor(document, existing, isThere), existing);
  if (write) await writeOperations(writer, plan, 'import', operations);
  const columnsNotRead = table.value.header.filter((column) => !columnsOf(mapping).includes(column));
  return accept({ plan, report, warnings, written: write, lines: gathered.lines, skipped: gathered.wrong, columnsNotRead });
};

const openTable = async (bytes: Uint8Array, { mapping, encoding }: CsvRequest): Promise<Result<Table, readonly Finding[]>> => {
  const text = readText(bytes, encoding);
  if (!text.accepted) return refuse([text.refusal]);
  const table = await readTable(text.value);
  const findings = table.header.length > 0 ? headerFindings(table.header, columnsOf(mapping)) : [];
  if (findings.length > 0) return refuse(findings);
  // A broken quote swallows lines, so nobody can say which of the others are right: it is never skipped.
  if (table.broken) return refuse([table.broken]);
  return table.records.length === 0 ? refuse([{ code: 'no-lines', detail: 'The table has a header and no line.' }]) : accept(table);
};

/** A plan that is there already is never described anew by a table; neither are its organizations. */
const rowsFor = (document: PlanDocument, existing: readonly RowImage[], isThere: boolean): readonly WantedRow[] => {
  const organizations = new Set(existing.filter((row) => row.entity === 'organization').map((row) => row.id));
  return planToRows(document).filter((row) => !(row.entity === 'plan' && isThere) && !(row.entity === 'organization' && organizations.has(row.id)));
};

const toDocument = (mapping: CsvMapping, { commitments, organizations, sources }: GatheredTable, plan: RecordId): PlanDocument => {
  const described = mapping.plan ?? { plan: placeholder };
  return {
    format: 'bitacora-plan',
    version: 1,
    ...described,
    plan: { ...described.plan, code: plan },
    organizations: [...organizations],
    commitments: [...commitments],
    sources: [...(described.sources ?? []), ...sources],
  };
};

/** Stands for the plan that is there; its row is never written. */
const placeholder: PlanDocument['plan'] = { code: '', title: { es: '' }, submittedOn: '1970-01-01', statedEnds: [], leads: [], lifecycle: 'draft' };
