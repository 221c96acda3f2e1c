/**
 * Keeping what a person did: durable first, visible next. Only after the first step may a screen say
 * "saved on this device".
 */
import type { Change, RowImage, RowKey, RowOperation } from '../domain/change';
import { rowKeyText } from '../domain/change';
import { operationsOf, rowsNeeded } from '../domain/decide';
import type { DecisionRefusal } from '../domain/deciding';
import type { Day } from '../domain/day';
import { changeId, type ChangeId } from '../domain/ids';
import type { Json } from '../domain/json';
import type { Person } from '../domain/permissions';
import { accept, refuse, type Result } from '../domain/result';
import type { RowLookup } from '../domain/rows';
import type { CacheStore } from './cache-store';
import type { NewEntry, WordsStore, WordsTransaction } from './words-store';

/** What a device brings to a write; clock and chance are handed in. */
export interface WritingDevice {
  readonly words: WordsStore;
  readonly cache: CacheStore;
  readonly id: string;
  readonly app: string;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** Brings rows up to date with what is pending; one `materialiser` for the whole tab. */
  readonly show: (rows: readonly string[]) => Promise<void>;
}

export interface Act {
  readonly kind: string;
  readonly operations?: readonly RowOperation[];
  readonly arguments?: Json;
  /** Of an act that another page had begun; otherwise it gets a new one. */
  readonly id?: ChangeId;
  /** The draft it was typed in: gone in the same transaction. */
  readonly draft?: string;
  /** The change in attention that it settles, and how. */
  readonly settles?: { readonly id: string; readonly how: 'mine' | 'combined' };
}

export interface Writing {
  readonly change: Change;
  /** Resolves when the view shows it; screens that read live need not wait. */
  readonly visible: Promise<void>;
}

/**
 * Writes one act. Refused (with the server's own reasons, since the same function decides) leaves everything as it was.
 * Throws when the words could not be stored: then nothing may be called saved.
 */
export const write = async (device: WritingDevice, act: Act, by: { readonly person: Person; readonly today: Day }): Promise<Result<Writing, DecisionRefusal>> => {
  const draft = newChange(device, act);
  const row = await rowsOf(device.cache, draft);
  const operations = operationsOf(draft, { ...by, row });
  if (!operations.accepted) return refuse(operations.refusal);
  const change: Change = { ...draft, operations: operations.value };
  const rows = await keep(device, change, act);
  return accept({ change, visible: device.show(rows) });
};

/** The durable step alone. Returns the rows it touches. */
export const keep = async ({ words, now }: Pick<WritingDevice, 'words' | 'now'>, change: Change, act: Pick<Act, 'draft' | 'settles'> = {}): Promise<readonly string[]> => {
  const rows = [...new Set(change.operations.map(rowKeyText))];
  const entry = { id: change.id, change, rows, state: 'queued' } as const;
  if (act.draft === undefined && !act.settles) await words.add(entry);
  else await words.transact((transaction) => keepWith(transaction, entry, act, now()));
  return rows;
};

/** The words together with what they settle: the draft they were typed in, the refused change they stand for. */
const keepWith = async (transaction: WordsTransaction, entry: NewEntry, { draft, settles }: Pick<Act, 'draft' | 'settles'>, at: number): Promise<void> => {
  await transaction.addEntry(entry);
  if (draft !== undefined) await transaction.removeDraft(draft);
  const settled = settles && (await transaction.attention(settles.id));
  if (settled && settles) await transaction.addAttention([{ ...settled, settled: { how: settles.how, at, by: entry.id } }]);
};

const newChange = ({ random, now, id, app }: WritingDevice, act: Act): Change => ({
  id: act.id ?? changeId(now(), random(16)),
  format: 1,
  kind: act.kind,
  operations: act.operations ?? [],
  ...(act.arguments === undefined ? {} : { arguments: act.arguments }),
  at: now(),
  device: id,
  app,
});

/** The rows that a decision needs, as this device sees them. */
export const rowsOf = async (cache: Pick<CacheStore, 'rowsOnce'>, change: Change): Promise<RowLookup> => {
  const known = new Map<string, RowImage | undefined>();
  const row: RowLookup = (key) => known.get(rowKeyText(key));
  for (;;) {
    const missing = rowsNeeded(change, row).filter((key) => !known.has(rowKeyText(key)));
    if (missing.length === 0) return row;
    const found = await cache.rowsOnce(missing);
    missing.forEach((key: RowKey, index) => {
      const cached = found[index];
      known.set(rowKeyText(key), cached && !cached.hidden ? cached : undefined);
    });
  }
};
