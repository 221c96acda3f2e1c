/** Words and cache in memory: what the simulation's tablets keep. Signs the same contract as the Dexie stores. */
import { rowKeyText, type Audience, type RowKey } from '../../src/domain/change';
import { emptyCursor, type Cursor, type SeenHead } from '../../src/protocol/sync-messages';
import type { CachedRow, CacheStore, CacheTransaction } from '../../src/storage/cache-store';
import type { AttentionEntry, Draft, LeavingTransaction, NewEntry, OutboxEntry, Waiting, WaitingWanted, WordsStore, WordsTransaction } from '../../src/storage/words-store';

/** Transactions one after another, and all or nothing. */
const oneAtATime = <Kept>(snapshot: () => Kept, restore: (kept: Kept) => void) => {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const run = last.then(async () => {
      const before = snapshot();
      try {
        return await work();
      } catch (error) {
        restore(before);
        throw error;
      }
    });
    last = run.catch(() => undefined);
    return run;
  };
};

export class MemoryWords implements WordsStore {
  entries = new Map<string, OutboxEntry>();
  attention = new Map<string, AttentionEntry>();
  drafts = new Map<string, Draft>();
  heads: readonly SeenHead[] = [];
  offered = 0;
  time = 0;
  private order = 0;
  private readonly serial = oneAtATime(
    () => ({ entries: new Map(this.entries), attention: new Map(this.attention), drafts: new Map(this.drafts), heads: this.heads, offered: this.offered, time: this.time }),
    (kept) => Object.assign(this, kept),
  );

  /** The same words on another machine: a cloned profile. */
  clone(): MemoryWords {
    const copy = new MemoryWords();
    copy.entries = new Map(this.entries);
    copy.attention = new Map(this.attention);
    copy.drafts = new Map(this.drafts);
    copy.heads = this.heads;
    copy.offered = this.offered;
    copy.time = this.time;
    copy.order = this.order;
    return copy;
  }

  transact<Value>(work: (transaction: WordsTransaction) => Promise<Value>): Promise<Value> {
    return this.serial(() => work(this.transaction()));
  }

  noteSeen(next: (heads: readonly SeenHead[]) => readonly SeenHead[], serverTime: number): Promise<void> {
    return this.transact(async (transaction) => {
      await transaction.setSeenHeads(next(await transaction.seenHeads()));
      await transaction.setServerTime(serverTime);
    });
  }

  transactLeaving<Value>(work: (transaction: LeavingTransaction) => Promise<Value>): Promise<Value> {
    return this.transact(work);
  }

  add(entry: NewEntry): Promise<void> {
    return this.transact((transaction) => transaction.addEntry(entry));
  }

  async orders(): Promise<readonly number[]> {
    return (await this.pending()).map(({ order }) => order);
  }

  async waiting(wanted: WaitingWanted): Promise<Waiting> {
    const isWanted = (entry: OutboxEntry): boolean => ('over' in wanted ? entry.rows.some((row) => wanted.over.includes(row)) : entry.order > wanted.after);
    const all = this.inOrder(({ state }) => state !== 'done');
    return { orders: all.map(({ order }) => order), entries: all.filter(isWanted) };
  }

  async pending(rows?: readonly string[]): Promise<readonly OutboxEntry[]> {
    const wanted = rows && new Set(rows);
    return this.inOrder((entry) => entry.state !== 'done' && (!wanted || entry.rows.some((row) => wanted.has(row))));
  }

  async unsent(limit: number, after = 0): Promise<readonly OutboxEntry[]> {
    return this.inOrder((entry) => entry.state !== 'done' && entry.order > after).slice(0, limit);
  }

  async seenHeads(): Promise<readonly SeenHead[]> {
    return this.heads;
  }

  async offeredUpTo(): Promise<number> {
    return this.offered;
  }

  private inOrder(keep: (entry: OutboxEntry) => boolean): readonly OutboxEntry[] {
    return [...this.entries.values()].filter(keep).sort((one, other) => one.order - other.order);
  }

