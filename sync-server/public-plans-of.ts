/**
 * What the public site asks of the plans, answered from the change log: rows that were published. Of evidence that was not, its code is
 * read and whether it came; nothing else of it leaves this file.
 */
import type { RecordId } from '../src/domain/ids';
import { publicAudiences } from '../src/domain/publication';
import { receiptCode } from '../src/domain/receipt-code';
import { recordOf } from '../src/domain/rows';
import type { PublicPlans } from './modules/public-site/public-plans';
import type { ChangeLogStore } from './modules/sync/change-log-store';

export const publicPlansOf = (store: ChangeLogStore): PublicPlans => {
  const headOf = async (plan: RecordId): Promise<number> => (await store.read(plan, (log) => log.head()))?.seq ?? 0;
  const codesOf = receivedCodes(store);
  return {
    plans: async () => Promise.all((await store.plans()).map(async (id) => ({ id, head: await headOf(id) }))),
    isReceived: async (code) => {
      for (const plan of await store.plans()) if ((await codesOf(plan, await headOf(plan))).has(code)) return true;
      return false;
    },
    readPublicRows: (plan) =>
      store.read(plan, async (log) => {
        const head = (await log.head())?.seq ?? 0;
        const rows = await log.rowsIn({ audiences: publicAudiences, above: 0, upTo: head, limit: Number.MAX_SAFE_INTEGER });
        const updatedAt = rows.reduce<number | null>((latest, { at }) => Math.max(latest ?? 0, at), null);
        return { rows: rows.filter(({ deleted }) => deleted !== true), head, updatedAt };
      }),
  };
};

/** The codes of what came whole, read anew when a plan's head has moved: anybody may ask, and often. */
const receivedCodes = (store: ChangeLogStore): ((plan: RecordId, head: number) => Promise<ReadonlySet<string>>) => {
  const kept = new Map<RecordId, { readonly head: number; readonly codes: ReadonlySet<string> }>();
  return async (plan, head) => {
    const known = kept.get(plan);
    if (known?.head === head) return known.codes;
    const rows = await store.read(plan, (log) => log.rowsOf('evidence'));
    const came = rows.flatMap((row) => recordOf('evidence', row) ?? []).filter(({ state, original, receivedAt }) => (original ? receivedAt !== undefined : state !== 'captured'));
    const codes = new Set(came.map(({ id, original }) => receiptCode(id, original?.sha256)));
    kept.set(plan, { head, codes });
    return codes;
  };
};
