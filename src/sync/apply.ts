/**
 * Takes in one answer of the server.
 *
 *   -  cache   the cursor must still be the one that was sent, else the whole answer is discarded
 *   A  words   fork? queue own journalled changes above it again · store outcomes · what was refused → attention
 *   B  cache   the cursor again, inside the transaction · rows and new cursor together · materialise
 *   C  words   done = outcome in this response, and its page contains it · remember (head, chain)
 *
 * Apart from it, `forgetWitnessed`: step D, called by forgetting.ts.
 *
 * A crash between two steps leaves a state that the next start or the next exchange heals.
 */
import { rowKeyText, type Outcome, type RowImage } from '../domain/change';
import { canonicalJson } from '../domain/json';
import { baseOf, materialise, pendingByRow, putBases, sameEntries } from '../storage/materialise';
import { rowKeyOf } from '../storage/row-keys';
import type { CacheStore, CacheTransaction } from '../storage/cache-store';
import type { AttentionEntry, OutboxEntry, WordsStore, WordsTransaction } from '../storage/words-store';
import { seenHeadsLimit, type Cursor, type Page, type SeenHead, type SyncResponse } from '../protocol/sync-messages';
import { allCourierRules, type CourierRules } from './rules';

export const journalDays = 90;

/** `cursor` is passed only where the rule that keeps rows and cursor together is switched off. */
export type Step = 'A' | 'cursor' | 'B';

export interface Applying {
  readonly words: WordsStore;
  readonly cache: CacheStore;
  /** The cursor that the request carried. */
  readonly sent: Cursor;
  readonly now: number;
  readonly rules?: CourierRules;
  /** Called between the steps; the simulation crashes here. */
  readonly between?: (step: Step) => void;
}

/** True if the page was taken; false if another answer had moved the cursor first. */
export const apply = async (response: SyncResponse, applying: Applying): Promise<boolean> => {
  const { words, cache, between } = applying;
  const rules = applying.rules ?? allCourierRules;
  if (isStandstill(response, applying.sent)) return true;
  if (rules.compareAndSet && canonicalCursor(await cache.cursor()) !== canonicalCursor(applying.sent)) return false;
  const touched = new Set(await storeOutcomes(response, applying, rules));
  between?.('A');
  if (response.reset) {
    await cache.transact((transaction) => transaction.clear());
    await materialise(words, cache, [...touched, ...(await words.pending()).flatMap((entry) => entry.rows)]);
    return true;
  }
  const taken = response.page !== undefined && (await takePage(response.page, touched, applying, rules));
  if (!response.page || !taken) {
    await materialise(words, cache, [...touched]);
    return false;
  }
  between?.('B');
  const finished = await storeDone(response, response.page, applying, rules);
  await materialise(words, cache, finished);
  return true;
};

const storeOutcomes = async (response: SyncResponse, { words, now }: Applying, rules: CourierRules): Promise<readonly string[]> => {
  if (response.outcomes.length === 0 && response.fork === null) return [];
  return words.transact(async (transaction) => {
    const answered = new Set(response.outcomes.map((outcome) => outcome.id));
    const requeued = response.fork === null ? [] : await requeueAbove(response.fork, answered, transaction, rules);
    const entries = await transaction.entries([...answered]);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const applied: OutboxEntry[] = [];
    const refused: AttentionEntry[] = [];
    for (const outcome of response.outcomes) {
      const entry = byId.get(outcome.id);
      if (!entry) continue;
      if (outcome.end === 'applied') applied.push(asAnswered(entry, outcome));
      else refused.push({ id: entry.id, change: entry.change, outcome, at: now });
    }
    await transaction.putEntries(applied);
    if (rules.keepRefusedWords) await transaction.addAttention(refused);
    await transaction.removeEntries(refused.map((entry) => entry.id));
    const rows = rules.materialiseRequeued ? [...requeued, ...entries] : entries;
    return rows.flatMap((entry) => entry.rows);
  });
};

/** An answer takes `done` back: a restored server may have applied the change anew, so its page must be seen again. */
const asAnswered = ({ id, order, change, rows }: OutboxEntry, { seq }: Extract<Outcome, { end: 'applied' }>): OutboxEntry => ({ id, order, change, rows, state: 'answered', seq });

/** The server's history parted from ours: what it may have forgotten is queued again. */
const requeueAbove = async (
  fork: number,
  answered: ReadonlySet<string>,
  transaction: WordsTransaction,
  rules: CourierRules,
): Promise<readonly OutboxEntry[]> => {
  const above = (await transaction.entriesAbove(fork)).filter((entry) => !answered.has(entry.id));
  const requeued = above.map(({ id, order, change, rows }): OutboxEntry => ({ id, order, change, rows, state: 'queued' }));
  if (rules.requeueAboveFork) await transaction.putEntries(requeued);
  await transaction.setSeenHeads((await transaction.seenHeads()).filter(([seq]) => seq <= fork));
  return rules.requeueAboveFork ? requeued : [];
};

