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

/** What waits at one moment: the orders of all of it, ascending, and the entries that were asked for, oldest first. */
export interface Waiting {
  readonly orders: readonly number[];
  readonly entries: readonly OutboxEntry[];
}

/** `over`: what touches any of these rows. `after`: what was written after the entry of that order. */
export type WaitingWanted = { readonly over: readonly string[] } | { readonly after: number };

/** As it is written: the database gives it its place. */
export type NewEntry = Omit<OutboxEntry, 'order'>;

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
  /** Waiting, oldest first; with `after`, of what was written after the entry of that order. */
  oldest(limit: number, after?: number): Promise<readonly OutboxEntry[]>;
  /** Of all that waits, ascending. */
  orders(): Promise<readonly number[]>;
  /** How much waits that was written after the entry of that order. */
  countAfter(order: number): Promise<number>;
  /** Answered or done above a place in the order. */
  entriesAbove(seq: number): Promise<readonly OutboxEntry[]>;
  doneBefore(ms: number): Promise<readonly OutboxEntry[]>;
  /** Queued and answered entries only; what was journal leaves it. */
  putEntries(entries: readonly OutboxEntry[]): Promise<void>;
  /** Moves done entries to the journal. What waits no more (another tab was faster) is left as it is. */
  finish(entries: readonly OutboxEntry[]): Promise<void>;
  addEntry(entry: NewEntry): Promise<void>;
  removeEntries(ids: readonly ChangeId[]): Promise<void>;
  addAttention(entries: readonly AttentionEntry[]): Promise<void>;
  attention(id: ChangeId): Promise<AttentionEntry | undefined>;
  /** The highest order that the courier ever took into a request: up to it an entry may have left, even if no answer came. */
  offeredUpTo(): Promise<number>;
  setOfferedUpTo(order: number): Promise<void>;
  seenHeads(): Promise<readonly SeenHead[]>;
  setSeenHeads(heads: readonly SeenHead[]): Promise<void>;
  /** The server's clock (ms) at the newest answer that was taken; 0 before the first. This device's own clock may be years off. */
  serverTime(): Promise<number>;
  setServerTime(ms: number): Promise<void>;
  putDraft(draft: Draft): Promise<void>;
  removeDraft(key: string): Promise<void>;
}

/** What the courier needs to read and claim what leaves: nobody who types waits for it, since drafts are out of its sight. */
export type LeavingTransaction = Pick<WordsTransaction, 'oldest' | 'countAfter' | 'offeredUpTo' | 'setOfferedUpTo' | 'seenHeads'>;

/**
 * Obligations: a transaction that resolved is on the disk; one that rejected left nothing behind;
 * transactions never interleave. `pending` answers oldest first.
 */
export interface WordsStore {
  transact<Value>(work: (transaction: WordsTransaction) => Promise<Value>): Promise<Value>;
  /**
   * Notes a head that was seen where nothing of our own became done with it, and the server's time. The last moments before a power
   * cut may lose it: what is done is covered by the head that was stored with it.
   */
  noteSeen(next: (heads: readonly SeenHead[]) => readonly SeenHead[], serverTime: number): Promise<void>;
  transactLeaving<Value>(work: (transaction: LeavingTransaction) => Promise<Value>): Promise<Value>;
  /** One entry in a transaction of its own: the commonest write, and the fastest. */
  add(entry: NewEntry): Promise<void>;
  /** Queued and answered entries that touch any of the rows; all of them without rows. */
  pending(rows?: readonly string[]): Promise<readonly OutboxEntry[]>;
  /** Queued and answered, oldest first; with `after`, of what was written after the entry of that order. */
  unsent(limit: number, after?: number): Promise<readonly OutboxEntry[]>;
  /** The orders of all that is queued or answered, ascending: cheap to read, and different whenever something came or went. */
  orders(): Promise<readonly number[]>;
  /** Both at once, as one moment has them. */
  waiting(wanted: WaitingWanted): Promise<Waiting>;
  seenHeads(): Promise<readonly SeenHead[]>;
  offeredUpTo(): Promise<number>;
}
