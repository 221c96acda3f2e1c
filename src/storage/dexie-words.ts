/** The words of a person on one plan, kept in IndexedDB: what waits, what is done, what needs attention. */
import type { SeenHead } from '../protocol/sync-messages';
import { addBare, noteBare } from './bare';
import { forgetLeft } from './left-drafts';
import { onOpenConnection } from './open-connection';
import type { JournalBundle, StoredEntry, WordsDatabase } from './words-database';
import type { LeavingTransaction, NewEntry, OutboxEntry, Waiting, WaitingWanted, WordsStore, WordsTransaction } from './words-store';

const fewRows = 2;

export class DexieWords implements WordsStore {
  readonly database: WordsDatabase;

  constructor(database: WordsDatabase) {
    this.database = database;
  }

  transact<Value>(work: (transaction: WordsTransaction) => Promise<Value>): Promise<Value> {
    const { outbox, bundles, attention, drafts, meta } = this.database;
    return onOpenConnection(this.database, () => this.database.transaction('rw', [outbox, bundles, attention, drafts, meta], async () => work(this.transaction())));
  }

  noteSeen(next: (heads: readonly SeenHead[]) => readonly SeenHead[], serverTime: number): Promise<void> {
    const notes = { seenHeads: (heads: unknown) => next((heads ?? []) as readonly SeenHead[]), serverTime: () => serverTime };
    return onOpenConnection(this.database, () => noteBare(this.database, 'meta', notes));
  }

  transactLeaving<Value>(work: (transaction: LeavingTransaction) => Promise<Value>): Promise<Value> {
    const { outbox, meta } = this.database;
    return onOpenConnection(this.database, () => this.database.transaction('rw', [outbox, meta], async () => work(this.transaction())));
  }

  /** Once, also where the connection was lost after the entry had reached the disk. */
  add(entry: NewEntry): Promise<void> {
    let tries = 0;
    return onOpenConnection(this.database, async () => {
      tries += 1;
      if (tries > 1 && (await this.database.outbox.where('id').equals(entry.id).count()) > 0) return;
      await addBare(this.database, 'outbox', entry);
    });
  }

  /** Whether a change was kept here, whatever became of it. */
  knows(id: string): Promise<boolean> {
    const { outbox, bundles, attention } = this.database;
    return onOpenConnection(this.database, async () => {
      if ((await outbox.where('id').equals(id).count()) > 0 || (await attention.get(id)) !== undefined) return true;
      return (await bundles.filter(({ entries }) => entries.some((entry) => entry.id === id)).count()) > 0;
    });
  }

  pending(rows?: readonly string[]): Promise<readonly OutboxEntry[]> {
    return onOpenConnection(this.database, () => this.touching(rows));
  }

  private async touching(rows: readonly string[] | undefined): Promise<readonly OutboxEntry[]> {
    const { outbox } = this.database;
    // One read of all that waits is faster than many steps of an index; only a few rows are looked up.
    if (rows && rows.length <= fewRows) return inOrder(await outbox.where('rows').anyOf([...rows]).distinct().toArray());
    const waiting = await outbox.toArray();
    const wanted = rows && new Set(rows);
    return inOrder(wanted ? waiting.filter((entry) => entry.rows.some((row) => wanted.has(row))) : waiting);
  }

  async unsent(limit: number, after = 0): Promise<readonly OutboxEntry[]> {
    return inOrder(await onOpenConnection(this.database, () => this.database.outbox.where('order').above(after).limit(limit).toArray()));
  }

  orders(): Promise<readonly number[]> {
    return onOpenConnection(this.database, () => this.database.outbox.toCollection().primaryKeys());
  }

