/** Writes what a transaction decided, one statement per table. Runs inside the transaction of whoever calls, which owns the plan's head. */
import type { Append, DeviceState } from '../modules/sync/change-log-store';
import type { Query } from './postgres-query';

/** `isNew`: the plan has no head yet. */
export const postgresAppend = async (query: Query, plan: string, isNew: boolean, { head, entries, rows, exits, parked, device }: Append): Promise<void> => {
  const insert = (table: Table, values: readonly (readonly unknown[])[]): Promise<unknown> | undefined => (values.length === 0 ? undefined : query(statements[table], [plan, ...columnsOf(values)]));
  // Never over a head that somebody else made meanwhile.
  const text = isNew ? 'insert into plan_head (plan, epoch, seq, chain) values ($1, $2, $3, $4)' : 'update plan_head set epoch = $2, seq = $3, chain = $4 where plan = $1';
  // Sent together: they run one after another on their connection.
  const written = [
    query(text, [plan, head.epoch, head.seq, head.chain]),
    insert('log', entries.map(({ seq, changeId, kind, by, entry, leaf, chain, overwrote }) => [seq, changeId, kind, by, entry, leaf, chain, overwrote ? JSON.stringify(overwrote) : null])),
    insert('log_body', entries.map(({ seq, salt, body }) => [seq, salt, body])),
    insert('log_row', entries.flatMap((entry) => entry.rows.map(({ entity, id, audience, groups, deleted }) => [entity, id, entry.seq, audience, JSON.stringify(groups), deleted ? 1 : 0]))),
    insert('row', rows.map(({ entity, id, audience, seq, deleted, fields, writers, by, at }) => [entity, id, audience, seq, deleted ? 1 : 0, JSON.stringify(fields), JSON.stringify(writers), by, at])),
    insert('row_exit', exits.map(({ audience, seq, entity, id }) => [audience, seq, entity, id])),
    insert('parked', parked.map(({ id, by, at, outcome, body }) => [id, by, at, JSON.stringify(outcome), body])),
    device && query(putDevice, deviceValues(plan, device)),
  ];
  const failed = (await Promise.allSettled(written)).find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
};

/** The columns of each table after `plan`, in the order of their values. */
const columns = {
  log: { seq: 'bigint', change_id: 'text', kind: 'text', by_user: 'text', entry: 'text', leaf: 'text', chain: 'text', overwrote: 'text' },
  log_body: { seq: 'bigint', salt: 'text', body: 'text' },
  log_row: { entity: 'text', id: 'text', seq: 'bigint', audience: 'text', groups: 'text', deleted: 'integer' },
  row: { entity: 'text', id: 'text', audience: 'text', seq: 'bigint', deleted: 'integer', fields: 'text', writers: 'text', by_user: 'text', at: 'bigint' },
  row_exit: { audience: 'text', seq: 'bigint', entity: 'text', id: 'text' },
  parked: { change_id: 'text', by_user: 'text', at: 'bigint', outcome: 'text', body: 'text' },
} as const;

type Table = keyof typeof columns;

/** A column travels as one array, so that a statement has one text for any number of rows. */
const insertInto = (table: Table, onConflict = ''): string => {
  const names = Object.keys(columns[table]);
  const arrays = Object.values(columns[table]).map((type, index) => `$${index + 2}::${type}[]`);
  return `insert into "${table}" (plan, ${names.join(', ')}) select $1, * from unnest(${arrays.join(', ')}) ${onConflict}`;
};

const overwrite = ['audience', 'seq', 'deleted', 'fields', 'writers', 'by_user', 'at'].map((name) => `${name} = excluded.${name}`).join(', ');

const statements: Readonly<Record<Table, string>> = {
  log: insertInto('log'),
  log_body: insertInto('log_body'),
  log_row: insertInto('log_row'),
  row: insertInto('row', `on conflict (plan, entity, id) do update set ${overwrite}`),
  row_exit: insertInto('row_exit', 'on conflict do nothing'),
  parked: insertInto('parked'),
};

const columnsOf = (rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] => (rows[0] ?? []).map((_value, column) => rows.map((row) => row[column]));

const putDevice = `insert into device_state (plan, by_user, device, seen_at, waiting, oldest_at, persisted, app) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (plan, by_user, device) do update set seen_at = excluded.seen_at, waiting = excluded.waiting,
    oldest_at = excluded.oldest_at, persisted = excluded.persisted, app = excluded.app`;

const deviceValues = (plan: string, { device, by, seenAt, waiting, oldestAt, persisted, app }: DeviceState): readonly unknown[] => [
  plan,
  by,
  device,
  seenAt,
  waiting,
  oldestAt,
  persisted === null ? null : Number(persisted),
  app,
];
