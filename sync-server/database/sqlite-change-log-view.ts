/** How the change log is read from SQLite. Point queries by key: in one process, many small ones cost less than one clever one. */
import type { Outcome, Overwrite, RowImage } from '../../src/domain/change';
import type { Fields } from '../../src/domain/json';
import type { ChangeLogView, DeviceState, Head, LogEntry, LoggedChange, ParkedChange, Range, RowExit } from '../modules/sync/change-log-store';
import type { Schema } from './schema';
import type { Statements } from './statements';

export const sqliteChangeLogView = (statements: Statements, plan: string): ChangeLogView => ({
  head: async () => statements.get<Head>('select epoch, seq, chain from plan_head where plan = ?', plan),
  outcomes: async (ids) =>
    new Map(
      ids.flatMap((id) => {
        const found = appliedOutcome(statements, plan, id) ?? parkedOutcome(statements, plan, id);
        return found ? [[id, found] as const] : [];
      }),
    ),
  rows: async (keys) =>
    keys.flatMap(({ entity, id }) => {
      const row = statements.get<Schema['row']>('select * from "row" where plan = ? and entity = ? and id = ?', plan, entity, id);
      return row ? [rowImageOf(row)] : [];
    }),
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

const appliedOutcome = (statements: Statements, plan: string, id: string) => {
  const found = statements.get<Pick<Schema['log'], 'seq' | 'by_user' | 'overwrote'>>('select seq, by_user, overwrote from log where plan = ? and change_id = ?', plan, id);
  if (!found) return undefined;
  const overwrote = found.overwrote === null ? {} : { overwrote: JSON.parse(found.overwrote) as readonly Overwrite[] };
  return { by: found.by_user, outcome: { id, end: 'applied', seq: found.seq, ...overwrote } as const };
};

const parkedOutcome = (statements: Statements, plan: string, id: string) => {
  const found = statements.get<Pick<Schema['parked'], 'by_user' | 'outcome'>>('select by_user, outcome from parked where plan = ? and change_id = ?', plan, id);
  return found && { by: found.by_user, outcome: JSON.parse(found.outcome) as Outcome };
};

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

/** The keys are found in the index alone; only the rows that go into the page are read. */
const rowsIn = (statements: Statements, plan: string, { audiences, above, upTo, limit }: Range): readonly RowImage[] =>
  statements
    .all<Schema['row']>(
      `select r.* from (
         select plan, entity, id from "row" where plan = ? and audience in (${marks(audiences.length)}) and seq > ? and seq <= ? order by seq limit ?
       ) k join "row" r on r.plan = k.plan and r.entity = k.entity and r.id = k.id order by r.seq`,
      plan,
      ...audiences,
      above,
      upTo,
      limit,
    )
    .map(rowImageOf);

const exitsIn = (statements: Statements, plan: string, { audiences, above, upTo, limit }: Range): readonly RowExit[] =>
  statements.all<RowExit>(
    `select entity, id, audience, seq from row_exit where plan = ? and audience in (${marks(audiences.length)}) and seq > ? and seq <= ? order by seq limit ?`,
    plan,
    ...audiences,
    above,
    upTo,
    limit,
  );

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
