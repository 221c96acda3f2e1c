/** A plan writer that keeps its rows in memory and applies operations as the server does. */
import { applyOperation } from '../../src/domain/apply-operation';
import { rowKeyText, type RowImage, type RowOperation } from '../../src/domain/change';
import type { PlanWriter } from '../../sync-server/modules/plans/plan-writer';

export interface MemoryPlanWriter extends PlanWriter {
  readonly changes: readonly { readonly plan: string; readonly kind: string; readonly operations: readonly RowOperation[] }[];
  readonly all: (plan: string) => readonly RowImage[];
}

export const memoryPlanWriter = (): MemoryPlanWriter => {
  const plans = new Map<string, Map<string, RowImage>>();
  const changes: { plan: string; kind: string; operations: readonly RowOperation[] }[] = [];
  const all = (plan: string): readonly RowImage[] => [...(plans.get(plan)?.values() ?? [])];
  return {
    changes,
    all,
    createPlan: async (plan) => {
      if (!plans.has(plan)) plans.set(plan, new Map());
    },
    append: async (plan, kind, operations) => {
      const rows = plans.get(plan);
      if (!rows) throw new Error(`no plan ${plan}`);
      const seq = changes.push({ plan, kind, operations });
      for (const operation of operations) {
        const key = rowKeyText(operation);
        const content = applyOperation(rows.get(key), operation, `change-${seq}`);
        if (content) rows.set(key, { entity: operation.entity, id: operation.id, seq, by: 'import', at: seq, ...content });
        else rows.delete(key);
      }
    },
    rows: async (plan, entity) => all(plan).filter((row) => row.entity === entity),
  };
};
