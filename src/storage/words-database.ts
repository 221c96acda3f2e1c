/** The words database in IndexedDB: one per person and plan, since a change is an act on one plan; strict durability, never dropped. */
import Dexie, { type Table } from 'dexie';
import type { KeptBlob, PendingCapture, Sending } from './blobs/blob-records';
import { refusingNewer, wordsVersion } from './newer-database';
import type { Recording, SoundPiece } from './recording-records';
import type { AttentionEntry, Draft, NewEntry, OutboxEntry } from './words-store';

interface Kept {
  readonly key: string;
  readonly value: unknown;
}

/** `order` is given by the database. */
export type StoredEntry = NewEntry & { readonly order?: number };

/** What became done together: written as one record, since every record costs a step of the database. `place` is given by it. */
export interface JournalBundle {
  readonly place?: number;
  /** How many entries there are, to be counted without being read. */
  readonly size: number;
  readonly entries: readonly OutboxEntry[];
}

export class WordsDatabase extends Dexie {
  /** What waits: small, read whole, written often. */
  declare readonly outbox: Table<StoredEntry, number>;
  /** What is done, kept in case a restored server asks for it. */
  declare readonly bundles: Table<JournalBundle, number>;
  declare readonly attention: Table<AttentionEntry, string>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly meta: Table<Kept, string>;
  declare readonly recordings: Table<Recording, string>;
  declare readonly sound: Table<SoundPiece, [string, number]>;
  /** Which bytes are here; they themselves stand outside of this database. */
  declare readonly blobs: Table<KeptBlob, string>;
  declare readonly captures: Table<PendingCapture, string>;
  declare readonly sendings: Table<Sending, string>;

  /** `owner`: the person and the plan, as one text. No cache of queries: the outbox is small, and is written past Dexie too. */
  constructor(owner: string) {
    super(`words:${owner}`, { ...refusingNewer(), chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ outbox: '++order, &id, *rows', journal: 'id, order', attention: 'id', drafts: 'key', meta: 'key' });
    this.version(2)
      .stores({ journal: null, bundles: '++place, size' })
      .upgrade(async (transaction) => {
        const entries = await transaction.table<OutboxEntry>('journal').orderBy('order').toArray();
        if (entries.length > 0) await transaction.table<JournalBundle>('bundles').add({ size: entries.length, entries });
      });
    this.version(3).stores({ recordings: 'id, meeting', sound: '[recording+index]' });
    this.version(wordsVersion).stores({ blobs: 'sha256', captures: 'id', sendings: 'id' });
  }

  /** The newest of what is done first; at most `limit` entries and those that became done with the last of them. */
  async newestDone(limit: number): Promise<readonly OutboxEntry[]> {
    const found: OutboxEntry[] = [];
    await this.bundles
      .orderBy('place')
      .reverse()
      .until(() => found.length >= limit)
      .each(({ entries }) => void found.push(...entries));
    return found.sort((one, other) => other.order - one.order);
  }

  /** How many done entries there are. */
  async countDone(): Promise<number> {
    const sizes = (await this.bundles.orderBy('size').keys()) as number[];
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}
