/**
 * View = what the server last said, with what is pending laid over it. Doing it twice changes nothing.
 * The only place that writes records of the cache.
 */
import { applyOperation, type RowContent } from '../domain/apply-operation';
import { rowKeyText, type RowImage, type RowKey } from '../domain/change';
import type { CachedRow, CacheStore, CacheTransaction } from './cache-store';
import { rowKeyOf } from './row-keys';
import type { OutboxEntry, Waiting, WordsStore } from './words-store';

/**
 * Lays pending entries, oldest first, over the server's image of one row.
 * An entry that is already inside the image (answered at or below its seq) is skipped.
 * Returns undefined when nothing is left to keep: no image and no pending operation on it.
 */
export const foldRow = (key: RowKey, base: RowImage | null, pending: readonly OutboxEntry[]): CachedRow | undefined => {
  const over = pending.filter((entry) => !(entry.seq !== undefined && base !== null && base.seq >= entry.seq));
  if (over.length === 0) return base === null ? undefined : imageToRow(base);
  let content: RowContent | undefined = base ?? undefined;
  for (const { change } of over)
    for (const operation of change.operations)
      if (operation.entity === key.entity && operation.id === key.id) content = applyOperation(content, operation, change.id);
  if (!content && base === null) return undefined;
  const last = over.at(-1)?.change;
  const seen = content ?? { audience: base?.audience ?? 'members', fields: {}, writers: base?.writers ?? {} };
  return {
    entity: key.entity,
    id: key.id,
    fields: seen.fields,
    audience: seen.audience,
    writers: seen.writers,
    seq: base?.seq ?? 0,
    by: base?.by ?? '',
    at: last?.at ?? base?.at ?? 0,
    pending: 1,
    base,
    ...(content ? {} : { hidden: 1 as const }),
  };
};

/** The server's image that a cached row stands on; null where the server has said nothing. */
export const baseOf = (row: CachedRow | undefined): RowImage | null => {
  if (!row) return null;
  if (row.pending) return row.base ?? null;
  const { entity, id, seq, audience, fields, writers, by, at } = row;
  return { entity, id, seq, audience, fields, writers, by, at };
};

export const imageToRow = ({ entity, id, seq, audience, fields, writers, by, at }: RowImage): CachedRow => ({ entity, id, seq, audience, fields, writers, by, at });

/** Pending entries by the row they touch. */
export const pendingByRow = (pending: readonly OutboxEntry[]): ReadonlyMap<string, readonly OutboxEntry[]> => {
  const byRow = new Map<string, OutboxEntry[]>();
  for (const entry of pending)
    for (const row of entry.rows) {
      const list = byRow.get(row);
      if (list) list.push(entry);
      else byRow.set(row, [entry]);
    }
  return byRow;
};

/** Lays what is pending over new bases, inside a running transaction. `bases`: by `entity/id`. */
export const putBases = async (
  cache: CacheTransaction,
  bases: ReadonlyMap<string, RowImage | null>,
  pending: ReadonlyMap<string, readonly OutboxEntry[]>,
): Promise<void> => {
  const kept: CachedRow[] = [];
  const left: RowKey[] = [];
  for (const [text, base] of bases) {
    const over = pending.get(text);
    const row = over ? foldRow(rowKeyOf(text), base, over) : base && imageToRow(base);
    if (row) kept.push(row);
    else left.push(rowKeyOf(text));
  }
  if (kept.length > 0) await cache.putRows(kept);
  if (left.length > 0) await cache.removeRows(left);
};

/**
 * Brings rows up to date with what is pending now. Words and cache are two databases, so another tab may write
 * between the two steps; whether anything came or went over these rows is therefore asked again afterwards, until nothing did.
 */
export const materialise = async (words: WordsStore, cache: CacheStore, rows: readonly string[]): Promise<void> => {
  if (rows.length === 0) return;
  for (;;) {
    const before = await words.waiting({ over: rows });
    await cache.transact(async (transaction) => {
      const keys = rows.map(rowKeyOf);
      const found = await transaction.rows(keys);
      await putBases(transaction, new Map(keys.map((key, index) => [rowKeyText(key), baseOf(found[index])])), pendingByRow(before.entries));
    });
    if (await stoodStill(words, rows, before)) return;
  }
};

/** In a burst of writes only the newest are read again, not all that waits. */
const stoodStill = async (words: WordsStore, rows: readonly string[], { orders, entries }: Waiting): Promise<boolean> => {
  const last = orders.at(-1) ?? 0;
  const now = await words.waiting({ after: last });
  const [before, still] = [new Set(orders), new Set(now.orders)];
  if (entries.some(({ order }) => !still.has(order))) return false;
  if (now.orders.some((order) => order < last && !before.has(order))) return false;
  const over = new Set(rows);
  return !now.entries.some((entry) => entry.rows.some((row) => over.has(row)));
};

/** Writes that come closer together than this, in ms, are a burst of a program: no person writes so fast. */
const burstMs = 100;
/** The longest that something written in a burst waits to be shown, in ms. */
const longestWaitMs = 2000;

/**
 * Shows rows soon. What a person writes is shown at once. In a burst showing waits until the burst pauses, since it would take
 * the disk from the writing; what is asked for meanwhile, or while rows are being shown, is shown together.
 * Resolves when the rows of the call are shown.
 */
export const materialiser = (words: WordsStore, cache: CacheStore): ((rows: readonly string[]) => Promise<void>) => {
  let waiting = new Set<string>();
  let next: Promise<void> | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let lastAsked = -Infinity;
  const pause = async (asked: number, before: number): Promise<void> => {
    if (asked - before >= burstMs) return;
    for (let now = asked; now - lastAsked < burstMs && now - asked < longestWaitMs; now = performance.now()) await sleep(Math.min(burstMs - (now - lastAsked), longestWaitMs - (now - asked)));
  };
  const pass = async (): Promise<void> => {
    const taken = [...waiting];
    waiting = new Set();
    next = undefined;
    const showing = materialise(words, cache, taken);
    running = showing.catch(() => undefined);
    await showing;
  };
  return (rows) => {
    for (const row of rows) waiting.add(row);
    const [asked, before] = [performance.now(), lastAsked];
    lastAsked = asked;
    next ??= Promise.all([running, pause(asked, before)]).then(pass);
    return next;
  };
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Opening {
  readonly words: PromiseLike<unknown>;
  readonly cache: PromiseLike<unknown>;
}

/**
 * Every row that a crash may have left half-way: those with pending entries, and those that still carry a base. Each database may
 * still be opening: whichever is open first is read while the other opens.
 */
export const materialiseAll = async (words: WordsStore, cache: CacheStore, opening: Opening = { words: Promise.resolve(), cache: Promise.resolve() }): Promise<void> => {
  const [pending, standing] = await Promise.all([opening.words.then(() => words.pending()), opening.cache.then(() => cache.pendingKeys())]);
  await materialise(words, cache, [...new Set([...pending.flatMap((entry) => entry.rows), ...standing.map(rowKeyText)])]);
};
