/** What imports write through: the change log, as changes of the server. */
import type { UserId } from '../src/domain/ids';
import type { Random } from './modules/sync/append-draft';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import { appendServerChange, createPlan } from './modules/sync/server-change';
import type { PlanWriter } from './modules/plans/plan-writer';

export interface PlanWriterParts {
  readonly store: ChangeLogStore;
  /** In whose name: `import`, `demonstration`. */
  readonly by: UserId;
  readonly now: () => number;
  readonly random: Random;
}

export const planWriterOf = ({ store, by, now, random }: PlanWriterParts): PlanWriter => ({
  createPlan: async (plan) => void (await createPlan({ store, plan, random })),
  append: async (plan, kind, operations) => void (await appendServerChange({ store, plan, by, now: now(), random }, { kind, operations })),
  rows: (plan, entity) => store.read(plan, (log) => log.rowsOf(entity)),
});
