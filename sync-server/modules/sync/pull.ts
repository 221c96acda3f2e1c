/**
 * The page a device is owed: rows and exits above its cursor, per audience, in order of `seq`, never splitting one.
 * Everything is read of one snapshot.
 */
import { rowKeyText, type Audience, type RowImage, type RowKey } from '../../../src/domain/change';
import type { Cursor, Page } from '../../../src/protocol/sync-messages';
import type { ChangeLogView, Head, Range, RowExit } from './change-log-store';
import type { ChainAt } from './fork';
import type { SyncRules } from './sync-rules';

export interface PullContext {
  readonly log: ChangeLogView;
  readonly head: Head;
  /** What the person may hold now. */
  readonly audiences: readonly Audience[];
  readonly limit: number;
  readonly rules: SyncRules;
}

/** True for a cursor that this log can continue. It is proved at the highest head the device saw: the rows it has may be as new as that. */
export const isCursorValid = (cursor: Cursor, head: Head, chainAt: ChainAt, rules: SyncRules): boolean => {
  const places = [cursor.seq, ...Object.values(cursor.filling)];
  if (cursor.epoch === '') return places.every((place) => place === 0);
  // A page is never ahead of the head it was computed at: a cursor that is would wait for what it passed over.
  if (cursor.epoch !== head.epoch || places.some((place) => place > cursor.observedHead)) return false;
  if (!rules.observedHead) return cursor.seq <= head.seq && (cursor.seq !== cursor.observedHead || chainAt(cursor.seq) === cursor.observedChain);
  return cursor.observedHead <= head.seq && (!rules.chain || chainAt(cursor.observedHead) === cursor.observedChain);
};

/** How far the device is in every audience that it may hold. */
interface Positions {
  readonly main: readonly Audience[];
  readonly filling: ReadonlyMap<Audience, number>;
  readonly lost: readonly Audience[];
}

export const pull = async (context: PullContext, cursor: Cursor): Promise<Page> => {
  const { head, rules } = context;
  const positions = positionsOf(cursor, context.audiences);
  const { rows, exits, cut, whole } = await contentsAbove(context, cursor, positions);
  const moved = exits.length === 0 ? [] : await whereTheyWent(context, exits);
  const next = nextCursor({ cursor, positions, cut, head });
  return {
    rows: rows.filter((row) => !row.deleted),
    deleted: rows.filter((row) => row.deleted).map(({ entity, id, seq }) => ({ entity, id, seq })),
    gone: moved.flatMap(({ entity, id, audience }) => (audience === undefined ? [{ entity, id }] : [])),
    movedAudience: rules.movedAudience ? moved.flatMap(({ entity, id, audience }) => (audience === undefined ? [] : [{ entity, id, audience }])) : [],
    dropAudiences: rules.dropAudiences ? positions.lost : [],
    next,
    more: !whole || Object.keys(next.filling).length > 0,
  };
};

const positionsOf = ({ audiences, filling }: Cursor, held: readonly Audience[]): Positions => {
  const may = new Set(held);
  const main = new Set(audiences.filter((audience) => may.has(audience) && !Object.hasOwn(filling, audience)));
  return {
    main: [...main],
    filling: new Map(held.filter((audience) => !main.has(audience)).map((audience) => [audience, filling[audience] ?? 0])),
    lost: [...new Set([...audiences, ...Object.keys(filling)])].filter((audience) => !may.has(audience)),
  };
};

interface Contents {
  readonly rows: readonly RowImage[];
  readonly exits: readonly RowExit[];
  /** Everything up to here is in the page. */
  readonly cut: number;
  readonly whole: boolean;
}