  private transaction(): WordsTransaction {
    return {
      oldest: (limit, after) => this.unsent(limit, after),
      orders: () => this.orders(),
      countAfter: async (order) => (await this.waiting({ after: order })).entries.length,
      entries: async (ids) => ids.flatMap((id) => this.entries.get(id) ?? []),
      entriesAbove: async (seq) => this.inOrder((entry) => entry.seq !== undefined && entry.seq > seq),
      doneBefore: async (ms) => this.inOrder((entry) => entry.doneAt !== undefined && entry.doneAt < ms),
      putEntries: async (entries) => entries.forEach((entry) => this.entries.set(entry.id, entry)),
      finish: async (entries) => {
        for (const entry of entries) if (isWaiting(this.entries.get(entry.id))) this.entries.set(entry.id, entry);
      },
      addEntry: async (entry) => {
        if (this.entries.has(entry.id)) throw new Error('an entry with this id is there already');
        this.entries.set(entry.id, { ...entry, order: (this.order += 1) });
      },
      removeEntries: async (ids) => ids.forEach((id) => this.entries.delete(id)),
      addAttention: async (entries) => entries.forEach((entry) => this.attention.set(entry.id, entry)),
      attention: async (id) => this.attention.get(id),
      offeredUpTo: async () => this.offered,
      setOfferedUpTo: async (order) => {
        this.offered = order;
      },
      seenHeads: async () => this.heads,
      setSeenHeads: async (heads) => {
        this.heads = heads;
      },
      serverTime: async () => this.time,
      setServerTime: async (ms) => {
        this.time = ms;
      },
      putDraft: async (draft) => void this.drafts.set(draft.key, draft),
      removeDraft: async (key) => void this.drafts.delete(key),
    };
  }
}

const isWaiting = (entry: OutboxEntry | undefined): boolean => entry !== undefined && entry.state !== 'done';

export class MemoryCache implements CacheStore {
  held = new Map<string, CachedRow>();
  at: Cursor = emptyCursor;
  agreed = false;
  private readonly serial = oneAtATime(
    () => ({ held: new Map(this.held), at: this.at, agreed: this.agreed }),
    (kept) => Object.assign(this, kept),
  );

  clone(): MemoryCache {
    const copy = new MemoryCache();
    copy.held = new Map(this.held);
    copy.at = this.at;
    copy.agreed = this.agreed;
    return copy;
  }

  transact<Value>(work: (transaction: CacheTransaction) => Promise<Value>): Promise<Value> {
    return this.serial(() => work(this.transaction()));
  }

  async cursor(): Promise<Cursor> {
    return this.at;
  }

  async replacementAgreed(): Promise<boolean> {
    return this.agreed;
  }

  async rows(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]> {
    return keys.map((key) => this.held.get(rowKeyText(key)));
  }

  rowsOnce(keys: readonly RowKey[]): Promise<readonly (CachedRow | undefined)[]> {
    return this.rows(keys);
  }

  async pendingKeys(entities?: readonly string[]): Promise<readonly RowKey[]> {
    return [...this.held.values()].filter((row) => row.pending && (!entities || entities.includes(row.entity)));
  }

  private transaction(): CacheTransaction {
    return {
      cursor: async () => this.at,
      setCursor: async (cursor) => {
        this.at = cursor;
      },
      rows: (keys) => this.rows(keys),
      putRows: async (rows) => rows.forEach((row) => this.held.set(rowKeyText(row), row)),
      removeRows: async (keys) => keys.forEach((key) => this.held.delete(rowKeyText(key))),
      rowsOfAudience: async (audience: Audience) => [...this.held.values()].filter((row) => (row.base ?? row).audience === audience),
      agreeToReplacement: async () => {
        this.agreed = true;
      },
      clear: async () => {
        this.held.clear();
        this.agreed = false;
        this.at = emptyCursor;
      },
    };
  }
}
