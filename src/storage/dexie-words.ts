/** The words database in IndexedDB: one per person and plan, since a change is an act on one plan; strict durability, never dropped. */
import Dexie, { type Table } from 'dexie';
import type { SeenHead } from '../protocol/sync-messages';
import { onOpenConnection } from './open-connection';
import type { AttentionEntry, Draft, OutboxEntry, WordsStore, WordsTransaction } from './words-store';

interface Kept {
  readonly key: string;
  readonly value: unknown;
}

/** `order` is given by the database. */
type StoredEntry = Omit<OutboxEntry, 'order'> & { readonly order?: number };

export class WordsDatabase extends Dexie {
  /** What waits: small, read whole, written often. */
  declare readonly outbox: Table<StoredEntry, number>;
  /** What is done, kept in case a restored server asks for it. */
  declare readonly journal: Table<OutboxEntry, string>;
  declare readonly attention: Table<AttentionEntry, string>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly meta: Table<Kept, string>;

  /** `owner`: the person and the plan, as one text. */
  constructor(owner: string) {
    super(`words:${owner}`, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ outbox: '++order, &id, *rows', journal: 'id, order', attention: 'id', drafts: 'key', meta: 'key' });
  }
}

const fewRows = 2;

export class DexieWords implements WordsStore {
  readonly database: WordsDatabase;

  constructor(database: WordsDatabase) {
    this.database = database;
  }

  transact<Value>(work: (transaction: WordsTransaction) => Promise<Value>): Promise<Value> {
    const { outbox, journal, attention, drafts, meta } = this.database;
    return onOpenConnection(this.database, () => this.database.transaction('rw', [outbox, journal, attention, drafts, meta], async () => work(this.transaction())));
  }

  pending(rows?: readonly string[]): Promise<readonly OutboxEntry[]> {
    return onOpenConnection(this.database, () => this.waiting(rows));
  }

  private async waiting(rows: readonly string[] | undefined): Promise<readonly OutboxEntry[]> {
    const { outbox } = this.database;
    // One read of all that waits is faster than many steps of an index; only a few rows are looked up.
    if (rows && rows.length <= fewRows) return inOrder(await outbox.where('rows').anyOf([...rows]).distinct().toArray());
    const waiting = await outbox.toArray();
    const wanted = rows && new Set(rows);
    return inOrder(wanted ? waiting.filter((entry) => entry.rows.some((row) => wanted.has(row))) : waiting);
  }

  async unsent(limit: number): Promise<readonly OutboxEntry[]> {
    return inOrder(await onOpenConnection(this.database, () => this.database.outbox.limit(limit).toArray()));
  }

  seenHeads(): Promise<readonly SeenHead[]> {
    return this.kept<readonly SeenHead[]>('seenHeads', []);
  }

  offeredUpTo(): Promise<number> {
    return this.kept('offeredUpTo', 0);
  }

  private async kept<Value>(key: string, usual: Value): Promise<Value> {
    return ((await onOpenConnection(this.database, () => this.database.meta.get(key)))?.value ?? usual) as Value;
  }

  private transaction(): WordsTransaction {
    const { outbox, journal, attention, drafts, meta } = this.database;
    // What this transaction read from the journal: only that can have to leave it again.
    const journalled = new Set<string>();
    const fromJournal = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] => {
      for (const { id } of entries) journalled.add(id);
      return entries;
    };
    return {
      entries: async (ids) => {
        const wanted = new Set(ids);
        // The courier asks for the oldest; the others are read only where one is missing there.
        const oldest = await outbox.limit(ids.length).toArray();
        const waiting = oldest.filter((entry) => wanted.delete(entry.id));
        const later = wanted.size === 0 ? [] : await outbox.where('order').above(oldest.at(-1)?.order ?? 0).toArray();
        waiting.push(...later.filter((entry) => wanted.delete(entry.id)));
        const done = wanted.size === 0 ? [] : (await journal.bulkGet([...wanted])).filter((entry) => entry !== undefined);
        return inOrder([...waiting, ...fromJournal(done)]);
      },
      entriesAbove: async (seq) => {
        const isAbove = (entry: StoredEntry): boolean => entry.seq !== undefined && entry.seq > seq;
        return inOrder([...(await outbox.filter(isAbove).toArray()), ...fromJournal(await journal.filter(isAbove).toArray())]);
      },
      doneBefore: async (ms) => inOrder(fromJournal(await journal.filter((entry) => entry.doneAt !== undefined && entry.doneAt < ms).toArray())),
      putEntries: async (entries) => {
        const done = entries.filter((entry) => entry.state === 'done');
        const waiting = entries.filter((entry) => entry.state !== 'done');
        const backAgain = waiting.filter((entry) => journalled.has(entry.id));
        if (done.length > 0) await Promise.all([journal.bulkPut(done), outbox.bulkDelete(done.map((entry) => entry.order))]);
        if (waiting.length > 0) await outbox.bulkPut(waiting);
        if (backAgain.length > 0) await journal.bulkDelete(backAgain.map((entry) => entry.id));
      },
      addEntry: async (entry) => void (await outbox.add(entry)),
      removeEntries: async (ids) => {
        if (ids.length > 0) await Promise.all([outbox.where('id').anyOf([...ids]).delete(), journal.bulkDelete([...ids])]);
      },
      addAttention: async (entries) => void (entries.length > 0 && (await attention.bulkPut([...entries]))),
      attention: (id) => attention.get(id),
      offeredUpTo: () => this.offeredUpTo(),
      setOfferedUpTo: async (order) => void (await meta.put({ key: 'offeredUpTo', value: order })),
      seenHeads: () => this.seenHeads(),
      setSeenHeads: async (heads) => void (await meta.put({ key: 'seenHeads', value: heads })),
      putDraft: async (draft) => void (await drafts.put(draft)),
      removeDraft: async (key) => void (await drafts.delete(key)),
    };
  }
}

const inOrder = (stored: readonly StoredEntry[]): readonly OutboxEntry[] =>
  stored.map((entry) => ({ ...entry, order: entry.order ?? 0 })).sort((one, other) => one.order - other.order);