const takePage = async (page: Page, touched: ReadonlySet<string>, { words, cache, sent, between }: Applying, rules: CourierRules): Promise<boolean> => {
  const rows = [...new Set([...touched, ...page.rows.map(rowKeyText), ...page.deleted.map(rowKeyText), ...page.gone.map(rowKeyText), ...page.movedAudience.map(rowKeyText)])];
  const pending = await words.pending();
  if (!rules.rowsWithCursor) {
    await cache.transact((transaction) => transaction.setCursor(page.next));
    between?.('cursor');
  }
  const taken = await cache.transact(async (transaction) => {
    if (rules.compareAndSet && rules.rowsWithCursor && canonicalCursor(await transaction.cursor()) !== canonicalCursor(sent)) return undefined;
    const bases = await basesAfter(page, touched, transaction, rules);
    if (rules.rowsWithCursor) await transaction.setCursor(page.next);
    await putBases(transaction, bases, pendingByRow(pending));
    return [...bases.keys()];
  });
  if (!taken) return false;
  if (!sameEntries(pending, await words.pending())) await materialise(words, cache, [...new Set([...rows, ...taken])]);
  return true;
};

/** Nothing new, nothing of ours answered, the head already seen: no need to open a transaction. */
const isStandstill = ({ outcomes, fork, reset, page }: SyncResponse, sent: Cursor): boolean =>
  page !== undefined &&
  !reset &&
  fork === null &&
  outcomes.length === 0 &&
  page.rows.length + page.deleted.length + page.gone.length + page.movedAudience.length + page.dropAudiences.length === 0 &&
  canonicalCursor(page.next) === canonicalCursor(sent);

/** What the server has said of every row that the page or an outcome touches. */
const basesAfter = async (page: Page, touched: ReadonlySet<string>, transaction: CacheTransaction, rules: CourierRules): Promise<Map<string, RowImage | null>> => {
  const bases = new Map<string, RowImage | null>();
  const audiences = page.dropAudiences.length > 0 && rules.dropLostAudiences ? page.dropAudiences : [];
  for (const audience of audiences)
    for (const row of await transaction.rowsOfAudience(audience)) if (baseOf(row)?.audience === audience) bases.set(rowKeyText(row), null);
  const moved = page.movedAudience.filter((key) => !bases.has(rowKeyText(key)));
  const asked = [...touched].filter((text) => !bases.has(text)).map(rowKeyOf);
  const found = await transaction.rows([...asked, ...moved]);
  asked.forEach((key, index) => bases.set(rowKeyText(key), baseOf(found[index])));
  moved.forEach(({ audience, ...key }, index) => {
    const base = baseOf(found[asked.length + index]);
    if (base) bases.set(rowKeyText(key), { ...base, audience });
  });
  for (const key of page.gone) bases.set(rowKeyText(key), null);
  for (const key of page.deleted) bases.set(rowKeyText(key), null);
  for (const row of page.rows) bases.set(rowKeyText(row), row);
  return bases;
};

/**
 * Returns the rows of the entries that are done now and that the page did not bring up to date: they stand on the base alone
 * from here on. Over an image that contains an entry the view is the same with and without it.
 */
const storeDone = async (response: SyncResponse, { next, rows }: Page, { words, now }: Applying, rules: CourierRules): Promise<readonly string[]> => {
  const applied = response.outcomes.filter((outcome) => outcome.end === 'applied').map((outcome) => outcome.id);
  const seen = await words.seenHeads();
  const known = (seen.at(-1)?.[0] ?? 0) >= next.observedHead;
  if (applied.length === 0 && known && rules.witnessed) return [];
  return words.transact(async (transaction) => {
    const candidates = rules.witnessed ? await transaction.entries(applied) : await transaction.entriesAbove(0);
    const done = candidates.filter((entry) => entry.state === 'answered' && entry.seq !== undefined && entry.seq <= next.seq);
    await transaction.putEntries(done.map((entry) => ({ ...entry, state: 'done' as const, doneAt: now })));
    await transaction.setSeenHeads(withHead(await transaction.seenHeads(), [next.observedHead, next.observedChain]));
    const images = new Map(rows.map((row) => [rowKeyText(row), row.seq]));
    return done.flatMap((entry) => entry.rows.filter((row) => (images.get(row) ?? 0) < (entry.seq ?? Infinity)));
  });
};

/** Keeps at most twelve heads, dense at the new end, so that a fork can be placed long after. */
const withHead = (heads: readonly SeenHead[], head: SeenHead): readonly SeenHead[] => {
  const last = heads.at(-1);
  if (last && last[0] >= head[0]) return heads;
  const all = [...heads, head];
  while (all.length > seenHeadsLimit) all.splice(1 + Math.floor(all.length / 3), 1);
  return all;
};

/**
 * Forgets done entries older than 90 days that a seen head covers: step D, once a day and at the start,
 * since it reads the whole journal.
 */
export const forgetWitnessed = (words: WordsStore, now: number): Promise<void> =>
  words.transact(async (transaction) => {
    const covered = (await transaction.seenHeads()).at(-1)?.[0] ?? 0;
    const old = (await transaction.doneBefore(now - journalDays * 86_400_000)).filter((entry) => entry.seq !== undefined && entry.seq <= covered);
    await transaction.removeEntries(old.map((entry) => entry.id));
  });

const canonicalCursor = (cursor: Cursor): string => canonicalJson({ ...cursor });
