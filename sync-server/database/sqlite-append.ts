/** Writes what a transaction decided. Runs inside the transaction of whoever calls. */
import type { RowImage } from '../../src/domain/change';
import type { Append, DeviceState, LogEntry } from '../modules/sync/change-log-store';
import type { Statements } from './statements';

export const sqliteAppend = (statements: Statements, plan: string, { head, entries, rows, exits, parked, device }: Append): void => {
  statements.run(
    'insert into plan_head (plan, epoch, seq, chain) values (?, ?, ?, ?) on conflict (plan) do update set epoch = excluded.epoch, seq = excluded.seq, chain = excluded.chain',
    plan,
    head.epoch,
    head.seq,
    head.chain,
  );
  for (const entry of entries) appendEntry(statements, plan, entry);
  for (const row of rows) putRow(statements, plan, row);
  for (const { audience, seq, entity, id } of exits)
    statements.run('insert into row_exit (plan, audience, seq, entity, id) values (?, ?, ?, ?, ?) on conflict do nothing', plan, audience, seq, entity, id);
  for (const { id, by, at, outcome, body } of parked)
    statements.run('insert into parked (plan, change_id, by_user, at, outcome, body) values (?, ?, ?, ?, ?, ?)', plan, id, by, at, JSON.stringify(outcome), body);
  if (device) putDevice(statements, plan, device);
};

const appendEntry = (statements: Statements, plan: string, { seq, changeId, kind, by, entry, leaf, chain, salt, body, overwrote, rows }: LogEntry): void => {
  statements.run(
    'insert into log (plan, seq, change_id, kind, by_user, entry, leaf, chain, overwrote) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    plan,
    seq,
    changeId,
    kind,
    by,
    entry,
    leaf,
    chain,
    overwrote ? JSON.stringify(overwrote) : null,
  );
  statements.run('insert into log_body (plan, seq, salt, body) values (?, ?, ?, ?)', plan, seq, salt, body);
  for (const { entity, id, audience, groups, deleted } of rows)
    statements.run(
      'insert into log_row (plan, entity, id, seq, audience, groups, deleted) values (?, ?, ?, ?, ?, ?, ?)',
      plan,
      entity,
      id,
      seq,
      audience,
      JSON.stringify(groups),
      deleted ? 1 : 0,
    );
};

const putRow = (statements: Statements, plan: string, { entity, id, audience, seq, deleted, fields, writers, by, at }: RowImage): void =>
  statements.run(
    `insert into "row" (plan, entity, id, audience, seq, deleted, fields, writers, by_user, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (plan, entity, id) do update set audience = excluded.audience, seq = excluded.seq, deleted = excluded.deleted,
       fields = excluded.fields, writers = excluded.writers, by_user = excluded.by_user, at = excluded.at`,
    plan,
    entity,
    id,
    audience,
    seq,
    deleted ? 1 : 0,
    JSON.stringify(fields),
    JSON.stringify(writers),
    by,
    at,
  );

const putDevice = (statements: Statements, plan: string, { device, by, seenAt, waiting, oldestAt, persisted, app }: DeviceState): void =>
  statements.run(
    `insert into device_state (plan, by_user, device, seen_at, waiting, oldest_at, persisted, app) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (plan, by_user, device) do update set seen_at = excluded.seen_at, waiting = excluded.waiting,
       oldest_at = excluded.oldest_at, persisted = excluded.persisted, app = excluded.app`,
    plan,
    by,
    device,
    seenAt,
    waiting,
    oldestAt,
    persisted === null ? null : Number(persisted),
    app,
  );
