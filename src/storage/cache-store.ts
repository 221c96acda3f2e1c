/**
 * What the server last said, with what is pending laid over it: disposable, and without migrations.
 * Only `materialise` writes records. The Dexie adapter is in dexie-cache.ts.
 */
import type { Audience, RowImage, RowKey, Writers } from '../domain/change';
import type { Fields } from '../domain/json';
import type { Cursor } from '../protocol/sync-messages';

/** A row as screens read it. Without pending changes it is the server's image itself. */
export interface CachedRow extends RowKey {
  readonly fields: Fields;
  readonly audience: Audience;
  readonly writers: Writers;
  readonly seq: number;
  readonly by: string;
  readonly at: number;
  /** Present (1) only while changes are pending over it; `base` is then what the server last said, null for nothing. */
  readonly pending?: 1;
  readonly base?: RowImage | null;
  /** A pending deletion: the base is kept, no screen shows the row. */
  readonly hidden?: 1;
}

export interface CacheTransaction {
  cursor(): Promise<Cursor>;
  setCursor(cursor: Cursor): Promise<void>;
  rows(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]>;
  putRows(rows: readonly CachedRow[]): Promise<void>;
  removeRows(keys: readonly RowKey[]): Promise<void>;
  rowsOfAudience(audience: Audience): Promise<readonly CachedRow[]>;
  /** A person agreed that a plan of another history takes the place of all this, emptier as it is. */
  agreeToReplacement(): Promise<void>;
  /** Everything, and the agreement with it. */
  clear(): Promise<void>;
}

/** Obligations: a transaction that rejected left nothing behind; transactions never interleave. */
export interface CacheStore {
  transact<Value>(work: (transaction: CacheTransaction) => Promise<Value>): Promise<Value>;
  cursor(): Promise<Cursor>;
  rows(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]>;
  /** The same for who writes: sooner, and a screen that watches what it reads hears of no change of them. */
  rowsOnce(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]>;
  /** Keys of rows that carry a base: those a crash may have left half-way. Of some entities, or of all. */
  pendingKeys(entities?: readonly string[]): Promise<readonly RowKey[]>;
  replacementAgreed(): Promise<boolean>;
}
