/** How the change log is read from SQLite: one query for all that a push asks of a kind. */
import type { Outcome, Overwrite, RowImage, RowKey } from '../../src/domain/change';
import type { Fields } from '../../src/domain/json';
import type { ChangeLogView, DeviceState, Head, LogEntry, LoggedChange, ParkedChange, Range, RowExit, StoredOutcome } from '../modules/sync/change-log-store';
import type { Schema } from './schema';
import type { Statements } from './statements';

export const sqliteChangeLogView = (statements: Statements, plan: string): ChangeLogView => ({
  head: async () => statements.get<Head>('select epoch, seq, chain from plan_head where plan = ?', plan),
  outcomes: async (ids) => new Map([...partsOf(ids).flatMap((part) => parkedOutcomes(statements, plan, part)), ...partsOf(ids).flatMap((part) => appliedOutcomes(statements, plan, part))]),
  rows: async (keys) => [...idsByEntity(keys)].flatMap(([entity, ids]) => partsOf(ids).flatMap((part) => rowsNamed(statements, plan, entity, part))),
  rowsOf: async (entity) => statements.all<Schema['row']>('select * from "row" where plan = ? and entity = ? and deleted = 0 order by id', plan, entity).map(rowImageOf),
  idsOf: async (entity) => statements.all<{ id: string }>('select id from "row" where plan = ? and entity = ? order by id', plan, entity).map(({ id }) => id),
  rowsIn: async (range) => (range.audiences.length === 0 ? [] : rowsIn(statements, plan, range)),
  exitsIn: async (range) => (range.audiences.length === 0 ? [] : exitsIn(statements, plan, range)),
  chainsAt: async (seqs) =>
    new Map(
      seqs.flatMap((seq) => {
        const found = statements.get<{ chain: string }>('select chain from log where plan = ? and seq = ?', plan, seq);
        return found ? [[seq, found.chain] as const] : [];
      }),
    ),
  entriesAbove: async (seq, limit) => statements.all<EntryRow>(`select ${entryColumns} where l.plan = ? and l.seq > ? order by l.seq limit ?`, plan, seq, limit).map(entryOf),
  historyOf: async ({ entity, id }) => statements.all<HistoryRow>(`${history} where r.plan = ? and r.entity = ? and r.id = ? order by r.seq desc`, plan, entity, id).map(loggedChangeOf),
  parkedBy: async (user) =>
    statements
      .all<Schema['parked']>('select * from parked where plan = ? and (? is null or by_user = ?) order by at desc, change_id', plan, user ?? null, user ?? null)
      .map(parkedChangeOf),
  deviceState: async (user, device) => {
    const found = statements.get<Schema['device_state']>('select * from device_state where plan = ? and by_user = ? and device = ?', plan, user, device);
    return found && deviceStateOf(found);
  },
  deviceStates: async () => statements.all<Schema['device_state']>('select * from device_state where plan = ? order by seen_at desc', plan).map(deviceStateOf),
});

/** SQLite limits how many values a statement may name. */
const valuesPerStatement = 500;

const partsOf = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / valuesPerStatement) }, (_, part) => ids.slice(part * valuesPerStatement, (part + 1) * valuesPerStatement));

type FoundOutcome = readonly [string, StoredOutcome];

const appliedOutcomes = (statements: Statements, plan: string, ids: readonly string[]): readonly FoundOutcome[] =>
  statements
    .all<Pick<Schema['log'], 'change_id' | 'seq' | 'by_user' | 'overwrote'>>(`select change_id, seq, by_user, overwrote from log where ${named(ids)}`, ...valuesNamed(plan, ids))
    .map(({ change_id: id, seq, by_user, overwrote }) => {
      const told = overwrote === null ? {} : { overwrote: JSON.parse(overwrote) as readonly Overwrite[] };
      return [id, { by: by_user, outcome: { id, end: 'applied', seq, ...told } }] as const;
    });

const parkedOutcomes = (statements: Statements, plan: string, ids: readonly string[]): readonly FoundOutcome[] =>
  statements
    .all<Pick<Schema['parked'], 'change_id' | 'by_user' | 'outcome'>>(`select change_id, by_user, outcome from parked where ${named(ids)}`, ...valuesNamed(plan, ids))
    .map(({ change_id, by_user, outcome }) => [change_id, { by: by_user, outcome: JSON.parse(outcome) as Outcome }] as const);

/** Pairs, since SQLite would otherwise walk the whole log of the plan in search of a few ids. */
const named = (ids: readonly string[]): string => `(plan, change_id) in (values ${ids.map(() => '(?, ?)').join(', ')})`;

