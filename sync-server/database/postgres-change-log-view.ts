/** How the change log is read from PostgreSQL: a list of keys travels as one array, and every question is one statement. */
import type { RowKey } from '../../src/domain/change';
import type { ChangeLogView, Head, Range, RowExit } from '../modules/sync/change-log-store';
import type { Query } from './postgres-query';
import type { Schema } from './schema';
import { appliedOutcomeOf, deviceStateOf, entryOf, loggedChangeOf, parkedChangeOf, parkedOutcomeOf, rowImageOf, type AppliedRow, type EntryRow, type HistoryRow, type ParkedOutcomeRow } from './stored-rows';

export const postgresChangeLogView = (query: Query, plan: string): ChangeLogView => ({
  head: async () => (await query<Head>('select epoch, seq, chain from plan_head where plan = $1', [plan]))[0],
  outcomes: async (ids) => {
    const [parked, applied] = await Promise.all([
      query<ParkedOutcomeRow>('select change_id, by_user, outcome from parked where plan = $1 and change_id = any($2::text[])', [plan, ids]),
      query<AppliedRow>('select change_id, seq, by_user, overwrote from log where plan = $1 and change_id = any($2::text[])', [plan, ids]),
    ]);
    return new Map([...parked.map(parkedOutcomeOf), ...applied.map(appliedOutcomeOf)]);
  },
  rows: async (keys) => (await query<Schema['row']>(rowsNamed, [plan, keys.map(({ entity }) => entity), keys.map(({ id }) => id)])).map(rowImageOf),
  rowsOf: async (entity, where) =>
    (where ? await query<Schema['row']>(`${rowsOf} and ${isText} order by id`, [plan, entity, where.field, where.text]) : await query<Schema['row']>(`${rowsOf} order by id`, [plan, entity])).map(rowImageOf),
  idsOf: async (entity) => (await query<Pick<RowKey, 'id'>>('select id from "row" where plan = $1 and entity = $2 order by id', [plan, entity])).map(({ id }) => id),
  rowsIn: async (range) => (await query<Schema['row']>(firstOf('"row"', '*'), valuesOf(plan, range))).map(rowImageOf),
  exitsIn: (range) => query<RowExit>(firstOf('row_exit', 'entity, id, audience, seq'), valuesOf(plan, range)),
  chainsAt: async (seqs) =>
    new Map((await query<{ readonly seq: number; readonly chain: string }>('select seq, chain from log where plan = $1 and seq = any($2::bigint[])', [plan, seqs])).map(({ seq, chain }) => [seq, chain])),
  entriesAbove: async (seq, limit) => (await query<EntryRow>(`${entries} where l.plan = $1 and l.seq > $2 order by l.seq limit $3`, [plan, seq, limit])).map(entryOf),
  historyOf: async ({ entity, id }) => (await query<HistoryRow>(`${history} where r.plan = $1 and r.entity = $2 and r.id = $3 order by r.seq desc`, [plan, entity, id])).map(loggedChangeOf),
  parkedBy: async (user) => (await query<Schema['parked']>('select * from parked where plan = $1 and ($2::text is null or by_user = $2) order by at desc, change_id', [plan, user ?? null])).map(parkedChangeOf),
  parkedBehind: async (place, limit) =>
    (await query<Schema['parked']>('select * from parked where plan = $1 and ($2::bigint is null or at < $2 or (at = $2 and change_id > $3)) order by at desc, change_id limit $4', [plan, place?.at ?? null, place?.id ?? null, limit])).map(parkedChangeOf),
  deviceState: async (user, device) => {
    const [found] = await query<Schema['device_state']>('select * from device_state where plan = $1 and by_user = $2 and device = $3', [plan, user, device]);
    return found && deviceStateOf(found);
  },
  deviceStates: async () => (await query<Schema['device_state']>('select * from device_state where plan = $1 order by seen_at desc', [plan])).map(deviceStateOf),
});

const rowsOf = 'select * from "row" where plan = $1 and entity = $2 and deleted = 0';

const isText = "json_typeof(fields::json -> $3) = 'string' and fields::json ->> $3 = $4";

const rowsNamed = 'select r.* from unnest($2::text[], $3::text[]) as k (entity, id) join "row" r on r.plan = $1 and r.entity = k.entity and r.id = k.id';

/** The first of each audience by its index, merged by place. */
const firstOf = (table: string, columns: string): string => `select found.* from unnest($2::text[]) as a (audience) cross join lateral (
    select ${columns} from ${table} t where t.plan = $1 and t.audience = a.audience and t.seq > $3 and t.seq <= $4 order by t.seq, t.entity, t.id limit $5
  ) found order by found.seq, found.audience, found.entity, found.id limit $5`;

const valuesOf = (plan: string, { audiences, above, upTo, limit }: Range): readonly unknown[] => [plan, audiences, above, upTo, limit];

const entries = 'select l.*, b.salt, b.body from log l left join log_body b on b.plan = l.plan and b.seq = l.seq';

const history = `select r.seq, r.audience, r.groups, r.deleted, l.change_id, l.kind, l.by_user, l.entry, b.body
  from log_row r join log l on l.plan = r.plan and l.seq = r.seq left join log_body b on b.plan = r.plan and b.seq = r.seq`;
