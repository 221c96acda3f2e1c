/** What a write is going to append, gathered change by change while later changes already see the earlier ones. */
import { maker, rowKeyText, type Change, type Outcome, type Overwrite, type RowImage, type RowKey } from '../../../src/domain/change';
import type { Effects } from '../../../src/domain/decide';
import { groupsOf } from '../../../src/domain/entities';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { RowLookup } from '../../../src/domain/rows';
import type { Append, ChangeLogView, DeviceState, Head, LogEntry, ParkedChange, RowExit } from './change-log-store';
import { bodyHashOf, leafEntryOf, leafHashOf, nextChain, pseudonymOf } from './merkle';

/** Bytes of chance. */
export type Random = (bytes: number) => Uint8Array;

export interface DraftContext {
  readonly plan: RecordId;
  readonly by: UserId;
  /** Milliseconds since 1970, the server's. */
  readonly now: number;
  readonly random: Random;
}

export interface AppendDraft {
  readonly head: () => Head;
  /** Undefined where there is no row or it was deleted. */
  readonly row: RowLookup;
  /** Loads what is not yet loaded; true if anything had to be asked. */
  readonly load: (keys: readonly RowKey[]) => Promise<boolean>;
  readonly accept: (change: Change, effects: Effects, overwrote?: readonly Overwrite[]) => void;
  readonly park: (outcome: Outcome, body: unknown) => void;
  readonly finish: (device?: DeviceState) => Append;
}

export const startDraft = (log: ChangeLogView, start: Head, context: DraftContext): AppendDraft => {
  const author = pseudonymOf(context.plan, context.by);
  const known = new Map<string, RowImage | undefined>();
  const written = new Map<string, RowImage>();
  const entries: LogEntry[] = [];
  const exits: RowExit[] = [];
  const parked: ParkedChange[] = [];
  let head = start;

  const accept: AppendDraft['accept'] = (change, effects, overwrote) => {
    const seq = head.seq + 1;
    exits.push(...effects.exits.map((exit) => ({ ...exit, seq })), ...tombstoneExits(effects.rows, known, seq));
    for (const row of effects.rows) {
      const key = rowKeyText(row);
      known.set(key, row);
      written.set(key, row);
    }
    const entry = logEntry(change, effects.rows, { ...context, author, head });
    entries.push(overwrote ? { ...entry, overwrote } : entry);
    head = { ...head, seq, chain: entry.chain };
  };

  return {
    head: () => head,
    row: (key) => {
      const row = known.get(rowKeyText(key));
      return row?.deleted ? undefined : row;
    },
    load: async (keys) => {
      const unknown = new Map(keys.map((key) => [rowKeyText(key), key] as const).filter(([text]) => !known.has(text)));
      if (unknown.size === 0) return false;
      for (const text of unknown.keys()) known.set(text, undefined);
      for (const row of await log.rows([...unknown.values()])) known.set(rowKeyText(row), row);
      return true;
    },
    accept,
    park: (outcome, body) => parked.push({ id: outcome.id, by: context.by, at: context.now, outcome, body: JSON.stringify(body) }),
    finish: (device) => ({ head, entries, rows: [...written.values()], exits, parked, ...(device ? { device } : {}) }),
  };
};

/** A row that is made again under the id of a deleted one leaves the audience in which it was deleted. */
const tombstoneExits = (rows: readonly RowImage[], known: ReadonlyMap<string, RowImage | undefined>, seq: number): readonly RowExit[] =>
  rows.flatMap((row) => {
    const before = known.get(rowKeyText(row));
    return before?.deleted && before.audience !== row.audience ? [{ entity: row.entity, id: row.id, audience: before.audience, seq }] : [];
  });

const logEntry = (change: Change, rows: readonly RowImage[], { plan, by, now, random, author, head }: DraftContext & { readonly author: string; readonly head: Head }): LogEntry => {
  const seq = head.seq + 1;
  const salt = Buffer.from(random(16)).toString('base64url');
  const body = JSON.stringify(change);
  const audiences = [...new Set(rows.map((row) => row.audience))].sort();
  const entry = leafEntryOf({ plan, epoch: head.epoch, seq, change: change.id, kind: change.kind, author, at: change.at, receivedAt: now, audiences, bodyHash: bodyHashOf(salt, body) });
  const leaf = leafHashOf(entry);
  return {
    seq,
    changeId: change.id,
    kind: change.kind,
    by,
    entry,
    leaf,
    chain: nextChain(head.chain, leaf),
    salt,
    body,
    rows: rows.map((row) => ({
      entity: row.entity,
      id: row.id,
      audience: row.audience,
      groups: groupsWrittenBy(change.id, row),
      deleted: row.deleted === true,
    })),
  };
};

/** Of a row that the change made, every group it has. */
const groupsWrittenBy = (id: string, { entity, fields, writers }: RowImage): readonly string[] =>
  writers[maker] === id ? groupsOf(entity, Object.keys(fields)) : Object.keys(writers).filter((group) => writers[group] === id);