const valuesNamed = (plan: string, ids: readonly string[]): readonly string[] => ids.flatMap((id) => [plan, id]);

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
  statements.all<Schema['row']>(`select * from "row" where plan = ? and entity = ? and id in (${marks(ids.length)})`, plan, entity, ...ids).map(rowImageOf);

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

/** A page asks for so many audiences in one statement; a person who holds more is asked for in parts. */
const audiencesPerStatement = 200;

/**
 * The first rows of each audience are found in the index alone, then merged: over all audiences together SQLite would
 * sort everything above the cursor for every page. Only the rows that go into the page are read.
 */
const rowsIn = (statements: Statements, plan: string, range: Range): readonly RowImage[] =>
  firstOf(range, (part) =>
    statements
      .all<Schema['row']>(
        `select r.* from (${firstOfEach(part, 'select plan, entity, id, seq from "row"')}) k
         join "row" r on r.plan = k.plan and r.entity = k.entity and r.id = k.id order by r.seq`,
        ...valuesOfEach(plan, part),
      )
      .map(rowImageOf),
  );

const exitsIn = (statements: Statements, plan: string, range: Range): readonly RowExit[] =>
  firstOf(range, (part) => statements.all<RowExit>(firstOfEach(part, 'select entity, id, audience, seq from row_exit'), ...valuesOfEach(plan, part)));

const firstOf = <Each extends { readonly seq: number }>(range: Range, find: (part: Range) => readonly Each[]): readonly Each[] => {
  if (range.audiences.length <= audiencesPerStatement) return find(range);
  const found: Each[] = [];
  for (let from = 0; from < range.audiences.length; from += audiencesPerStatement)
    found.push(...find({ ...range, audiences: range.audiences.slice(from, from + audiencesPerStatement) }));
  return found.sort((one, other) => one.seq - other.seq).slice(0, range.limit);
};

const firstOfEach = ({ audiences }: Range, select: string): string =>
  `${audiences.map(() => `select * from (${select} where plan = ? and audience = ? and seq > ? and seq <= ? order by seq limit ?)`).join(' union all ')} order by seq limit ?`;

const valuesOfEach = (plan: string, { audiences, above, upTo, limit }: Range): readonly unknown[] => [...audiences.flatMap((audience) => [plan, audience, above, upTo, limit]), limit];

const rowImageOf = ({ entity, id, seq, audience, fields, writers, by_user, at, deleted }: Schema['row']): RowImage => ({
  entity,
  id,
  seq,
  audience,
  fields: JSON.parse(fields) as Fields,
  writers: JSON.parse(writers) as RowImage['writers'],
  by: by_user,
  at,
  ...(deleted ? { deleted: true as const } : {}),
});

type EntryRow = Schema['log'] & { readonly salt: string | null; readonly body: string | null };

const entryColumns = 'l.*, b.salt, b.body from log l left join log_body b on b.plan = l.plan and b.seq = l.seq';

const entryOf = ({ seq, change_id, kind, by_user, entry, leaf, chain, overwrote, salt, body }: EntryRow): Omit<LogEntry, 'rows'> => ({
  seq,
  changeId: change_id,
  kind,
  by: by_user,
  entry,
  leaf,
  chain,
  salt: salt ?? '',
  body: body ?? '',
  ...(overwrote === null ? {} : { overwrote: JSON.parse(overwrote) as readonly Overwrite[] }),
});

type HistoryRow = Pick<EntryRow, 'change_id' | 'kind' | 'by_user' | 'entry' | 'body'> & Pick<Schema['log_row'], 'seq' | 'audience' | 'groups' | 'deleted'>;

const history = `select r.seq, r.audience, r.groups, r.deleted, l.change_id, l.kind, l.by_user, l.entry, b.body
  from log_row r join log l on l.plan = r.plan and l.seq = r.seq left join log_body b on b.plan = r.plan and b.seq = r.seq`;

const loggedChangeOf = ({ seq, audience, groups, deleted, change_id, kind, by_user, entry, body }: HistoryRow): LoggedChange => ({
  seq,
  changeId: change_id,
  kind,
  by: by_user,
  entry,
  body: body ?? '',
  audience,
  groups: JSON.parse(groups) as readonly string[],
  deleted: deleted === 1,
});

const parkedChangeOf = ({ change_id, by_user, at, outcome, body }: Schema['parked']): ParkedChange => ({ id: change_id, by: by_user, at, outcome: JSON.parse(outcome) as Outcome, body });

const deviceStateOf = ({ by_user, device, seen_at, waiting, oldest_at, persisted, app }: Schema['device_state']): DeviceState => ({
  device,
  by: by_user,
  seenAt: seen_at,
  waiting,
  oldestAt: oldest_at,
  persisted: persisted === null ? null : persisted === 1,
  app,
});
