/** A change log in memory that keeps the port's contract: for simulations and for tests that need no disk. */
import { rowKeyText, type RowImage } from '../../src/domain/change';
import type { ChangeId, RecordId } from '../../src/domain/ids';
import type { Append, ChangeLogStore, ChangeLogView, DeviceState, Head, LogEntry, ParkedChange, Range, RowExit } from '../../sync-server/modules/sync/change-log-store';

interface MemoryPlan {
  readonly head: Head;
  readonly entries: readonly LogEntry[];
  readonly seqByChange: ReadonlyMap<ChangeId, number>;
  readonly rows: ReadonlyMap<string, RowImage>;
  readonly exits: readonly RowExit[];
  readonly parked: ReadonlyMap<ChangeId, ParkedChange>;
  readonly devices: ReadonlyMap<string, DeviceState>;
}

/** Everything the store holds at a moment; a backup. */
export type MemorySnapshot = ReadonlyMap<RecordId, MemoryPlan>;

export interface MemoryChangeLogStore extends ChangeLogStore {
  readonly snapshot: () => MemorySnapshot;
  /** As a restored backup: what came after it is gone. */
  readonly restore: (snapshot: MemorySnapshot) => void;
}

/** `from` begins where another store stood. */
export const memoryChangeLogStore = (from: MemorySnapshot = new Map()): MemoryChangeLogStore => {
  let plans = new Map(from);
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const mustBeOpen = (): void => {
    if (closed) throw new Error('the store is closed');
  };
  // One after another, as with a lock on the head.
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    write: (plan, work) =>
      inTurn(async () => {
        mustBeOpen();
        const written = await work(viewOf(plans.get(plan)));
        mustBeOpen();
        const after = written.append ? appended(plans.get(plan), written.append) : plans.get(plan);
        const value = 'answer' in written ? await written.answer(viewOf(after)) : written.value;
        if (after) plans = new Map(plans).set(plan, after);
        return value;
      }),
    read: async (plan, work) => {
      mustBeOpen();
      return work(viewOf(plans.get(plan)));
    },
    plans: async () => [...plans.keys()].sort(),
    close: async () => {
      await last;
      closed = true;
    },
    snapshot: () => new Map(plans),
    restore: (snapshot) => {
      plans = new Map(snapshot);
    },
  };
};

const bySeq = (one: { readonly seq: number }, other: { readonly seq: number }): number => one.seq - other.seq;

const appended = (before: MemoryPlan | undefined, append: Append): MemoryPlan => {
  const seqByChange = new Map(before?.seqByChange);
  for (const { changeId, seq } of append.entries) {
    if (seqByChange.has(changeId)) throw new Error(`change ${changeId} is in the log already`);
    seqByChange.set(changeId, seq);
  }
  const rows = new Map(before?.rows);
  for (const row of append.rows) rows.set(rowKeyText(row), row);
  const parked = new Map(before?.parked);
  for (const change of append.parked) parked.set(change.id, change);
  const devices = new Map(before?.devices);
  if (append.device) devices.set(`${append.device.by}/${append.device.device}`, append.device);
  return { head: append.head, entries: [...(before?.entries ?? []), ...append.entries], seqByChange, rows, exits: [...(before?.exits ?? []), ...append.exits], parked, devices };
};

const within = <Each extends { readonly seq: number; readonly audience: string }>(all: Iterable<Each>, { audiences, above, upTo, limit }: Range): readonly Each[] =>
  [...all].filter(({ seq, audience }) => seq > above && seq <= upTo && audiences.includes(audience)).sort(bySeq).slice(0, limit);

const viewOf = (plan: MemoryPlan | undefined): ChangeLogView => {
  const rows = plan?.rows ?? new Map<string, RowImage>();
  const entries = plan?.entries ?? [];
  return {
    head: async () => plan?.head,
    outcomes: async (ids) => new Map(ids.flatMap((id) => outcomeOf(plan, id))),
    rows: async (keys) => keys.flatMap((key) => rows.get(rowKeyText(key)) ?? []),
    rowsOf: async (entity, where) => [...rows.values()].filter((row) => row.entity === entity && !row.deleted && (!where || row.fields[where.field] === where.text)).sort((one, other) => (one.id < other.id ? -1 : 1)),
    idsOf: async (entity) => [...rows.values()].filter((row) => row.entity === entity).map(({ id }) => id).sort(),
    rowsIn: async (range) => within(rows.values(), range),
    exitsIn: async (range) => within(plan?.exits ?? [], range),
    chainsAt: async (seqs) => new Map(seqs.flatMap((seq) => chainOf(entries[seq - 1], seq))),
    entriesAbove: async (seq, limit) => entries.slice(seq, seq + limit).map(({ rows: _, ...entry }) => entry),
    historyOf: async ({ entity, id }) =>
      entries.toReversed().flatMap(({ seq, changeId, kind, by, entry, body, rows: written }) =>
        written.filter((row) => row.entity === entity && row.id === id).map(({ audience, groups, deleted }) => ({ seq, changeId, kind, by, entry, body, audience, groups, deleted })),
      ),
    parkedBy: async (user) => [...(plan?.parked.values() ?? [])].filter(({ by }) => user === undefined || by === user).reverse(),
    parkedBehind: async (place, limit) =>
      [...(plan?.parked.values() ?? [])]
        .sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1))
        .filter(({ at, id }) => place === undefined || at < place.at || (at === place.at && id > place.id))
        .slice(0, limit),
    deviceState: async (user, device) => plan?.devices.get(`${user}/${device}`),
    deviceStates: async () => [...(plan?.devices.values() ?? [])].sort((one, other) => other.seenAt - one.seenAt),
  };
};

const outcomeOf = (plan: MemoryPlan | undefined, id: ChangeId) => {
  const entry = plan?.entries[(plan.seqByChange.get(id) ?? 0) - 1];
  if (entry) return [[id, { by: entry.by, outcome: { id, end: 'applied', seq: entry.seq, ...(entry.overwrote ? { overwrote: entry.overwrote } : {}) } }]] as const;
  const parked = plan?.parked.get(id);
  return parked ? ([[id, { by: parked.by, outcome: parked.outcome }]] as const) : [];
};

const chainOf = (entry: LogEntry | undefined, seq: number) => (entry ? [[seq, entry.chain] as const] : []);
