/** After a restore: every plan begins a new epoch, so that each device compares what it has and offers what is missing. */
import type { Random } from './modules/sync/append-draft';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import { startEpoch } from './modules/sync/server-change';

export interface NewEpoch {
  readonly plan: string;
  /** The highest place of its log. */
  readonly head: number;
}

export const startEpochs = async (store: ChangeLogStore, random: Random): Promise<readonly NewEpoch[]> => {
  const begun: NewEpoch[] = [];
  for (const plan of await store.plans()) {
    await startEpoch({ store, plan, random });
    begun.push({ plan, head: (await store.read(plan, (log) => log.head()))?.seq ?? 0 });
  }
  return begun;
};