const contentsAbove = async ({ log, head, limit }: PullContext, cursor: Cursor, { main, filling }: Positions): Promise<Contents> => {
  const groups = byPosition([...main.map((audience) => [audience, cursor.seq] as const), ...filling]);
  const rowRanges = groups.map((group): Range => ({ ...group, upTo: head.seq, limit: limit + 1 }));
  // A device never had rows of an audience that it only begins to fill, so none of them can leave it.
  const exitRanges = rowRanges.map((range) => (range.above > 0 ? range : { ...range, audiences: range.audiences.filter((audience) => main.includes(audience)) }));
  const rows = await gather(rowRanges, log.rowsIn);
  const exits = await gather(exitRanges, log.exitsIn);
  const seqs = [...rows, ...exits].flatMap(({ found }) => found.map(({ seq }) => seq)).sort((one, other) => one - other);
  if (seqs.length <= limit) return { rows: inOrder(rows.map(({ found }) => found)), exits: inOrder(exits.map(({ found }) => found)), cut: head.seq, whole: true };
  const cut = seqs[limit - 1] ?? head.seq;
  return { rows: await upToCut(cut, rows, log.rowsIn), exits: await upToCut(cut, exits, log.exitsIn), cut, whole: false };
};

interface Placed {
  readonly seq: number;
}

/** What stands in one range, its first `limit`. */
interface Gathered<Each> {
  readonly range: Range;
  readonly found: readonly Each[];
}

type Ask<Each> = (range: Range) => Promise<readonly Each[]>;

const gather = async <Each extends Placed>(ranges: readonly Range[], ask: Ask<Each>): Promise<readonly Gathered<Each>[]> => {
  const gathered: Gathered<Each>[] = [];
  for (const range of ranges) if (range.audiences.length > 0 && range.above < range.upTo) gathered.push({ range, found: await ask(range) });
  return gathered;
};

/** No seq is split: where a range was full before it passed the cut, what stands at the cut itself is asked again without a limit. */
const upToCut = async <Each extends Placed>(cut: number, gathered: readonly Gathered<Each>[], ask: Ask<Each>): Promise<readonly Each[]> => {
  const parts: (readonly Each[])[] = [];
  for (const { range, found } of gathered) {
    const isComplete = found.length < range.limit || (found.at(-1)?.seq ?? 0) > cut;
    parts.push(found.filter(({ seq }) => (isComplete ? seq <= cut : seq < cut)));
    if (!isComplete) parts.push(await ask({ ...range, above: cut - 1, upTo: cut, limit: Number.MAX_SAFE_INTEGER }));
  }
  return inOrder(parts);
};

const inOrder = <Each extends Placed>(parts: readonly (readonly Each[])[]): readonly Each[] => parts.flat().sort((one, other) => one.seq - other.seq);

const byPosition = (positions: readonly (readonly [Audience, number])[]): readonly { readonly above: number; readonly audiences: readonly Audience[] }[] => {
  const groups = new Map<number, Audience[]>();
  for (const [audience, above] of positions) groups.set(above, [...(groups.get(above) ?? []), audience]);
  return [...groups].map(([above, audiences]) => ({ above, audiences }));
};

/** For each exit the audience where the row is now, if the person may hold that; undefined where it is out of their sight. */
const whereTheyWent = async ({ log, audiences }: PullContext, exits: readonly RowExit[]): Promise<readonly (RowKey & { readonly audience: Audience | undefined })[]> => {
  const rows = new Map((await log.rows(exits)).map((row) => [rowKeyText(row), row.audience]));
  return exits.map((exit) => {
    const now = rows.get(rowKeyText(exit));
    return { entity: exit.entity, id: exit.id, audience: now !== undefined && audiences.includes(now) ? now : undefined };
  });
};

const nextCursor = ({ cursor, positions: { main, filling }, cut, head }: { readonly cursor: Cursor; readonly positions: Positions; readonly cut: number; readonly head: Head }): Cursor => {
  const seen = { epoch: head.epoch, observedHead: head.seq, observedChain: head.chain };
  if (cut >= cursor.seq) return { ...seen, seq: cut, audiences: [...main, ...filling.keys()], filling: {} };
  // The page was cut below the cursor: of what is being filled everything up to the cut was delivered, of the rest nothing.
  const reached = [...filling].map(([audience, at]) => [audience, Math.max(at, cut)] as const);
  return { ...seen, seq: cursor.seq, audiences: main, filling: Object.fromEntries(reached) };
};
