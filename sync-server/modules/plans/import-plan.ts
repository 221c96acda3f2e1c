/** An import from its first byte to its last row: read, checked, compared with what is there, and written when asked. */
import type { RowImage } from '../../../src/domain/change';
import type { EntityName } from '../../../src/domain/entities';
import type { RecordId } from '../../../src/domain/ids';
import { accept, refuse, type Result } from '../../../src/domain/result';
import { checkPlan } from './check-plan';
import type { Finding } from './finding';
import { planIdOf } from './plan-ids';
import { planToOperations, type ImportReport } from './plan-operations';
import { writeOperations, type PlanWriter } from './plan-writer';
import { readPlan } from './read-plan';
import type { PlanDocument } from './plan-format';

export interface ImportOutcome {
  readonly plan: RecordId;
  readonly report: ImportReport;
  readonly warnings: readonly Finding[];
  readonly written: boolean;
}

export interface ImportRequest {
  readonly writer: PlanWriter;
  /** False: a preview, nothing is written. */
  readonly write: boolean;
}

/** Imports a file in the plan format. Refused with every finding; then nothing is written. */
export const importPlan = async (bytes: Uint8Array, request: ImportRequest): Promise<Result<ImportOutcome, readonly Finding[]>> => {
  const document = readPlan(bytes);
  return document.accepted ? importDocument(document.value, request) : document;
};

export const importDocument = async (document: PlanDocument, { writer, write }: ImportRequest): Promise<Result<ImportOutcome, readonly Finding[]>> => {
  const { errors, warnings } = checkPlan(document);
  if (errors.length > 0) return refuse(errors);
  const plan = planIdOf(document.plan.code);
  const { operations, report } = planToOperations(document, await rowsOfPlan(writer, plan));
  if (write) await writeOperations(writer, plan, 'import', operations);
  return accept({ plan, report, warnings, written: write });
};

const imported: readonly EntityName[] = ['plan', 'organization', 'membership', 'contact', 'commitment', 'milestone'];

/** The rows that an import may meet. */
export const rowsOfPlan = async (writer: PlanWriter, plan: RecordId): Promise<readonly RowImage[]> =>
  (await Promise.all(imported.map((entity) => writer.rows(plan, entity)))).flat();
