/** What the house itself writes: plans, imports, demonstration data. Nobody is asked for leave, but it goes through the same log. */
import type { Change, RowOperation } from '../../../src/domain/change';
import { effectsOf } from '../../../src/domain/decide';
import { changeId, type ChangeId, type RecordId, type UserId } from '../../../src/domain/ids';
import { startDraft, type Random } from './append-draft';
import type { ChangeLogStore, ChangeLogView, Head } from './change-log-store';
import { chainStart } from './merkle';

/** The most rows that one change may touch, so that a page never grows without bound. */
const operationsPerChange = 500;

export interface ServerChangeContext {
  readonly store: ChangeLogStore;
  readonly plan: RecordId;
  /** In whose name: an account, or a name of the house such as `import`. */
  readonly by: UserId;
  readonly now: number;
  readonly random: Random;
}

export interface ServerChange {
  readonly kind: string;
  /** Or what finds them, by what stands there at that moment. */
  readonly operations: readonly RowOperation[] | ((log: ChangeLogView) => Promise<readonly RowOperation[]>);
}

export interface AppendedServerChange {
  readonly head: Head;
  readonly changes: readonly ChangeId[];
}

/** Makes an empty plan with a new epoch; false where it is there already. */
export const createPlan = ({ store, plan, random }: Pick<ServerChangeContext, 'store' | 'plan' | 'random'>): Promise<boolean> =>
  store.write(plan, async (log) => {
    if (await log.head()) return { value: false };
    return { value: true, append: emptyAppend({ epoch: newEpoch(random), seq: 0, chain: chainStart }) };
  });

/** After a restore: every device compares what it has with this server again, and offers what is missing. */
export const startEpoch = ({ store, plan, random }: Pick<ServerChangeContext, 'store' | 'plan' | 'random'>): Promise<boolean> =>
  store.write(plan, async (log) => {
    const head = await log.head();
    return head ? { value: true, append: emptyAppend({ ...head, epoch: newEpoch(random) }) } : { value: false };
  });

/**
 * Applies operations as they are, in one transaction, as one change per 500 of them. A create over a row is a patch of it;
 * a patch or a delete of nothing is nothing. Shapes are the caller's to check. Throws where the plan does not exist.
 */
export const appendServerChange = ({ store, plan, by, now, random }: ServerChangeContext, { kind, operations: given }: ServerChange): Promise<AppendedServerChange> =>
  store.write(plan, async (log) => {
    const head = await log.head();
    if (!head) throw new Error(`no plan ${plan} to write to`);
    const operations = typeof given === 'function' ? await given(log) : given;
    const draft = startDraft(log, head, { plan, by, now, random });
    await draft.load(operations);
    const changes: ChangeId[] = [];
    for (let index = 0; index < operations.length; index += operationsPerChange) {
      const change: Change = { id: changeId(now, random(16)), format: 1, kind, operations: operations.slice(index, index + operationsPerChange), at: now, device: 'server', app: 'server' };
      const deciding = { person: { user: by, memberships: [] }, today: '', row: draft.row, seq: draft.head().seq + 1, at: now };
      draft.accept(change, effectsOf(change, change.operations, deciding, { guard: false, exits: true }));
      changes.push(change.id);
    }
    return { value: { head: draft.head(), changes }, append: draft.finish() };
  });

const emptyAppend = (head: Head) => ({ head, entries: [], rows: [], exits: [], parked: [] });

const newEpoch = (random: Random): string => Buffer.from(random(12)).toString('base64url');
