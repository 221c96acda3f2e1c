/**
 * A database that a newer app left on this device: after a release was taken back, or beside a tab that has the newer one
 * already. Dexie would open it all the same and add to it what the older schema has and it has not; nobody here may.
 */
import type Dexie from 'dexie';
import { followed } from './leaving';

/** Raised with the stores of the words database. */
export const wordsVersion = 4;

/** Versions as the browser counts them: Dexie leaves room between two of its own. */
export const nativeVersion = (version: number): number => version * 10;

export class NewerDatabase extends Error {
  readonly code = 'newer-database';
  override readonly name = 'NewerDatabase';

  constructor(database: string) {
    super(`newer-database: ${database}`);
  }
}

/** For Dexie's constructor: opening what is newer than the schema rejects with a NewerDatabase and changes nothing. */
export const refusingNewer = (): { readonly indexedDB?: { open: (name: string, version?: number) => IDBOpenDBRequest } } => {
  if (typeof indexedDB === 'undefined') return {};
  const ours = {
    open: (name: string, version?: number) => {
      // Dexie asks without a version once the browser has refused the schema's as too old, and never else.
      if (version === undefined) throw new NewerDatabase(name);
      return followed(indexedDB.open(name, version));
    },
    deleteDatabase: (name: string) => indexedDB.deleteDatabase(name),
    ...(typeof indexedDB.databases === 'function' ? { databases: () => indexedDB.databases() } : {}),
  };
  return { indexedDB: ours };
};

/** Calls `listener` when a newer app in another tab takes the database over: from then on nothing can be written here. Returns how to stop. */
export const whenOvertaken = (database: Dexie, listener: () => void): (() => void) => {
  const hear = ({ newVersion }: IDBVersionChangeEvent): void => {
    if ((newVersion ?? 0) > nativeVersion(database.verno)) listener();
  };
  database.on('versionchange', hear);
  return () => database.on('versionchange').unsubscribe(hear);
};
