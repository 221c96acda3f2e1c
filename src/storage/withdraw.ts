/**
 * Taking an act back while it has not left this device. What may have left cannot be taken back: a request whose answer
 * was lost may have reached the server, so the courier claims what it sends before it goes (`offer`).
 */
import type { ChangeId } from '../domain/ids';
import type { LeavingTransaction, OutboxEntry, WordsStore } from './words-store';
import type { WritingDevice } from './write';

const withdrawableMs = 30_000;

/**
 * Takes queued changes back, all of them or none. False when one has left (or may have), is older than 30 seconds,
 * or when something written later stands on the same rows. Resolves after the view shows it.
 */
export const withdrawQueued = (device: Withdrawing, ...ids: readonly ChangeId[]): Promise<boolean> => withdraw(device, ids, withdrawableMs);

/** The same however long ago it was written: of an act that nobody else can have relied on while it is only here. */
export const takeBackUnsent = (device: Withdrawing, id: ChangeId): Promise<boolean> => withdraw(device, [id], Infinity);

type Withdrawing = Pick<WritingDevice, 'words' | 'show' | 'now'>;

const withdraw = async ({ words, show, now }: Withdrawing, ids: readonly ChangeId[], within: number): Promise<boolean> => {
  const at = now();
  const taken = await words.transact(async (transaction) => {
    const entries = await transaction.entries(ids);
    const offered = await transaction.offeredUpTo();
    if (entries.length < ids.length || !entries.every((entry) => isHere(entry, { at, offered, within }))) return undefined;
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
  const [pending, offered] = await Promise.all([words.pending(), words.offeredUpTo()]);
  const waiting = new Map(pending.map((entry) => [entry.id, entry]));
  const at = now();
  return ids.every((id) => {
    const entry = waiting.get(id);
    return entry !== undefined && isHere(entry, { at, offered, within: withdrawableMs });
  });
};

/** The newest act over a row that could be taken back however long ago it was written; undefined where all of it has left. */
export const unsentOver = async ({ words, now }: Pick<WritingDevice, 'words' | 'now'>, row: string): Promise<ChangeId | undefined> => {
  const [pending, offered] = await Promise.all([words.pending([row]), words.offeredUpTo()]);
  return pending.findLast((entry) => isHere(entry, { at: now(), offered, within: Infinity }))?.id;
};

/**
 * The courier's claim on what it is about to send, in the transaction that read it: from now on it cannot be taken back.
 * The claim is one number, since entries go in their order; what was claimed before costs no write.
 */
export const offer = async (transaction: LeavingTransaction, leaving: readonly OutboxEntry[]): Promise<void> => {
  const upTo = Math.max(0, ...leaving.map(({ order }) => order));
  if (upTo > (await transaction.offeredUpTo())) await transaction.setOfferedUpTo(upTo);
};

/** What was written later over the same rows was written seeing it. */
const standsUnderLater = async (words: WordsStore, entries: readonly OutboxEntry[]): Promise<boolean> => {
  const ids = new Set(entries.map((entry) => entry.id));
  const first = Math.min(...entries.map((entry) => entry.order));
  const over = await words.pending(entries.flatMap((entry) => entry.rows));
  return over.some((entry) => entry.order > first && !ids.has(entry.id));
};

const isHere = (entry: OutboxEntry, { at, offered, within }: { readonly at: number; readonly offered: number; readonly within: number }): boolean =>
  entry.state === 'queued' && entry.order > offered && Math.abs(at - entry.change.at) <= within;
