/**
 * The port to whatever keeps plans. The module of plans knows no other module; whoever runs an import hands this in.
 *
 * Obligations: `append` writes all its operations or none, in the name of the server; `rows` answers with the rows
 * that are there now, deleted ones left out; `createPlan` of a plan that exists already changes nothing.
 */
import type { RowImage, RowOperation } from '../../../src/domain/change';
import type { EntityName } from '../../../src/domain/entities';
import type { RecordId } from '../../../src/domain/ids';

export interface PlanWriter {
  /** Opens the plan's log. Its row comes with the first `append`. */
  createPlan(plan: RecordId): Promise<void>;
  append(plan: RecordId, kind: string, operations: readonly RowOperation[]): Promise<void>;
  rows(plan: RecordId, entity: EntityName): Promise<readonly RowImage[]>;
}

/** Writes operations in order, all or none. Nothing to write opens no log. */
export const writeOperations = async (writer: PlanWriter, plan: RecordId, kind: string, operations: readonly RowOperation[]): Promise<void> => {
  if (operations.length === 0) return;
  await writer.createPlan(plan);
  await writer.append(plan, kind, operations);
};