  waiting(wanted: WaitingWanted): Promise<Waiting> {
    const { outbox } = this.database;
    const read = async (): Promise<Waiting> => {
      const reading = 'over' in wanted ? this.touching(wanted.over) : outbox.where('order').above(wanted.after).toArray();
      const [orders, entries] = await Promise.all([outbox.toCollection().primaryKeys(), reading]);
      return { orders, entries: inOrder(entries) };
    };
    return onOpenConnection(this.database, () => this.database.transaction('r', [outbox], read));
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
    const { outbox, attention, drafts, meta } = this.database;
    const journal = journalIn(this.database);
    return {
      entries: async (ids) => {
        const wanted = new Set(ids);
        // The courier asks for the oldest; the others are read only where one is missing there.
        const oldest = await outbox.limit(ids.length).toArray();
        const waiting = oldest.filter((entry) => wanted.delete(entry.id));
        const later = wanted.size === 0 ? [] : await outbox.where('order').above(oldest.at(-1)?.order ?? 0).toArray();
        waiting.push(...later.filter((entry) => wanted.delete(entry.id)));
        return inOrder([...waiting, ...(wanted.size === 0 ? [] : await journal.find(({ id }) => wanted.has(id)))]);
      },
      orders: () => outbox.toCollection().primaryKeys(),
      countAfter: (order) => outbox.where('order').above(order).count(),
      oldest: (limit, after) => this.unsent(limit, after),
      entriesAbove: async (seq) => {
        const isAbove = (entry: StoredEntry): boolean => entry.seq !== undefined && entry.seq > seq;
        return inOrder([...(await outbox.filter(isAbove).toArray()), ...(await journal.find(isAbove))]);
      },
      doneBefore: async (ms) => inOrder(await journal.find((entry) => entry.doneAt !== undefined && entry.doneAt < ms)),
      putEntries: async (entries) => {
        if (entries.length === 0) return;
        await outbox.bulkPut([...entries]);
        await journal.remove(entries.map(({ id }) => id));
      },
      finish: async (entries) => {
        if (entries.length === 0) return;
        const waiting = new Set(await outbox.where('order').between(firstOf(entries), lastOf(entries), true, true).primaryKeys());
        const done = entries.filter(({ order }) => waiting.delete(order));
        if (done.length === 0) return;
        await journal.add(done);
        // Where they stand side by side, one step takes them all.
        if (waiting.size === 0) await outbox.where('order').between(firstOf(done), lastOf(done), true, true).delete();
        else await outbox.bulkDelete(done.map(({ order }) => order));
      },
      addEntry: async (entry) => void (await outbox.add(entry)),
      removeEntries: async (ids) => {
        if (ids.length === 0) return;
        await outbox.where('id').anyOf([...ids]).delete();
        await journal.remove(ids);
      },
      addAttention: async (entries) => void (entries.length > 0 && (await attention.bulkPut([...entries]))),
      attention: (id) => attention.get(id),
      offeredUpTo: () => this.offeredUpTo(),
      setOfferedUpTo: async (order) => void (await meta.put({ key: 'offeredUpTo', value: order })),
      seenHeads: () => this.seenHeads(),
      setSeenHeads: async (heads) => void (await meta.put({ key: 'seenHeads', value: heads })),
      serverTime: () => this.kept('serverTime', 0),
      setServerTime: async (ms) => void (await meta.put({ key: 'serverTime', value: ms })),
      putDraft: async (draft) => void (await drafts.put(draft)),
      removeDraft: async (key) => {
        await drafts.delete(key);
        forgetLeft(this.database.name, key);
      },
    };
  }
}

/** The journal inside one transaction. It is read whole, which a restored server or a new day asks for, and nothing else does. */
const journalIn = ({ bundles }: WordsDatabase) => {
  // What this transaction read from the journal: only that can have to leave it again.
  const read = new Map<number, JournalBundle>();
  return {
    add: async (entries: readonly OutboxEntry[]): Promise<void> => void (await bundles.add({ size: entries.length, entries })),
    find: async (wanted: (entry: OutboxEntry) => boolean): Promise<readonly OutboxEntry[]> => {
      for (const bundle of await bundles.toArray()) if (bundle.place !== undefined) read.set(bundle.place, bundle);
      return [...read.values()].flatMap(({ entries }) => entries.filter(wanted));
    },
    remove: async (ids: readonly string[]): Promise<void> => {
      const leaving = new Set(ids);
      for (const [place, bundle] of read) {
        const entries = bundle.entries.filter(({ id }) => !leaving.has(id));
        if (entries.length === bundle.entries.length) continue;
        read.set(place, { place, size: entries.length, entries });
        if (entries.length === 0) await bundles.delete(place);
        else await bundles.put({ place, size: entries.length, entries });
      }
    },
  };
};

const firstOf = (entries: readonly OutboxEntry[]): number => Math.min(...entries.map(({ order }) => order));
const lastOf = (entries: readonly OutboxEntry[]): number => Math.max(...entries.map(({ order }) => order));

const inOrder = (stored: readonly StoredEntry[]): readonly OutboxEntry[] =>
  stored.map((entry) => ({ ...entry, order: entry.order ?? 0 })).sort((one, other) => one.order - other.order);
