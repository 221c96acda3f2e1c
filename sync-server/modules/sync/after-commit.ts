/** Tells what was committed, once it was: nobody is poked about what may still be rolled back. */
import type { RecordId } from '../../../src/domain/ids';
import type { Append, ChangeLogStore } from './change-log-store';

export interface Commit {
  readonly plan: RecordId;
  readonly head: number;
  readonly appended: Append;
}

/** The same store, which calls `tell` after each commit that moved a plan's head. What `tell` throws is its own matter: the write stands. */
export const tellAfterCommit = (store: ChangeLogStore, tell: (commit: Commit) => void): ChangeLogStore => ({
  ...store,
  write: async (plan, work) => {
    let appended: Append | undefined;
    const value = await store.write(plan, async (log) => {
      const written = await work(log);
      appended = written.append;
      return written;
    });
    if (appended && appended.entries.length > 0) tell({ plan, head: appended.head.seq, appended });
    return value;
  },
});
