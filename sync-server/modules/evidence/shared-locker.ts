/**
 * Several servers share one folder of uploads: who writes to an upload holds it in the database, and says so again while it
 * writes. One that died holds nothing after half a minute.
 */
import { ERRORS, MemoryLocker, type Lock, type Locker } from '@tus/server';
import { randomUUID } from 'node:crypto';
import type { AccountDatabase } from '../../database/account-database';

const holdMs = 30_000;
const againMs = 8_000;

export const sharedLocker = ({ kysely }: Pick<AccountDatabase, 'kysely'>, now: () => number): Locker => {
  const here = new MemoryLocker();
  const me = randomUUID();
  const hold = async (id: string): Promise<boolean> => {
    const taken = await kysely
      .updateTable('evidence_file')
      .where('id', '=', id)
      .where((line) => line.or([line('held_by', '=', me), line('held_until', '<', now())]))
      .set({ held_by: me, held_until: now() + holdMs })
      .executeTakeFirst();
    return taken.numUpdatedRows > 0n;
  };
  return {
    newLock: (id): Lock => {
      const lock = here.newLock(id);
      let again: NodeJS.Timeout | undefined;
      return {
        lock: async (signal, release) => {
          await lock.lock(signal, release);
          if (!(await hold(id))) {
            await lock.unlock();
            throw ERRORS.ERR_LOCK_TIMEOUT;
          }
          again = setInterval(() => void hold(id).catch(() => undefined), againMs).unref();
        },
        unlock: async () => {
          clearInterval(again);
          await kysely.updateTable('evidence_file').where('id', '=', id).where('held_by', '=', me).set({ held_until: 0 }).execute();
          await lock.unlock();
        },
      };
    },
  };
};
