/**
 * View = what the server last said, with what is pending laid over it. Doing it twice changes nothing.
 * The only place that writes records of the cache.
 */
import { applyOperation, type RowContent } from '../domain/apply-operation';
import { rowKeyText, type RowImage, type RowKey } from '../domain/change';
import type { CachedRow, CacheStore, CacheTransaction } from './cache-store';
import { rowKeyOf } from './row-keys';
import type { OutboxEntry, WordsStore } from './words-store';

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
 * between the two reads; the pending entries are therefore read again afterwards, until they stood still.
 */
export const materialise = async (words: WordsStore, cache: CacheStore, rows: readonly string[]): Promise<void> => {
  if (rows.length === 0) return;
  let pending = await words.pending(rows);
  for (;;) {
    const byRow = pendingByRow(pending);
    await cache.transact(async (transaction) => {
      const keys = rows.map(rowKeyOf);
      const found = await transaction.rows(keys);
      await putBases(transaction, new Map(keys.map((key, index) => [rowKeyText(key), baseOf(found[index])])), byRow);
    });
    const now = await words.pending(rows);
    if (sameEntries(pending, now)) return;
    pending = now;
  }
};

/**
 * The pause after a pass, in ms: at least so long, and five times what the pass took. What a person writes comes slower,
 * so it is shown at once; in a burst of a program, showing takes at most a sixth of the time from writing.
 */
const leastRestMs = 250;
const restPerPass = 5;

/**
 * Shows rows soon: what is asked for while one pass runs, or rests, is shown together by the next.
 * Resolves when the rows of the call are shown.
 */
export const materialiser = (words: WordsStore, cache: CacheStore): ((rows: readonly string[]) => Promise<void>) => {
  let waiting = new Set<string>();
  let next: Promise<void> | undefined;
  let rested: Promise<unknown> = Promise.resolve();
  const pass = async (): Promise<void> => {
    const taken = [...waiting];
    waiting = new Set();
    next = undefined;
    const began = performance.now();
    const running = materialise(words, cache, taken);
    rested = running.catch(() => undefined).then(() => pause(Math.max(leastRestMs, restPerPass * (performance.now() - began))));
    await running;
  };
  return (rows) => {
    for (const row of rows) waiting.add(row);
    next ??= rested.then(pass);
    return next;
  };
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Every row that a crash may have left half-way: those with pending entries, and those that still carry a base. */
export const materialiseAll = async (words: WordsStore, cache: CacheStore): Promise<void> => {
  const pending = await words.pending();
  const standing = await cache.pendingKeys();
  await materialise(words, cache, [...new Set([...pending.flatMap((entry) => entry.rows), ...standing.map(rowKeyText)])]);
};

export const sameEntries = (one: readonly OutboxEntry[], other: readonly OutboxEntry[]): boolean =>
  one.length === other.length && one.every((entry, index) => entry.id === other[index]?.id && entry.seq === other[index]?.seq && entry.state === other[index]?.state);
