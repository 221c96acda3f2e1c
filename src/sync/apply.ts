/**
 * Takes in one answer of the server.
 *
 *   -  cache   the cursor must still be the one that was sent, else the whole answer is discarded
 *   A  words   fork? queue own journalled changes above it again · what was refused → attention · what no page contains yet → answered
 *   B  cache   the cursor again, inside the transaction · rows and new cursor together · materialise
 *   C  words   done = outcome in this response, and its page contains it · remember (head, chain), strictly only with what is done
 *
 * What the page of the same answer contains needs no step A: it waits until C, and is written once.
 * Apart from it, `forgetWitnessed`: step D, called by forgetting.ts.
 *
 * A crash between two steps leaves a state that the next start or the next exchange heals.
 */
import { rowKeyText, type Outcome, type RowImage } from '../domain/change';
import { canonicalJson } from '../domain/json';
import { baseOf, materialise, pendingByRow, putBases } from '../storage/materialise';
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
  /** The cursor that must be stored still: the one that the request carried, or the one that a whole plan takes the place of. */
  readonly sent: Cursor;
  readonly now: number;
  /** What the request carried, as it was read then: what is told of it here need not be read again. */
  readonly carried?: readonly OutboxEntry[];
  /** What follows it, as it was read while the request was on its way. */
  readonly behind?: readonly OutboxEntry[];
  /** The page is the whole plan, and takes the place of everything that the cache holds. */
  readonly whole?: boolean;
  readonly rules?: CourierRules;
  /** Called between the steps; the simulation crashes here. */
  readonly between?: (step: Step) => void;
}

/** True if the answer was taken; false if another had moved the cursor first. A reset alone leaves the rows: see refill.ts. */
export const apply = async (response: SyncResponse, applying: Applying): Promise<boolean> => {
  const { words, cache, between } = applying;
  const rules = applying.rules ?? allCourierRules;
  if (isStandstill(response, applying.sent)) return true;
  const before = await waitingNow(response, applying);
  const contained = containedIn(response, before);
  // With nothing for step A it is enough that step B compares.
  const hasStepA = response.fork !== null || contained.size < response.outcomes.length || !response.page;
  if (hasStepA && rules.compareAndSet && canonicalCursor(await cache.cursor()) !== canonicalCursor(applying.sent)) return false;
  const touched = await storeOutcomes(response, contained, applying, rules);
  between?.('A');
  if (!response.page) {
    await materialise(words, cache, [...touched]);
    return response.reset === true;
  }
  const pending = touched.size === 0 ? before : await words.pending();
  const taken = await takePage(response.page, { touched, pending, contained }, applying, rules);
  if (!taken) {
    await materialise(words, cache, [...touched]);
    return false;
  }
  between?.('B');
  const { done, orders } = await storeDone(response, response.page, contained, applying, rules);
  // What another tab wrote meanwhile is laid over the new rows too. It never takes an entry's state alone without an exchange of its own.
  const written = sameOrders(pending, orders) ? [] : taken;
  await materialise(words, cache, [...new Set([...written, ...(await left(done, response.page, cache))])]);
  return true;
};

/**
 * Of the rows of what is done now, those that do not stand on the base alone yet: the page did not bring them up to date, or
 * somebody laid an entry over them again after step B, not knowing that the base contains it.
 */
const left = async (done: readonly OutboxEntry[], page: Page, cache: CacheStore): Promise<readonly string[]> => {
  if (done.length === 0) return [];
  const images = new Map(page.rows.map((row) => [rowKeyText(row), row.seq]));
  const entities = new Set(done.flatMap(({ rows }) => rows.map((row) => rowKeyOf(row).entity)));
  const marked = new Set((await cache.pendingKeys([...entities])).map(rowKeyText));
  const rows = done.flatMap(({ rows, seq }) => rows.filter((row) => marked.has(row) || (images.get(row) ?? 0) < (seq ?? Infinity)));
  return [...new Set(rows)];
};

/**
 * What waits, oldest first. Where the page contains all that was sent, as it usually does, that is not read again: whether it
 * waits still is told by its order, and what became of it by the outcomes.
 */
const waitingNow = async (response: SyncResponse, { words, carried = [], behind = [] }: Pick<Applying, 'words' | 'carried' | 'behind'>): Promise<readonly OutboxEntry[]> => {
  const known = [...carried, ...behind];
  const last = known.at(-1);
  if (!last || containedIn(response, carried).size < carried.length) return words.pending();
  const { orders, entries: later } = await words.waiting({ after: last.order });
  const still = new Set(orders);
  const waiting = [...known.filter(({ order }) => still.has(order)), ...later];
  return sameOrders(waiting, orders) ? waiting : words.pending();
};

/** What waits here, was applied, and stands in the page of the same answer: by id, as it will be done. */
const containedIn = ({ page, outcomes, fork }: SyncResponse, waiting: readonly OutboxEntry[]): ReadonlyMap<string, OutboxEntry> => {
  // Where histories parted, an entry of the journal may have been applied anew: all go the long way.
  if (!page || fork !== null || outcomes.length === 0) return new Map();
  const byId = new Map(waiting.map((entry) => [entry.id, entry]));
  return new Map(
    outcomes.flatMap((outcome) => {
      const entry = byId.get(outcome.id);
      return entry && outcome.end === 'applied' && outcome.seq <= page.next.seq ? [[entry.id, asAnswered(entry, outcome)] as const] : [];
    }),
  );
};

