/** How the change log is read from SQLite: one query for all that a push asks of a kind. */
import { rowKeyText, type RowImage, type RowKey } from '../../src/domain/change';
import type { ChangeLogView, FieldIs, Head, Range, RowExit } from '../modules/sync/change-log-store';
import type { Schema } from './schema';
import { appliedOutcomeOf, deviceStateOf, entryOf, loggedChangeOf, parkedChangeOf, parkedOutcomeOf, rowImageOf, type AppliedRow, type EntryRow, type FoundOutcome, type HistoryRow, type ParkedOutcomeRow } from './stored-rows';
import type { Statements } from './statements';

/** `written`: rows that the same transaction has just written, as they stand; they are not read again to be told. */
export const sqliteChangeLogView = (statements: Statements, plan: string, written: readonly RowImage[] = []): ChangeLogView => ({
  head: async () => statements.get<Head>('select epoch, seq, chain from plan_head where plan = ?', plan),
  outcomes: async (ids) => new Map([...parkedOutcomes(statements, plan, ids), ...appliedOutcomes(statements, plan, ids)]),
  rows: async (keys) => [...idsByEntity(keys)].flatMap(([entity, ids]) => rowsNamed(statements, plan, entity, ids)),
  rowsOf: async (entity, where) => (where ? rowsWhere(statements, plan, entity, where) : statements.all<Schema['row']>(`${rowsOf} order by id`, plan, entity)).map(rowImageOf),
  idsOf: async (entity) => statements.all<{ id: string }>('select id from "row" where plan = ? and entity = ? order by id', plan, entity).map(({ id }) => id),
  rowsIn: async (range) => (range.audiences.length === 0 ? [] : rowsIn(statements, plan, range, written)),
  exitsIn: async (range) => (range.audiences.length === 0 ? [] : exitsIn(statements, plan, range)),
  chainsAt: async (seqs) =>
    new Map(
      seqs.flatMap((seq) => {
        const found = statements.get<{ chain: string }>('select chain from log where plan = ? and seq = ?', plan, seq);
        return found ? [[seq, found.chain] as const] : [];
      }),
    ),
  entriesAbove: async (seq, limit) => statements.all<EntryRow>(`select ${entryColumns} where l.plan = ? and l.seq > ? order by l.seq ${atMost}`, plan, seq, limit).map(entryOf),
  historyOf: async ({ entity, id }) => statements.all<HistoryRow>(`${history} where r.plan = ? and r.entity = ? and r.id = ? order by r.seq desc`, plan, entity, id).map(loggedChangeOf),
  parkedBy: async (user) =>
    statements
      .all<Schema['parked']>('select * from parked where plan = ? and (? is null or by_user = ?) order by at desc, change_id', plan, user ?? null, user ?? null)
      .map(parkedChangeOf),
  parkedBehind: async (place, limit) =>
    statements
      .all<Schema['parked']>('select * from parked where plan = ? and (? is null or at < ? or (at = ? and change_id > ?)) order by at desc, change_id limit cast(? as integer)', plan, place?.at ?? null, place?.at ?? null, place?.at ?? null, place?.id ?? null, limit)
      .map(parkedChangeOf),
  deviceState: async (user, device) => {
    const found = statements.get<Schema['device_state']>('select * from device_state where plan = ? and by_user = ? and device = ?', plan, user, device);
    return found && deviceStateOf(found);
  },
  deviceStates: async () => statements.all<Schema['device_state']>('select * from device_state where plan = ? order by seen_at desc', plan).map(deviceStateOf),
});

/** A list travels as one JSON text, so that a statement has one text for any number of ids; "cross" keeps SQLite from walking the whole log of the plan in search of a few. */
const named = 'from json_each(?) as each cross join';

const appliedOutcomes = (statements: Statements, plan: string, ids: readonly string[]): readonly FoundOutcome[] =>
  statements.all<AppliedRow>(`select change_id, seq, by_user, overwrote ${named} log on plan = ? and change_id = each.value`, JSON.stringify(ids), plan).map(appliedOutcomeOf);

const parkedOutcomes = (statements: Statements, plan: string, ids: readonly string[]): readonly FoundOutcome[] =>
  statements.all<ParkedOutcomeRow>(`select change_id, by_user, outcome ${named} parked on plan = ? and change_id = each.value`, JSON.stringify(ids), plan).map(parkedOutcomeOf);

const idsByEntity = (keys: readonly RowKey[]): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map<string, string[]>();
  for (const { entity, id } of keys) {
    const known = ids.get(entity);
    if (known) known.push(id);
    else ids.set(entity, [id]);
  }
  return ids;
};

const rowsNamed = (statements: Statements, plan: string, entity: string, ids: readonly string[]): readonly RowImage[] =>
  statements.all<Schema['row']>(`select r.* ${named} "row" r on r.plan = ? and r.entity = ? and r.id = each.value`, JSON.stringify(ids), plan, entity).map(rowImageOf);

const rowsOf = 'select * from "row" where plan = ? and entity = ? and deleted = 0';

/** Looked for where they lie: every request asks for the memberships of one person, and the others are not even read. */
const rowsWhere = (statements: Statements, plan: string, entity: string, { field, text }: FieldIs): readonly Schema['row'][] =>
  statements.all<Schema['row']>(`${rowsOf} and fields ->> ? = ? order by id`, plan, entity, field, text);

/**
 * The first of each audience are found in the index alone, then merged here: one statement over all audiences would sort
 * for every page, and costs six times as much for a short one. Only the rows that go into the page are read.
 */
const rowsIn = (statements: Statements, plan: string, range: Range, written: readonly RowImage[]): readonly RowImage[] => {
  const places = firstOf(range, (audience) => statements.all<Placed>(`select entity, id, seq from "row" ${inRange}`, ...valuesOf(plan, audience, range)));
  const known = places.length < 2 ? undefined : new Map(written.map((row) => [rowKeyText(row), row]));
  return places.flatMap((key) => known?.get(rowKeyText(key)) ?? statements.all<Schema['row']>('select * from "row" where plan = ? and entity = ? and id = ?', plan, key.entity, key.id).map(rowImageOf));
};

const exitsIn = (statements: Statements, plan: string, range: Range): readonly RowExit[] =>
  firstOf(range, (audience) => statements.all<RowExit>(`select entity, id, audience, seq from row_exit ${inRange}`, ...valuesOf(plan, audience, range)));

type Placed = RowKey & { readonly seq: number };

/** A limit that is a parameter and nothing else makes SQLite prepare the statement anew each time it is run, which costs ten times the looking. */
const atMost = 'limit (? + 0)';

const inRange = `where plan = ? and audience = ? and seq > ? and seq <= ? order by seq ${atMost}`;

const valuesOf = (plan: string, audience: string, { above, upTo, limit }: Range): readonly unknown[] => [plan, audience, above, upTo, limit];

/** Rows of one seq keep the order in which the index holds them. */
const firstOf = <Each extends Placed>({ audiences, limit }: Range, find: (audience: string) => readonly Each[]): readonly Each[] =>
  audiences
    .flatMap(find)
    .sort((one, other) => one.seq - other.seq)
    .slice(0, limit);

const entryColumns = 'l.*, b.salt, b.body from log l left join log_body b on b.plan = l.plan and b.seq = l.seq';

const history = `select r.seq, r.audience, r.groups, r.deleted, l.change_id, l.kind, l.by_user, l.entry, b.body
  from log_row r join log l on l.plan = r.plan and l.seq = r.seq left join log_body b on b.plan = r.plan and b.seq = r.seq`;
