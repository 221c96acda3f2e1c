/** What a write is going to append, gathered change by change while later changes already see the earlier ones. */
import { maker, type Audience, type Change, type Outcome, type Overwrite, type RowImage, type RowKey } from '../../../src/domain/change';
import type { Effects } from '../../../src/domain/decide';
import { meetingParts, type Deciding } from '../../../src/domain/deciding';
import { groupsOf } from '../../../src/domain/entities';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { RowLookup } from '../../../src/domain/rows';
import type { Append, ChangeLogView, DeviceState, Head, LogEntry, ParkedChange, RowExit } from './change-log-store';
import { asItWasDone } from './as-it-was-done';
import { bodyHashOf, leafEntryOf, leafHashOf, nextChain, pseudonymOf, saltOf } from './merkle';

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
  /** Those of the keys whose rows are not yet loaded. */
  readonly unloaded: (keys: readonly RowKey[]) => readonly RowKey[];
  readonly load: (keys: readonly RowKey[]) => Promise<void>;
  /** Loads every row that the record of a meeting may be made of. */
  readonly loadMeeting: () => Promise<void>;
  /** Of what was loaded or written, a meeting's rows of one kind. */
  readonly rowsOfMeeting: NonNullable<Deciding['rowsOfMeeting']>;
  readonly accept: (change: Change, effects: Effects, overwrote?: readonly Overwrite[]) => void;
  readonly park: (outcome: Outcome, body: unknown) => void;
  readonly finish: (device?: DeviceState) => Append;
}

export const startDraft = (log: ChangeLogView, start: Head, context: DraftContext): AppendDraft => {
  const { plan, by, now, random } = context;
  const author = pseudonymOf(plan, by);
  const known = rowsByKey();
  const written = rowsByKey();
  const entries: LogEntry[] = [];
  const exits: RowExit[] = [];
  const parked: ParkedChange[] = [];
  let head = start;

  const accept: AppendDraft['accept'] = (change, effects, overwrote) => {
    const seq = head.seq + 1;
    for (const exit of effects.exits) exits.push({ ...exit, seq });
    const done = asItWasDone(change, effects.rows, known.get);
    for (const row of effects.rows) {
      const left = tombstoneLeft(known.get(row), row);
      if (left !== undefined) exits.push({ entity: row.entity, id: row.id, audience: left, seq });
      known.set(row, row);
      written.set(row, row);
    }
    const entry = logEntry(done, effects.rows, { plan, by, now, random, author, head });
    entries.push(overwrote ? { ...entry, overwrote } : entry);
    head = { epoch: head.epoch, seq, chain: entry.chain };
  };

  return {
    head: () => head,
    row: (key) => {
      const row = known.get(key);
      return row?.deleted ? undefined : row;
    },
    unloaded: (keys) => keys.filter((key) => !known.has(key)),
    load: async (keys) => {
      const asked = keys.filter((key) => {
        const isNew = !known.has(key);
        if (isNew) known.set(key, undefined);
        return isNew;
      });
      if (asked.length > 0) for (const row of await log.rows(asked)) known.set(row, row);
    },
    loadMeeting: async () => {
      for (const entity of meetingParts)
        for (const row of await log.rowsOf(entity)) if (!known.has(row)) known.set(row, row);
    },
    rowsOfMeeting: (entity, meeting) => known.all().filter((row) => row.entity === entity && !row.deleted && row.fields['meeting'] === meeting),
    accept,
    park: (outcome, body) => parked.push({ id: outcome.id, by: context.by, at: context.now, outcome, body: JSON.stringify(body) }),
    finish: (device) => ({ head, entries, rows: written.all(), exits, parked, ...(device ? { device } : {}) }),
  };
};

/** Rows by entity and id. Every change looks several times: two small maps are asked faster than one text is put together. */
const rowsByKey = () => {
  const byEntity = new Map<string, Map<RecordId, RowImage | undefined>>();
  return {
    has: ({ entity, id }: RowKey): boolean => byEntity.get(entity)?.has(id) === true,
    get: ({ entity, id }: RowKey): RowImage | undefined => byEntity.get(entity)?.get(id),
    set: ({ entity, id }: RowKey, row: RowImage | undefined): void => {
      const known = byEntity.get(entity);
      if (known) known.set(id, row);
      else byEntity.set(entity, new Map([[id, row]]));
    },
    all: (): readonly RowImage[] => [...byEntity.values()].flatMap((rows) => [...rows.values()].flatMap((row) => row ?? [])),
  };
};

/** A row that is made again under the id of a deleted one leaves the audience in which it was deleted. */
const tombstoneLeft = (before: RowImage | undefined, row: RowImage): Audience | undefined => (before?.deleted && before.audience !== row.audience ? before.audience : undefined);

interface EntryContext extends DraftContext {
  readonly author: string;
  readonly head: Head;
}

const logEntry = (change: Change, rows: readonly RowImage[], { plan, by, now, random, author, head }: EntryContext): LogEntry => {
  const seq = head.seq + 1;
  const salt = saltOf(random(16));
  const body = JSON.stringify(change);
  const audiences = rows.length === 1 ? rows.map(({ audience }) => audience) : [...new Set(rows.map(({ audience }) => audience))].sort();
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
