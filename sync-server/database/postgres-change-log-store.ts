/**
 * The change log in PostgreSQL, which several servers may share. Whoever writes locks the plan's head first, so places
 * are given in the order in which they are committed, whichever server gives them; whoever reads takes one snapshot.
 */
import type { Pool } from 'pg';
import type { ChangeLogStore, Head } from '../modules/sync/change-log-store';
import { postgresAppend } from './postgres-append';
import { postgresChangeLogView } from './postgres-change-log-view';
import { beginRead, beginWrite, transact, type Query } from './postgres-query';

/** Its `close` ends the log's work; the pool is closed by who opened it. */
export const postgresChangeLogStore = (pool: Pool): ChangeLogStore => {
  const lastWrites = new Map<string, Promise<unknown>>();
  const underWay = new Set<Promise<unknown>>();
  let closed = false;

  const begun = <Value>(work: Promise<Value>): Promise<Value> => {
    const ended: Promise<unknown> = work.catch(() => undefined).then(() => underWay.delete(ended));
    underWay.add(ended);
    return work;
  };
  const open = <Value>(work: () => Promise<Value>): Promise<Value> => (closed ? Promise.reject(new Error('the store is closed')) : begun(work()));

  // Of one server one connection at most waits for a plan's head, so a busy plan leaves the others theirs.
  const inTurn = <Value>(plan: string, work: () => Promise<Value>): Promise<Value> => {
    const turn = (lastWrites.get(plan) ?? Promise.resolve()).then(work);
    const last: Promise<unknown> = turn.catch(() => undefined).then(() => lastWrites.get(plan) === last && lastWrites.delete(plan));
    lastWrites.set(plan, last);
    return turn;
  };

  return {
    write: (plan, work) =>
      open(() =>
        inTurn(plan, () =>
          transact(pool, beginWrite, async (query) => {
            const head = await lockHead(query, plan);
            const written = await work({ ...postgresChangeLogView(query, plan), head: async () => head });
            if (written.append) await postgresAppend(query, plan, head === undefined, written.append);
            return 'answer' in written ? written.answer(postgresChangeLogView(query, plan)) : written.value;
          }),
        ),
      ),
    read: (plan, work) => open(() => transact(pool, beginRead, (query) => work(postgresChangeLogView(query, plan)))),
    plans: () => open(() => transact(pool, beginRead, async (query) => (await query<{ plan: string }>('select plan from plan_head order by plan')).map(({ plan }) => plan))),
    close: async () => {
      closed = true;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};

/** From here to the end of the transaction nobody else writes to the plan. A plan that is not there yet has no row to lock, so its name is. */
const lockHead = async (query: Query, plan: string): Promise<Head | undefined> => {
  const [head] = await query<Head>(headForUpdate, [plan]);
  if (head) return head;
  await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [plan]);
  return (await query<Head>(headForUpdate, [plan]))[0];
};

const headForUpdate = 'select epoch, seq, chain from plan_head where plan = $1 for update';
