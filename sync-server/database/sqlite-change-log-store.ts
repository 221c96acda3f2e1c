/** The change log in SQLite: writes share commits on the one connection that writes, reads take snapshots on another. */
import type { ChangeLogStore } from '../modules/sync/change-log-store';
import { isDiskFailure } from './disk-failure';
import { foldLog } from './fold-log';
import { groupCommit } from './group-commit';
import type { EmbeddedDatabase } from './open';
import { sqliteAppend } from './sqlite-append';
import { sqliteChangeLogView } from './sqlite-change-log-view';
import { statementsOf } from './statements';

/** Its `close` ends the log's work; the database itself is closed by who opened it. */
export const sqliteChangeLogStore = ({ writer, reader, sync }: Pick<EmbeddedDatabase, 'writer' | 'reader' | 'sync'>, onDiskFailure?: (error: Error) => void): ChangeLogStore => {
  const writing = statementsOf(writer);
  const reading = statementsOf(reader);
  const folding = foldLog(writer, (error) => (isDiskFailure(error) ? onDiskFailure?.(error) : undefined));
  const synced = (): Promise<void> => {
    folding.look();
    return sync();
  };
  const commits = groupCommit(writer, { sync: synced, onFailure: onDiskFailure });
  let closed = false;
  let lastRead: Promise<unknown> = Promise.resolve();

  const snapshot = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (closed) throw new Error('the store is closed');
    reading.run('begin');
    try {
      return await work();
    } finally {
      if (reader.open && reader.inTransaction) reading.run('commit');
      // What was read may have been committed and not be on the disk yet: nobody is told of it before it is.
      await commits.kept();
    }
  };
  // One snapshot at a time: they share a connection.
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = lastRead.then(() => snapshot(work));
    lastRead = turn.catch(() => undefined);
    return turn;
  };

  return {
    write: (plan, work) =>
      commits.run(async () => {
        const written = await work(sqliteChangeLogView(writing, plan));
        return async () => {
          if (written.append) sqliteAppend(writing, plan, written.append);
          return 'answer' in written ? written.answer(sqliteChangeLogView(writing, plan, written.append?.rows)) : written.value;
        };
      }),
    read: (plan, work) => inTurn(() => work(sqliteChangeLogView(reading, plan))),
    plans: () => inTurn(async () => reading.all<{ plan: string }>('select plan from plan_head order by plan').map(({ plan }) => plan)),
    close: async () => {
      await commits.close();
      closed = true;
      await lastRead;
      await folding.stop();
    },
  };
};