/** Step A. Returns the rows whose view may have changed by it. */
const storeOutcomes = async (
  { outcomes, fork }: SyncResponse,
  contained: ReadonlyMap<string, OutboxEntry>,
  { words, now }: Applying,
  rules: CourierRules,
): Promise<ReadonlySet<string>> => {
  const apart = outcomes.filter(({ id }) => !contained.has(id));
  if (apart.length === 0 && fork === null) return new Set();
  return words.transact(async (transaction) => {
    const answered = new Set(apart.map((outcome) => outcome.id));
    const requeued = fork === null ? [] : await requeueAbove(fork, answered, transaction, rules);
    const entries = await transaction.entries([...answered]);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const applied: OutboxEntry[] = [];
    const refused: AttentionEntry[] = [];
    for (const outcome of apart) {
      const entry = byId.get(outcome.id);
      if (!entry) continue;
      if (outcome.end === 'applied') applied.push(asAnswered(entry, outcome));
      else refused.push({ id: entry.id, change: entry.change, outcome, at: now });
    }
    await transaction.putEntries(applied);
    if (rules.keepRefusedWords) await transaction.addAttention(refused);
    await transaction.removeEntries(refused.map((entry) => entry.id));
    const rows = rules.materialiseRequeued ? [...requeued, ...entries] : entries;
    return new Set(rows.flatMap((entry) => entry.rows));
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

interface Standing {
  /** Rows that step A may have changed. */
  readonly touched: ReadonlySet<string>;
  readonly pending: readonly OutboxEntry[];
  readonly contained: ReadonlyMap<string, OutboxEntry>;
}

/** Step B. Returns the rows it wrote; undefined where another answer moved the cursor first. */
const takePage = async (page: Page, { touched, pending, contained }: Standing, { cache, sent, whole, between }: Applying, rules: CourierRules): Promise<readonly string[] | undefined> => {
  const shown = whole ? [...touched, ...pending.flatMap(({ rows }) => rows)] : [...touched];
  const over = pendingByRow(pending.map((entry) => contained.get(entry.id) ?? entry));
  if (!rules.rowsWithCursor) {
    await cache.transact((transaction) => transaction.setCursor(page.next));
    between?.('cursor');
  }
  return cache.transact(async (transaction) => {
    if (rules.compareAndSet && rules.rowsWithCursor && canonicalCursor(await transaction.cursor()) !== canonicalCursor(sent)) return undefined;
    if (whole && rules.replaceWhole) await transaction.clear();
    const bases = await basesAfter(page, new Set(shown), transaction, rules);
    if (rules.rowsWithCursor || whole) await transaction.setCursor(page.next);
    await putBases(transaction, bases, over);
    return [...bases.keys()];
  });
};

const sameOrders = (pending: readonly OutboxEntry[], orders: readonly number[]): boolean =>
  pending.length === orders.length && pending.every(({ order }, index) => order === orders[index]);

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
  const told = new Set([...page.rows, ...page.deleted, ...page.gone].map(rowKeyText));
  const asked = [...touched].filter((text) => !bases.has(text) && !told.has(text)).map(rowKeyOf);
  const found = asked.length + moved.length === 0 ? [] : await transaction.rows([...asked, ...moved]);
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

interface Done {
  /** The entries that are done now. */
  readonly done: readonly OutboxEntry[];
  /** Of all that waited until then. */
  readonly orders: readonly number[];
}

/** Step C. */
const storeDone = async (
  { now: serverNow, outcomes, fork }: SyncResponse,
  { next }: Page,
  contained: ReadonlyMap<string, OutboxEntry>,
  { words, now }: Applying,
  rules: CourierRules,
): Promise<Done> => {
  const doneAt = rules.serverClock ? serverNow : now;
  const long = fork === null ? [] : outcomes.filter((outcome) => outcome.end === 'applied').map((outcome) => outcome.id);
  const head: SeenHead = [next.observedHead, next.observedChain];
  if (contained.size + long.length === 0 && rules.witnessed) {
    const isNews = ((await words.seenHeads()).at(-1)?.[0] ?? 0) < next.observedHead;
    if (isNews) await words.noteSeen((heads) => withHead(heads, head), serverNow);
    return { done: [], orders: await words.orders() };
  }
  return words.transact(async (transaction) => {
    const orders = await transaction.orders();
    const answered = rules.witnessed ? await transaction.entries(long) : await transaction.entriesAbove(0);
    const candidates = [...answered.filter((entry) => entry.state === 'answered'), ...contained.values()];
    const done = candidates.filter(({ seq }) => seq !== undefined && seq <= next.seq).map((entry) => ({ ...entry, state: 'done' as const, doneAt }));
    await transaction.finish(done);
    await transaction.setSeenHeads(withHead(await transaction.seenHeads(), head));
    await transaction.setServerTime(serverNow);
    return { done, orders };
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

/** For walks that switch the rule off: the tablet's own clock. */
interface ForgettingOtherwise {
  readonly now?: number;
  readonly rules?: CourierRules;
}

/**
 * Forgets done entries older than 90 days that a seen head covers: step D, once a day and at the start,
 * since it reads the whole journal. Days are counted by the server's clock: a tablet that believes it is 2036 forgets nothing.
 */
export const forgetWitnessed = (words: WordsStore, { now = 0, rules = allCourierRules }: ForgettingOtherwise = {}): Promise<void> =>
  words.transact(async (transaction) => {
    const covered = (await transaction.seenHeads()).at(-1)?.[0] ?? 0;
    const today = rules.serverClock ? await transaction.serverTime() : now;
    const old = (await transaction.doneBefore(today - journalDays * 86_400_000)).filter((entry) => entry.seq !== undefined && entry.seq <= covered);
    await transaction.removeEntries(old.map((entry) => entry.id));
  });

const canonicalCursor = (cursor: Cursor): string => canonicalJson({ ...cursor });
