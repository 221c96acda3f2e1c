/** What the public site asks of the plans, answered from the change log: rows that were published, nothing else is even read. */
import type { PublicPlans } from './modules/public-site/public-plans';
import type { ChangeLogStore } from './modules/sync/change-log-store';

const published = ['public'];

export const publicPlansOf = (store: ChangeLogStore): PublicPlans => ({
  plans: async () => {
    const heads = (await store.plans()).map(async (id) => ({ id, head: (await store.read(id, (log) => log.head()))?.seq ?? 0 }));
    return Promise.all(heads);
  },
  readPublicRows: (plan) =>
    store.read(plan, async (log) => {
      const head = (await log.head())?.seq ?? 0;
      const rows = await log.rowsIn({ audiences: published, above: 0, upTo: head, limit: Number.MAX_SAFE_INTEGER });
      const updatedAt = rows.reduce<number | null>((latest, { at }) => Math.max(latest ?? 0, at), null);
      return { rows: rows.filter(({ deleted }) => deleted !== true), head, updatedAt };
    }),
});
