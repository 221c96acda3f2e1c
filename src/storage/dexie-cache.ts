/**
 * The cache in IndexedDB: one per person and plan. A version keeps what is there: an app that was updated is opened without a
 * network too, and the plan must stand in it.
 */
import Dexie, { type Table, type Transaction } from 'dexie';
import { rowKeyText, type RowKey } from '../domain/change';
import { emptyCursor, type Cursor } from '../protocol/sync-messages';
import { getBare } from './bare';
import { NewerDatabase, refusingNewer } from './newer-database';
import { onOpenConnection } from './open-connection';
import { rowKeyOf } from './row-keys';
import { linksOf, linkTo, type Belonging } from './row-links';
import type { CachedRow, CacheStore, CacheTransaction } from './cache-store';

/** Raised only when what is kept cannot be read on: the cache is then made anew from the server. */
export const cacheVersion = 1;

/**
 * One store for rows of every kind (decision 37): opening it costs a tablet the same however many kinds there are, and rows of a
 * kind that only a newer app knows stand there until it comes.
 */
const stores = { rows: 'row, pending, *links', meta: 'key' } as const;

/** Behind every day. */
const lastOfAll = '\uffff';

interface Kept {
  readonly key: string;
  readonly value: unknown;
}

/** `row`: its kind and its id in one text, which the browser and Dexie compare sooner than two. */
type StoredRow = CachedRow & { readonly row: string; readonly links: readonly string[] };

const toStore = (row: CachedRow): StoredRow => ({ ...row, row: rowKeyText(row), links: linksOf(row) });

const fromStore = (stored: StoredRow | undefined): CachedRow | undefined => {
  if (!stored) return undefined;
  const { row: _key, links: _links, ...row } = stored;
  return row;
};

export class CacheDatabase extends Dexie {
  declare readonly rows: Table<StoredRow, string>;
  declare readonly meta: Table<Kept, string>;

  constructor(user: string, plan: string) {
    super(`cache:${user}:${plan}:v${cacheVersion}`, { ...refusingNewer(), chromeTransactionDurability: 'relaxed', cache: 'immutable' });
    this.version(5).stores(stores).upgrade(gatherRows);
  }

  /** One that a newer app left under this name is made anew: all of it can be fetched again. */
  async openOrRenew(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      if (!(error instanceof NewerDatabase)) throw error;
      await this.delete({ disableAutoOpen: false });
      await this.open();
    }
  }

  /** Rows of one kind, by their ids. */
  ofKind(entity: string): Promise<CachedRow[]> {
    return this.rows.where('row').startsWith(rowKeyText({ entity, id: '' })).toArray();
  }

  /** Rows of one kind that name another row in this field, by their ids. */
  belongingTo(entity: string, field: Belonging, id: string): Promise<CachedRow[]> {
    return this.rows.where('links').equals(linkTo(entity, field, id)).toArray();
  }

  /** Rows of one kind on a day or after it, earliest first. */
  fromDay(entity: string, day: string): Promise<CachedRow[]> {
    return this.rows.where('links').between(linkTo(entity, 'on', day), linkTo(entity, 'on', lastOfAll)).toArray();
  }
}

/** Until version 4 every kind of row had a store of its own, and kinds that nobody knew shared one more. A row says itself what it is. */
const gatherRows = async (transaction: Transaction): Promise<void> => {
  const former = [...transaction.idbtrans.objectStoreNames].filter((name) => !Object.hasOwn(stores, name));
  for (const name of former) await transaction.table<StoredRow>('rows').bulkPut((await transaction.table<CachedRow>(name).toArray()).map(toStore));
};

export class DexieCache implements CacheStore {
  readonly database: CacheDatabase;

  constructor(database: CacheDatabase) {
    this.database = database;
  }

  transact<Value>(work: (transaction: CacheTransaction) => Promise<Value>): Promise<Value> {
    return onOpenConnection(this.database, () => this.database.transaction('rw', ['rows', 'meta'], async () => work(this.transaction())));
  }

  async cursor(): Promise<Cursor> {
    return ((await onOpenConnection(this.database, () => this.database.meta.get('cursor')))?.value ?? emptyCursor) as Cursor;
  }

  async replacementAgreed(): Promise<boolean> {
    return (await onOpenConnection(this.database, () => this.database.meta.get('replacementAgreed'))) !== undefined;
  }

  rows(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]> {
    return onOpenConnection(this.database, () => this.database.rows.bulkGet(keys.map(rowKeyText)).then((found) => found.map(fromStore)));
  }

  rowsOnce(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]> {
    return onOpenConnection(this.database, async () => (await getBare<StoredRow>(this.database, 'rows', keys.map(rowKeyText))).map(fromStore));
  }

  async pendingKeys(entities?: readonly string[]): Promise<readonly RowKey[]> {
    const found = await onOpenConnection(this.database, () => this.database.rows.where('pending').equals(1).primaryKeys());
    const keys = found.map(rowKeyOf);
    return entities ? keys.filter(({ entity }) => entities.includes(entity)) : keys;
  }

  private transaction(): CacheTransaction {
    const { database } = this;
    return {
      cursor: () => this.cursor(),
      setCursor: async (cursor) => void (await database.meta.put({ key: 'cursor', value: cursor })),
      rows: (keys) => this.rows(keys),
      putRows: async (rows) => void (await database.rows.bulkPut(rows.map(toStore))),
      removeRows: (keys) => database.rows.bulkDelete(keys.map(rowKeyText)),
      rowsOfAudience: (audience) => database.rows.filter((row) => (row.base ?? row).audience === audience).toArray(),
      agreeToReplacement: async () => void (await database.meta.put({ key: 'replacementAgreed', value: true })),
      clear: async () => {
        await Promise.all([database.rows.clear(), database.meta.clear()]);
      },
    };
  }
}
