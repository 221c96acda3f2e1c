/**
 * The cache in IndexedDB: one per person and plan. A version adds stores and keeps what is there: an app that was updated is
 * opened without a network too, and the plan must stand in it.
 */
import Dexie, { type Table, type Transaction } from 'dexie';
import { isEntityName, type EntityName } from '../domain/entities';
import type { RowKey } from '../domain/change';
import { emptyCursor, type Cursor } from '../protocol/sync-messages';
import { NewerDatabase, refusingNewer } from './newer-database';
import { onOpenConnection } from './open-connection';
import type { CachedRow, CacheStore, CacheTransaction } from './cache-store';

/** Raised only when what is kept cannot be read on: the cache is then made anew from the server. */
export const cacheVersion = 1;

const firstStores = {
  plan: 'id, pending',
  organization: 'id, pending',
  membership: 'id, pending',
  contact: 'id, pending',
  commitment: 'id, pending',
  milestone: 'id, pending, fields.commitment',
  checkIn: 'id, pending, fields.commitment',
  checkInLine: 'id, pending, fields.checkIn, fields.milestone',
} as const;

/** Since version 2. */
const meetingStores = {
  meeting: 'id, pending, fields.on, *fields.commitments',
  meetingCount: 'id, pending',
  agendaItem: 'id, pending, fields.meeting',
  attendance: 'id, pending, fields.meeting',
  attendeeContact: 'id, pending, fields.meeting',
  agreement: 'id, pending, fields.meeting, *fields.commitments',
  minutes: 'id, pending',
  minutesPart: 'id, pending, fields.meeting',
  contribution: 'id, pending, fields.meeting',
  minutesComment: 'id, pending, fields.meeting',
  approvedMinutes: 'id, pending, fields.meeting',
  publishedMinutes: 'id, pending, fields.meeting',
} as const;

/** Since version 3. */
const evidenceStores = {
  evidence: 'id, pending, fields.commitment, *fields.milestones, fields.meeting, fields.request, fields.original.sha256',
  evidenceRequest: 'id, pending, fields.commitment, fields.organization',
  publishedEvidence: 'id, pending, fields.commitment',
  publishedRequest: 'id, pending, fields.commitment',
} as const;

/** Since version 4. */
const reviewStores = {
  review: 'id, pending, fields.of, fields.commitment, fields.milestone, fields.organization',
  civilSocietyView: 'id, pending, fields.commitment',
  assessment: 'id, pending, fields.of',
} as const;

const indexes: Readonly<Record<EntityName, string>> = { ...firstStores, ...meetingStores, ...evidenceStores, ...reviewStores };

const unknownRows = 'unknownRows';

interface Kept {
  readonly key: string;
  readonly value: unknown;
}

export class CacheDatabase extends Dexie {
  declare readonly meta: Table<Kept, string>;

  constructor(user: string, plan: string) {
    super(`cache:${user}:${plan}:v${cacheVersion}`, { ...refusingNewer(), chromeTransactionDurability: 'relaxed', cache: 'immutable' });
    this.version(1).stores({ ...firstStores, [unknownRows]: '[entity+id], pending', meta: 'key' });
    this.version(2).stores(meetingStores).upgrade(knowRows(meetingStores));
    this.version(3).stores(evidenceStores).upgrade(knowRows(evidenceStores));
    this.version(4).stores(reviewStores).upgrade(knowRows(reviewStores));
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

  rowsOf(entity: string): Table<CachedRow> {
    return this.table(storeOf(entity));
  }
}

/** Rows that came before this app knew their record move to the store that it has now. */
const knowRows = (stores: object) => async (transaction: Transaction): Promise<void> => {
  const unknown = transaction.table<CachedRow>(unknownRows);
  for (const entity of Object.keys(stores)) {
    const rows = await unknown.where('[entity+id]').between([entity, Dexie.minKey], [entity, Dexie.maxKey]).toArray();
    await transaction.table(entity).bulkPut(rows);
    await unknown.bulkDelete(rows.map(({ id }) => [entity, id] as never));
  }
};

const storeOf = (entity: string): string => (isEntityName(entity) ? entity : unknownRows);

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

  async replacementAgreed(): Promise<boolean> {
    return (await onOpenConnection(this.database, () => this.database.meta.get('replacementAgreed'))) !== undefined;
  }

  async rows(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]> {
    const found = Array.from<CachedRow | undefined>({ length: keys.length });
    const kinds = [...byEntity(keys)];
    const readKind = async ([entity, places]: (typeof kinds)[number]): Promise<void> => {
      const rows = await this.database.rowsOf(entity).bulkGet(places.map((place) => primaryKey(keys[place] as RowKey)));
      places.forEach((place, index) => (found[place] = rows[index]));
    };
    const readAll = async (): Promise<void> => void (await Promise.all(kinds.map(readKind)));
    // Rows of several kinds are read in one transaction: every one costs a tablet as much as what is read in it.
    const stores = [...new Set(kinds.map(([entity]) => storeOf(entity)))];
    await onOpenConnection(this.database, () => (stores.length > 1 && !Dexie.currentTransaction ? this.database.transaction('r', stores, readAll) : readAll()));
    return found;
  }

  async pendingKeys(entities?: readonly string[]): Promise<readonly RowKey[]> {
    const wanted = entities && new Set(entities);
    const stores = wanted ? [...new Set([...wanted].map(storeOf))] : entityStores;
    const pendingIn = (store: string) => this.database.table<CachedRow>(store).where('pending').equals(1).primaryKeys();
    const found = await onOpenConnection(this.database, () => this.database.transaction('r', stores, () => Promise.all(stores.map(pendingIn))));
    const keys = found.flatMap((each, index) => each.map((key): RowKey => rowKeyIn(stores[index] ?? unknownRows, key as string | [string, string])));
    return wanted ? keys.filter(({ entity }) => wanted.has(entity)) : keys;
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
      agreeToReplacement: async () => void (await database.meta.put({ key: 'replacementAgreed', value: true })),
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

const rowKeyIn = (store: string, key: string | readonly [string, string]): RowKey =>
  typeof key === 'string' ? { entity: store, id: key } : { entity: key[0], id: key[1] };

const primaryKey = ({ entity, id }: RowKey): string | [string, string] => (isEntityName(entity) ? id : [entity, id]);
