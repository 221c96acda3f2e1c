/** The real exchange over a change log in memory: a server without a network, that speaks as the courier's transport. */
import * as v from 'valibot';
import type { RowOperation } from '../../src/domain/change';
import type { Person } from '../../src/domain/permissions';
import { syncRequestSchema } from '../../src/protocol/sync-schemas';
import type { SyncRequest, SyncResponse } from '../../src/protocol/sync-messages';
import type { Transport } from '../../src/sync/transport';
import { exchange } from '../../sync-server/modules/sync/exchange';
import { appendServerChange, createPlan } from '../../sync-server/modules/sync/server-change';
import { personNamed } from '../builders/change';
import { planId, planRows, todayOfPlan } from '../builders/plan';
import { chanceOf } from '../walks/chance';
import { memoryChangeLogStore, type MemoryChangeLogStore } from './memory-change-log-store';

export interface ServedPlan {
  readonly store: MemoryChangeLogStore;
  /** The log before its last kind of record came: a backup that is too old. */
  readonly early: ReturnType<MemoryChangeLogStore['snapshot']>;
  readonly answer: (request: SyncRequest) => Promise<SyncResponse>;
  readonly transport: Transport;
}

/** The plan of test/builders/plan.ts, one seq per record kind, asked by one person. */
export const servedPlan = async (person: Person = personNamed('martin')): Promise<ServedPlan> => {
  const store = memoryChangeLogStore();
  const random = chanceOf(7).bytes;
  await createPlan({ store, plan: planId, random });
  const rows = planRows();
  let early = store.snapshot();
  for (const entity of new Set(rows.map((row) => row.entity))) {
    const operations = rows.filter((row) => row.entity === entity).map((row): RowOperation => ({ entity, id: row.id, act: 'create', set: row.fields, audience: row.audience }));
    early = store.snapshot();
    await appendServerChange({ store, plan: planId, by: 'import', now: 1, random }, { kind: 'import', operations });
  }
  const answer = async (request: SyncRequest): Promise<SyncResponse> => {
    const read = v.parse(syncRequestSchema, JSON.parse(JSON.stringify(request)));
    return JSON.parse(JSON.stringify(await exchange({ store, plan: planId, person, today: todayOfPlan, now: 2, random, elapsedMs: () => 0 }, read))) as SyncResponse;
  };
  return { store, early, answer, transport: async (_, request) => ({ kind: 'answer', response: await answer(request) }) };
};
