/**
 * WebKit drops connections of IndexedDB under a page that is alive. What failed for that reason is tried once more on a
 * new connection, here and nowhere else, so that no save depends on who remembered it.
 */
import Dexie from 'dexie';

/** Their person took them off this device: nothing may bring them back. */
const takenAway = new WeakSet<Dexie>();

/**
 * Does the work, once more where the connection was lost under it: a transaction that failed left nothing behind.
 * Any other failure, and a second one, is thrown. Inside a transaction it does the work once: the whole is tried again.
 */
export const onOpenConnection = async <Value>(database: Dexie, work: () => PromiseLike<Value>): Promise<Value> => {
  if (Dexie.currentTransaction) return work();
  try {
    return await work();
  } catch (error) {
    if (takenAway.has(database) || !isLost(database, error)) throw error;
    // Where the connection is open again already, somebody else who lost it was faster.
    if (database.isOpen() && nameOf(error) !== 'DatabaseClosedError') database.close({ disableAutoOpen: false });
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
