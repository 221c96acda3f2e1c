/** Every item of this device with its honest state: derived from what is stored, never from the last attempt. */
import { blobItemsOf } from './blobs/blob-items';
import type { Device } from './device';
import { countRecordings } from './recordings';
import type { AttentionEntry, Draft, OutboxEntry } from './words-store';

/**
 * `saved`: on this device. `sent`: the server answered for it. `confirmed`: our copy of the server's rows contains it.
 * `attention`: held or rejected, with its full text.
 */
export type ItemState = 'saved' | 'sent' | 'confirmed' | 'attention';

export interface Item {
  readonly id: string;
  readonly state: Exclude<ItemState, 'attention'>;
  readonly entry: OutboxEntry;
}

export const stateOf = { queued: 'saved', answered: 'sent', done: 'confirmed' } as const;

/** Newest first; what is confirmed is cut at `confirmed` items. */
export const itemsOf = async ({ words }: Pick<Device, 'words'>, confirmed = 50): Promise<readonly Item[]> => {
  const [waiting, done] = await Promise.all([words.pending(), words.database.newestDone(confirmed)]);
  return [...waiting, ...done.slice(0, confirmed)].sort((one, other) => other.order - one.order).map((entry) => ({ id: entry.id, state: stateOf[entry.state], entry }));
};

/** The state of the newest change of this device that touches a row, or undefined when none does. */
export const stateOfRow = async ({ words }: Pick<Device, 'words'>, row: string): Promise<ItemState | undefined> => {
  const [attention, [last]] = await Promise.all([openAttention({ words }), words.pending([row]).then((entries) => entries.slice(-1))]);
  if (attention.some((entry) => entry.change.operations.some((operation) => `${operation.entity}/${operation.id}` === row))) return 'attention';
  return last && stateOf[last.state];
};

/** Held and rejected items that nobody has settled yet, oldest first. */
export const openAttention = async ({ words }: Pick<Device, 'words'>): Promise<readonly AttentionEntry[]> =>
  (await words.database.attention.toArray()).filter((entry) => !entry.settled).sort((one, other) => one.at - other.at);

/** Leaves what the server has; the own text stays readable in the device's history. */
export const settleAttention = (device: Pick<Device, 'words' | 'now'>, id: string, how: 'theirs' | 'discarded'): Promise<void> =>
  device.words.transact(async (transaction) => {
    const entry = await transaction.attention(id);
    if (entry) await transaction.addAttention([{ ...entry, settled: { how, at: device.now() } }]);
  });

/** What the person has settled, newest first: the texts stay readable. */
export const settledAttention = async ({ words }: Pick<Device, 'words'>): Promise<readonly AttentionEntry[]> =>
  (await words.database.attention.toArray()).filter((entry) => entry.settled).sort((one, other) => (other.settled?.at ?? 0) - (one.settled?.at ?? 0));

/**
 * Words that were refused become a draft again, in one transaction. False when a draft of the same thing is already being
 * written: that one stays, and so does the entry.
 */
export const rewriteAttention = ({ words, now }: Pick<Device, 'words' | 'now'>, id: string, draft: Omit<Draft, 'savedAt'>): Promise<boolean> =>
  words.transact(async (transaction) => {
    const entry = await transaction.attention(id);
    if (!entry || (await words.database.drafts.get(draft.key))) return false;
    await transaction.putDraft({ ...draft, savedAt: now() });
    await transaction.addAttention([{ ...entry, settled: { how: 'mine', at: now() } }]);
    return true;
  });

export interface Unsent {
  readonly queued: number;
  readonly attention: number;
  readonly drafts: number;
  /** Sound of meetings: it stands on this device alone, and in no copy. */
  readonly recordings: number;
  /** Files that the server has not confirmed, and what they weigh: they are in no copy either. */
  readonly files: number;
  readonly fileBytes: number;
}

/** How many things these are together. */
export const unsentTotal = ({ queued, attention, drafts, recordings, files }: Unsent): number => queued + attention + drafts + recordings + files;

/** Words, sound and files that only this device has: what signing out must not lose. */
export const unsentOf = async (device: Reading): Promise<Unsent> => {
  const { words } = device;
  const [pending, attention, drafts, recordings, files] = await Promise.all([words.pending(), openAttention({ words }), words.database.drafts.count(), countRecordings({ words }), unsentFiles(device)]);
  return { queued: pending.filter((entry) => entry.state === 'queued').length, attention: attention.length, drafts, recordings, files: files.count, fileBytes: files.bytes };
};

type Reading = Pick<Device, 'words' | 'cache' | 'user'>;

/** What is kept here and not confirmed: named by evidence, or captured and not yet written down as such. Small pictures follow from the others. */
export const unsentFiles = async (device: Reading): Promise<{ readonly count: number; readonly bytes: number }> => {
  const { blobs, captures } = device.words.database;
  // Most devices hold none: then nothing else is read.
  if ((await blobs.count()) === 0) return { count: 0, bytes: 0 };
  const [items, begun] = await Promise.all([blobItemsOf(device), captures.toArray()]);
  const waiting = items.filter(({ part, isHere, state }) => part !== 'preview' && isHere && state !== 'confirmed');
  const all = new Map([...waiting, ...begun.flatMap(({ kept }) => kept.map(({ original }) => original))].map(({ sha256, bytes }) => [sha256, bytes]));
  return { count: all.size, bytes: [...all.values()].reduce((sum, bytes) => sum + bytes, 0) };
};
