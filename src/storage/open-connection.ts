/**
 * WebKit drops connections of IndexedDB under a page that is alive, and a page that was left gave up what it had begun. What
 * failed for these reasons is tried once more on an open connection, here and nowhere else, so that no save depends on who
 * remembered it.
 */
import Dexie from 'dexie';
import { watchLeaving, whenBack } from './leaving';

/** Their person took them off this device: nothing may bring them back. */
const takenAway = new WeakSet<Dexie>();

/**
 * Does the work, once more where the connection was lost under it: a transaction that failed left nothing behind.
 * Any other failure, and a second one, is thrown. Inside a transaction it does the work once: the whole is tried again.
 */
export const onOpenConnection = async <Value>(database: Dexie, work: () => PromiseLike<Value>): Promise<Value> => {
  if (Dexie.currentTransaction) return work();
  const wasLeft = watchLeaving();
  try {
    return await work();
  } catch (error) {
    const wasGivenUp = wasLeft();
    if (takenAway.has(database) || (!wasGivenUp && !isLost(database, error))) throw error;
    // Where the connection is open again already, somebody else who lost it was faster.
    if (!wasGivenUp && database.isOpen() && nameOf(error) !== 'DatabaseClosedError') database.close({ disableAutoOpen: false });
    await whenBack();
    await database.open();
    return await work();
  }
};

/** Deletes the database for good. */
export const takeAway = async (database: Dexie): Promise<void> => {
  takenAway.add(database);
  await database.delete();
};

const namesOfLoss = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError'];

const isLost = (database: Dexie, error: unknown): boolean => !database.isOpen() || namesOfLoss.includes(nameOf(error)) || namesOfLoss.includes(nameOf(innerOf(error)));

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Dexie wraps what the browser threw. */
const innerOf = (error: unknown): unknown => (error as { readonly inner?: unknown } | undefined)?.inner;
