/** The words database in IndexedDB: one per person, strict durability, never dropped. */
import Dexie, { type Table } from 'dexie';
import type { SeenHead } from '../protocol/sync-messages';
import type { AttentionEntry, Draft, OutboxEntry, WordsStore, WordsTransaction } from './words-store';

interface Kept {
  readonly key: string;
  readonly value: unknown;
}

/** `waits` and `waitsOn` stand only on entries that are not done, so their indexes hold just those. */
type StoredEntry = Omit<OutboxEntry, 'order'> & { readonly order?: number; readonly waits?: 1; readonly waitsOn?: readonly string[] };

export class WordsDatabase extends Dexie {
  declare readonly outbox: Table<StoredEntry, number>;
  declare readonly attention: Table<AttentionEntry, string>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly meta: Table<Kept, string>;

  constructor(user: string) {
    super(`words:${user}`, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ outbox: '++order, &id, waits, *waitsOn', attention: 'id', drafts: 'key', meta: 'key' });
  }
}

const fewRows = 20;

export class DexieWords implements WordsStore {
  readonly database: WordsDatabase;

  constructor(database: WordsDatabase) {
    this.database = database;
  }

  transact<Value>(work: (transaction: WordsTransaction) => Promise<Value>): Promise<Value> {
    const { outbox, attention, drafts, meta } = this.database;
    return this.database.transaction('rw', [outbox, attention, drafts, meta], async () => work(this.transaction()));
  }

  async pending(rows?: readonly string[]): Promise<readonly OutboxEntry[]> {
    const { outbox } = this.database;
    // One read of all that waits is faster than many steps of an index; only a few rows are looked up.
    if (rows && rows.length <= fewRows) return read(await outbox.where('waitsOn').anyOf([...rows]).distinct().toArray());
    const waiting = await outbox.where('waits').equals(1).toArray();
    const wanted = rows && new Set(rows);
    return read(wanted ? waiting.filter((entry) => entry.rows.some((row) => wanted.has(row))) : waiting);
  }

  async unsent(limit: number): Promise<readonly OutboxEntry[]> {
    return read(await this.database.outbox.where('waits').equals(1).limit(limit).toArray());
  }

  async seenHeads(): Promise<readonly SeenHead[]> {
    return ((await this.database.meta.get('seenHeads'))?.value ?? []) as readonly SeenHead[];
  }

  /** Mostly entries that wait, so these are read first, in one go. */
  private async entries(ids: readonly string[]): Promise<readonly OutboxEntry[]> {
    const { outbox } = this.database;
    const wanted = new Set(ids);
    const waiting = (await outbox.where('waits').equals(1).toArray()).filter((entry) => wanted.delete(entry.id));
    return read(wanted.size === 0 ? waiting : [...waiting, ...(await outbox.where('id').anyOf([...wanted]).toArray())]);
  }

  private transaction(): WordsTransaction {
    const { outbox, attention, drafts, meta } = this.database;
    return {
      entries: (ids) => this.entries(ids),
      entriesAbove: async (seq) => read(await outbox.filter((entry) => entry.seq !== undefined && entry.seq > seq).toArray()),
      doneBefore: async (ms) => read(await outbox.filter((entry) => entry.doneAt !== undefined && entry.doneAt < ms).toArray()),
      putEntries: async (entries) => void (entries.length > 0 && (await outbox.bulkPut(entries.map(toStored)))),
      addEntry: async (entry) => void (await outbox.add(toStored(entry))),
      removeEntries: async (ids) => void (ids.length > 0 && (await outbox.where('id').anyOf([...ids]).delete())),
      addAttention: async (entries) => void (entries.length > 0 && (await attention.bulkPut([...entries]))),
      attention: (id) => attention.get(id),
      seenHeads: () => this.seenHeads(),
      setSeenHeads: async (heads) => void (await meta.put({ key: 'seenHeads', value: heads })),
      putDraft: async (draft) => void (await drafts.put(draft)),
      removeDraft: async (key) => void (await drafts.delete(key)),
    };
  }
}

const toStored = <Entry extends Omit<OutboxEntry, 'order'>>(entry: Entry): StoredEntry => (entry.state === 'done' ? entry : { ...entry, waits: 1, waitsOn: entry.rows });

const read = (stored: readonly StoredEntry[]): readonly OutboxEntry[] =>
  stored
    .map(({ waits: _, waitsOn: __, ...entry }) => ({ ...entry, order: entry.order ?? 0 }))
    .sort((one, other) => one.order - other.order);
