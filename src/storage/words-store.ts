/**
 * What a person wrote, as this device keeps it: a database of its own, written with strict durability,
 * that no sync path ever drops. The Dexie adapter is in dexie-words.ts; the simulation brings its own.
 */
import type { Change, Outcome } from '../domain/change';
import type { ChangeId } from '../domain/ids';
import type { Json } from '../domain/json';
import type { SeenHead } from '../protocol/sync-messages';

/**
 * `queued`: on this device only. `answered`: the server applied it, but no page of ours contains it yet.
 * `done`: witnessed. A done entry stays as journal: a restored server may ask for it again.
 */
export type EntryState = 'queued' | 'answered' | 'done';

export interface OutboxEntry {
  readonly id: ChangeId;
  /** Grows with every entry of this database: the order in which things were written here. */
  readonly order: number;
  readonly change: Change;
  /** The rows it touches, as `entity/id`. */
  readonly rows: readonly string[];
  readonly state: EntryState;
  readonly seq?: number;
  readonly doneAt?: number;
}

/** Held or rejected: the whole text stays here until the person has decided. */
export interface AttentionEntry {
  readonly id: ChangeId;
  readonly change: Change;
  readonly outcome: Exclude<Outcome, { readonly end: 'applied' }>;
  readonly at: number;
  /** What the person did with it; the text stays readable in the device's history. */
  readonly settled?: { readonly how: 'mine' | 'theirs' | 'combined' | 'discarded'; readonly at: number; readonly by?: ChangeId };
}

/** Half-typed work. */
export interface Draft {
  readonly key: string;
  readonly kind: string;
  readonly content: Json;
  readonly savedAt: number;
}

export interface WordsTransaction {
  entries(ids: readonly ChangeId[]): Promise<readonly OutboxEntry[]>;
  /** Answered or done above a place in the order. */
  entriesAbove(seq: number): Promise<readonly OutboxEntry[]>;
  doneBefore(ms: number): Promise<readonly OutboxEntry[]>;
  putEntries(entries: readonly OutboxEntry[]): Promise<void>;
  addEntry(entry: Omit<OutboxEntry, 'order'>): Promise<void>;
  removeEntries(ids: readonly ChangeId[]): Promise<void>;
  addAttention(entries: readonly AttentionEntry[]): Promise<void>;
  attention(id: ChangeId): Promise<AttentionEntry | undefined>;
  /** The highest order that the courier ever took into a request: up to it an entry may have left, even if no answer came. */
  offeredUpTo(): Promise<number>;
  setOfferedUpTo(order: number): Promise<void>;
  seenHeads(): Promise<readonly SeenHead[]>;
  setSeenHeads(heads: readonly SeenHead[]): Promise<void>;
  putDraft(draft: Draft): Promise<void>;
  removeDraft(key: string): Promise<void>;
}

/**
 * Obligations: a transaction that resolved is on the disk; one that rejected left nothing behind;
 * transactions never interleave. `pending` answers oldest first.
 */
export interface WordsStore {
  transact<Value>(work: (transaction: WordsTransaction) => Promise<Value>): Promise<Value>;
  /** Queued and answered entries that touch any of the rows; all of them without rows. */
  pending(rows?: readonly string[]): Promise<readonly OutboxEntry[]>;
  /** Queued and answered, oldest first. */
  unsent(limit: number): Promise<readonly OutboxEntry[]>;
  seenHeads(): Promise<readonly SeenHead[]>;
  offeredUpTo(): Promise<number>;
}
