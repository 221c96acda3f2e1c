/** Finds every database of words on this device and reads what it holds, without the app. Nothing here deletes. */
import type { KeptBlob, PendingCapture, Sending } from '../storage/blobs/blob-records';
import { onlyHere } from '../storage/files-of-copy';
import type { Copy } from '../storage/save-copy';
import type { JournalBundle } from '../storage/words-database';
import type { AttentionEntry, Draft, OutboxEntry } from '../storage/words-store';
import { nativeVersion, wordsVersion } from '../storage/newer-database';
import { finished, openExisting, readOtherStores, readStores } from './raw-database';

/** One person's words of one plan. */
export interface Owner {
  /** Of the database. */
  readonly name: string;
  readonly user: string;
  readonly plan: string;
}

export interface WordsHere extends Owner, Pick<Copy, 'outbox' | 'journal' | 'attention' | 'drafts' | 'more'> {
  readonly device: string | undefined;
  /** Which bytes stand here, how far each was sent, and what was captured and not described. */
  readonly blobs: readonly KeptBlob[];
  readonly sendings: readonly Sending[];
  readonly captures: readonly PendingCapture[];
}

export interface UnreadableWords extends Owner {
  readonly error: string;
}

const prefix = 'words:';
/** `journal`: of the first version, whose words may be here still where the next never opened. */
const stores = ['outbox', 'journal', 'bundles', 'attention', 'drafts', 'meta', 'blobs', 'sendings', 'captures'] as const;

/** Every owner of words on this device. `remembered` helps where the browser does not list its databases. */
export const ownersHere = async (remembered: readonly string[]): Promise<readonly Owner[]> => {
  const listed = typeof indexedDB.databases === 'function' ? await indexedDB.databases().catch(() => []) : [];
  const names = [...listed.map(({ name }) => name ?? ''), ...remembered];
  return [...new Set(names)].flatMap((name) => ownerOf(name) ?? []);
};

/** `words:<user>:<plan>`. */
const ownerOf = (name: string): Owner | undefined => {
  if (!name.startsWith(prefix)) return undefined;
  const owner = name.slice(prefix.length);
  const cut = owner.indexOf(':');
  return cut < 1 ? undefined : { name, user: owner.slice(0, cut), plan: owner.slice(cut + 1) };
};

/** Undefined where the database is not there after all. */
export const readWords = async (owner: Owner): Promise<WordsHere | UnreadableWords | undefined> => {
  try {
    const database = await openExisting(owner.name);
    if (!database) return undefined;
    try {
      const { outbox, journal, bundles, attention, drafts, meta, blobs, sendings, captures } = await readStores(database, stores);
      const device = (meta as readonly { readonly key: string; readonly value: unknown }[]).find(({ key }) => key === 'device')?.value;
      return {
        ...owner,
        outbox: outbox as readonly OutboxEntry[],
        journal: [...(journal as readonly OutboxEntry[]), ...(bundles as readonly JournalBundle[]).flatMap(({ entries }) => entries)],
        attention: attention as readonly AttentionEntry[],
        drafts: drafts as readonly Draft[],
        ...(database.version > nativeVersion(wordsVersion) ? { more: await readOtherStores(database, stores) } : {}),
        device: typeof device === 'string' ? device : undefined,
        blobs: blobs as readonly KeptBlob[],
        sendings: sendings as readonly Sending[],
        captures: captures as readonly PendingCapture[],
      };
    } finally {
      database.close();
    }
  } catch (error) {
    return { ...owner, error: String(error) };
  }
};

/**
 * What waits now, oldest first; the first of it, chosen by `choose`, is claimed in the same transaction: from then on the app
 * does not let it be taken back, since it may have left. Nothing else is written: the app's own courier sends all of it again,
 * and the server knows each by its id.
 */
export const claimWaiting = async (owner: Owner, choose: (waiting: readonly OutboxEntry[]) => readonly OutboxEntry[]): Promise<readonly OutboxEntry[]> => {
  const database = await openExisting(owner.name);
  if (!database) return [];
  try {
    const transaction = database.transaction(['outbox', 'meta'], 'readwrite', { durability: 'strict' });
    const done = finished(transaction);
    let chosen: readonly OutboxEntry[] = [];
    const waiting = transaction.objectStore('outbox').getAll();
    waiting.onsuccess = () => {
      chosen = choose(waiting.result as readonly OutboxEntry[]);
      const meta = transaction.objectStore('meta');
      const claimed = meta.get('offeredUpTo');
      claimed.onsuccess = () => {
        const upTo = Math.max((claimed.result as { readonly value: number } | undefined)?.value ?? 0, ...chosen.map(({ order }) => order));
        meta.put({ key: 'offeredUpTo', value: upTo });
      };
    };
    await done;
    return chosen;
  } finally {
    database.close();
  }
};

/** What only this device has: not answered by the server, refused and not settled, or never sent. */
export const unsentIn = (words: WordsHere) => ({
  waiting: words.outbox,
  refused: words.attention.filter((entry) => !entry.settled),
  drafts: words.drafts,
  files: filesIn(words),
});

/** What a person captured or covered; a small picture of it is nothing by itself. */
const filesIn = (words: WordsHere): readonly KeptBlob[] => {
  const small = new Set([...previewsIn(words.outbox), ...previewsIn(words.journal), ...previewsIn(words.attention), ...previewsIn(words.drafts), ...previewsIn(words.captures)]);
  return onlyHere(words).filter(({ sha256 }) => !small.has(sha256));
};

/** The hashes of small pictures that words of any shape speak of. */
function* previewsIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inside] of Object.entries(value)) {
    const sha256 = name === 'preview' ? (inside as { readonly sha256?: unknown } | null)?.sha256 : undefined;
    if (typeof sha256 === 'string') yield sha256;
    else yield* previewsIn(inside);
  }
}
