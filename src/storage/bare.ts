/**
 * What a person who saves waits for, past Dexie: a tablet writes words one at a time, and what Dexie adds to so small a
 * transaction is as much as the transaction. Dexie is told a frame later, once for all that was written in it, so that
 * screens and other tabs learn of it as always.
 */
import Dexie, { RangeSet, type ObservabilitySet } from 'dexie';
import { watchLeaving } from './leaving';

/** Adds a record to a store. Resolves when it is on the disk; rejects where the transaction left nothing behind. */
export const addBare = (database: Dexie, store: string, record: object): Promise<void> => writeBare(database, { store, record, how: 'add' });

/**
 * Puts a record in the place of the one with its key. Asked for and committed before this returns: a page that is being
 * left, and will do nothing more, has kept it all the same.
 */
export const putBare = (database: Dexie, store: string, record: object): Promise<void> => writeBare(database, { store, record, how: 'put' });

/** What stands under these keys of a store; undefined where there is nothing. No screen that watches is told when it changes. */
export const getBare = async <Value>(database: Dexie, store: string, keys: readonly string[]): Promise<readonly (Value | undefined)[]> => {
  if (keys.length === 0) return [];
  const records = connectionOf(database).transaction(store).objectStore(store);
  return Promise.all(keys.map((key) => answerOf<Value | undefined>(records.get(key))));
};

const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('the transaction was aborted', 'AbortError'));
  });

/** Opening it again is for who knows whether it may be: see open-connection.ts. */
const connectionOf = (database: Dexie): IDBDatabase => {
  if (!database.isOpen()) throw new Dexie.DatabaseClosedError();
  return database.backendDB();
};

interface BareWrite {
  readonly store: string;
  readonly record: object;
  readonly how: 'add' | 'put';
}

const writeBare = (database: Dexie, { store, record, how }: BareWrite): Promise<void> =>
  bareTransaction(database, { store, durability: 'strict' }, (records, transaction) => {
    records[how](record);
    transaction.commit();
  });

/** What stands under a key of a store, anew. */
export type Notes = Readonly<Record<string, (before: unknown) => unknown>>;

/**
 * Notes what need not be on the disk before anybody goes on: the last moments before a power cut may lose it. All of it or
 * nothing, and nobody else's note comes in between.
 */
export const noteBare = (database: Dexie, store: string, notes: Notes): Promise<void> =>
  bareTransaction(database, { store, durability: 'relaxed' }, (records, transaction) => {
    for (const [key, next] of Object.entries(notes)) {
      const reading: IDBRequest<{ readonly value: unknown } | undefined> = records.get(key);
      reading.onsuccess = orAbort(transaction, () => void records.put({ key, value: next(reading.result?.value) }));
    }
  });

type BareWork = (records: IDBObjectStore, transaction: Bare) => void;

/** A transaction past Dexie, and why it was given up where that was ours. */
interface Bare extends IDBTransaction {
  trouble?: unknown;
}

/** What fails in a handler would reach the window and nobody who waits; so it ends the transaction, which tells them. */
const orAbort = (transaction: Bare, work: () => void) => (): void => {
  try {
    work();
  } catch (trouble) {
    transaction.trouble = trouble;
    transaction.abort();
  }
};

const bareTransaction = async (database: Dexie, { store, durability }: { readonly store: string; readonly durability: IDBTransactionDurability }, work: BareWork): Promise<void> => {
  const connection = connectionOf(database);
  const wasLeft = watchLeaving();
  await committed(connection.transaction(store, 'readwrite', { durability }), (transaction) => work(transaction.objectStore(store), transaction));
  // WebKit calls complete what it lost of a page that was left: to be asked again when it is back.
  if (wasLeft()) throw new DOMException('the page was left meanwhile', 'AbortError');
  tellSoon(everythingOf(database, store));
};

const committed = (transaction: Bare, work: (transaction: Bare) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.trouble ?? transaction.error ?? new DOMException('the transaction was aborted', 'AbortError'));
    work(transaction);
  });

const frameMs = 16;
let untold: ObservabilitySet | undefined;

const tellSoon = (parts: ObservabilitySet): void => {
  if (untold === undefined) setTimeout(tell, frameMs);
  untold = { ...untold, ...parts };
};

const tell = (): void => {
  const parts = untold ?? {};
  untold = undefined;
  Dexie.on.storagemutated.fire(parts);
};

/** Any part of the store, in the words in which Dexie tells who watches it. */
const everythingOf = (database: Dexie, store: string): ObservabilitySet => {
  const { schema } = database.table(store);
  const everything = new RangeSet(-Infinity, [[[]]]);
  return Object.fromEntries(['', ':dels', ...schema.indexes.map(({ name }) => name)].map((part) => [`idb://${database.name}/${store}/${part}`, everything]));
};
