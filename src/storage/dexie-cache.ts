/** The cache in IndexedDB: one per person and plan, deleted whenever its version differs, since it can be fetched again. */
import Dexie, { type Table } from 'dexie';
import { isEntityName, type EntityName } from '../domain/entities';
import type { RowKey } from '../domain/change';
import { emptyCursor, type Cursor } from '../protocol/sync-messages';
import { onOpenConnection } from './open-connection';
import type { CachedRow, CacheStore, CacheTransaction } from './cache-store';

/** Raised when the stores below change: the cache is then made anew from the server. */
export const cacheVersion = 1;

const indexes: Readonly<Record<EntityName, string>> = {
  plan: 'id, pending',
  organization: 'id, pending',
  membership: 'id, pending',
  contact: 'id, pending',
  commitment: 'id, pending',
  milestone: 'id, pending, fields.commitment',
  checkIn: 'id, pending, fields.commitment',
  checkInLine: 'id, pending, fields.checkIn, fields.milestone',
};

const unknownRows = 'unknownRows';

interface Kept {
  readonly key: string;
  readonly value: unknown;
}

export class CacheDatabase extends Dexie {
  declare readonly meta: Table<Kept, string>;

  constructor(user: string, plan: string) {
    super(`cache:${user}:${plan}:v${cacheVersion}`, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ ...indexes, [unknownRows]: '[entity+id], pending', meta: 'key' });
  }

  rowsOf(entity: string): Table<CachedRow> {
    return this.table(isEntityName(entity) ? entity : unknownRows);
  }
}

const entityStores = [...Object.keys(indexes), unknownRows];

export class DexieCache implements CacheStore {
  readonly database: CacheDatabase;

  constructor(database: CacheDatabase) {
    this.database = database;
  }

  transact<Value>(work: (transaction: CacheTransaction) => Promise<Value>): Promise<Value> {
    return onOpenConnection(this.database, () => this.database.transaction('rw', [...entityStores, 'meta'], async () => work(this.transaction())));
  }

  async cursor(): Promise<Cursor> {
    return ((await onOpenConnection(this.database, () => this.database.meta.get('cursor')))?.value ?? emptyCursor) as Cursor;
  }

  async rows(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]> {
    const found = Array.from<CachedRow | undefined>({ length: keys.length });
    for (const [entity, places] of byEntity(keys)) {
      const ids = places.map((place) => primaryKey(keys[place] as RowKey));
      const rows = await onOpenConnection(this.database, () => this.database.rowsOf(entity).bulkGet(ids));
      places.forEach((place, index) => (found[place] = rows[index]));
    }
    return found;
  }

  async pendingKeys(): Promise<readonly RowKey[]> {
    const pendingIn = (store: string) => this.database.table<CachedRow>(store).where('pending').equals(1).toArray();
    const stores = await onOpenConnection(this.database, () => Promise.all(entityStores.map(pendingIn)));
    return stores.flat().map(({ entity, id }) => ({ entity, id }));
  }

  private transaction(): CacheTransaction {
    const { database } = this;
    return {
      cursor: () => this.cursor(),
      setCursor: async (cursor) => void (await database.meta.put({ key: 'cursor', value: cursor })),
      rows: (keys) => this.rows(keys),
      putRows: async (rows) => {
        for (const [entity, places] of byEntity(rows)) await database.rowsOf(entity).bulkPut(places.map((place) => rows[place] as CachedRow));
      },
      removeRows: async (keys) => {
        for (const [entity, places] of byEntity(keys)) await database.rowsOf(entity).bulkDelete(places.map((place) => primaryKey(keys[place] as RowKey)));
      },
      rowsOfAudience: async (audience) => {
        const stores = await Promise.all(entityStores.map((store) => database.table<CachedRow>(store).filter((row) => (row.base ?? row).audience === audience).toArray()));
        return stores.flat();
      },
      clear: async () => {
        await Promise.all([...entityStores, 'meta'].map((store) => database.table(store).clear()));
      },
    };
  }
}

/** Places in the list, by entity. */
const byEntity = (keys: readonly RowKey[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  keys.forEach(({ entity }, place) => {
    const list = places.get(entity);
    if (list) list.push(place);
    else places.set(entity, [place]);
  });
  return places;
};

const primaryKey = ({ entity, id }: RowKey): string | [string, string] => (isEntityName(entity) ? id : [entity, id]);
