/**
 * Taking an act back while it has not left this device. What may have left cannot be taken back: a request whose answer
 * was lost may have reached the server, so the courier marks what it offers before it goes (`offer`).
 */
import type { ChangeId } from '../domain/ids';
import type { OutboxEntry, WordsStore } from './words-store';
import type { WritingDevice } from './write';

/** Only young entries can be taken back, so only young entries need their mark on the disk before they go. */
const youngMs = 60_000;
const withdrawableMs = 30_000;

/**
 * Takes queued changes back, all of them or none. False when one has left (or may have), is older than 30 seconds,
 * or when something written later stands on the same rows. Resolves after the view shows it.
 */
export const withdrawQueued = async ({ words, show, now }: Pick<WritingDevice, 'words' | 'show' | 'now'>, ...ids: readonly ChangeId[]): Promise<boolean> => {
  const at = now();
  const taken = await words.transact(async (transaction) => {
    const entries = await transaction.entries(ids);
    if (entries.length < ids.length || !entries.every((entry) => isHere(entry, at))) return undefined;
    if (await standsUnderLater(words, entries)) return undefined;
    await transaction.removeEntries(ids);
    return entries;
  });
  if (!taken) return false;
  await show([...new Set(taken.flatMap((entry) => entry.rows))]);
  return true;
};

/** Whether the changes could be taken back now. */
export const mayWithdraw = async ({ words, now }: Pick<WritingDevice, 'words' | 'now'>, ids: readonly ChangeId[]): Promise<boolean> => {
  const waiting = new Map((await words.pending()).map((entry) => [entry.id, entry]));
  const at = now();
  return ids.every((id) => {
    const entry = waiting.get(id);
    return entry !== undefined && isHere(entry, at);
  });
};

/**
 * The courier's claim on what it is about to send: what it returns may go, and cannot be taken back any more.
 * Entries that are too old to be taken back need no mark, so a long queue costs no write.
 */
export const offer = async (words: WordsStore, entries: readonly OutboxEntry[], now: number): Promise<readonly OutboxEntry[]> => {
  const open = entries.filter((entry) => entry.state === 'queued' && entry.offered !== true && Math.abs(now - entry.change.at) <= youngMs);
  if (open.length === 0) return entries;
  const taken = await words.transact(async (transaction) => {
    const still = await transaction.entries(open.map((entry) => entry.id));
    await transaction.putEntries(still.filter((entry) => entry.state === 'queued').map((entry) => ({ ...entry, offered: true as const })));
    const left = new Set(still.map((entry) => entry.id));
    return new Set(open.filter((entry) => !left.has(entry.id)).map((entry) => entry.id));
  });
  return entries.filter((entry) => !taken.has(entry.id));
};

/** What was written later over the same rows was written seeing it. */
const standsUnderLater = async (words: WordsStore, entries: readonly OutboxEntry[]): Promise<boolean> => {
  const ids = new Set(entries.map((entry) => entry.id));
  const first = Math.min(...entries.map((entry) => entry.order));
  const over = await words.pending(entries.flatMap((entry) => entry.rows));
  return over.some((entry) => entry.order > first && !ids.has(entry.id));
};

const isHere = (entry: OutboxEntry, at: number): boolean => entry.state === 'queued' && entry.offered !== true && Math.abs(at - entry.change.at) <= withdrawableMs;
