/**
 * The shape of the database, one step after another. Steps only go forward and run once, each in a transaction of its own.
 * A step that was released is never changed. The tables of sign-in are made by the accounts module.
 */
import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema';

export interface Migration {
  readonly name: string;
  readonly up: (database: Kysely<Schema>) => Promise<void>;
}

/** The rows stand in the order of their key, so that reading a range of them is one walk. */
const inKeyOrder = sql`without rowid`;

const changeLog: Migration = {
  name: '0001-change-log',
  up: async ({ schema }) => {
    await schema
      .createTable('plan_head')
      .addColumn('plan', 'text', (column) => column.primaryKey())
      .addColumn('epoch', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('chain', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('log')
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('change_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('by_user', 'text', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('leaf', 'text', (column) => column.notNull())
      .addColumn('chain', 'text', (column) => column.notNull())
      .addColumn('overwrote', 'text')
      .addPrimaryKeyConstraint('log_by_seq', ['plan', 'seq'])
      .addUniqueConstraint('log_by_change', ['plan', 'change_id'])
      .modifyEnd(inKeyOrder)
      .execute();
    await schema
      .createTable('log_body')
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('salt', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('log_body_by_seq', ['plan', 'seq'])
      .modifyEnd(inKeyOrder)
      .execute();
    await schema
      .createTable('log_row')
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('entity', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('groups', 'text', (column) => column.notNull())
      .addColumn('deleted', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('log_row_by_row', ['plan', 'entity', 'id', 'seq'])
      .modifyEnd(inKeyOrder)
      .execute();
  },
};

const rows: Migration = {
  name: '0002-rows',
  up: async ({ schema }) => {
    await schema
      .createTable('row')
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('entity', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('deleted', 'integer', (column) => column.notNull())
      .addColumn('fields', 'text', (column) => column.notNull())
      .addColumn('writers', 'text', (column) => column.notNull())
      .addColumn('by_user', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('row_by_id', ['plan', 'entity', 'id'])
      .modifyEnd(inKeyOrder)
      .execute();
    // The key stands in the index too, so that what a page holds is found without touching a row.
    await schema.createIndex('row_by_audience').on('row').columns(['plan', 'audience', 'seq', 'entity', 'id']).execute();
    await schema
      .createTable('row_exit')
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('entity', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('row_exit_by_audience', ['plan', 'audience', 'seq', 'entity', 'id'])
      .modifyEnd(inKeyOrder)
      .execute();
  },
};

const parkedAndDevices: Migration = {
  name: '0003-parked-and-devices',
  up: async ({ schema }) => {
    await schema
      .createTable('parked')
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('change_id', 'text', (column) => column.notNull())
      .addColumn('by_user', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('parked_by_change', ['plan', 'change_id'])
      .execute();
    await schema.createIndex('parked_by_user').on('parked').columns(['plan', 'by_user']).execute();
    await schema
      .createTable('device_state')
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('by_user', 'text', (column) => column.notNull())
      .addColumn('device', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addColumn('waiting', 'integer', (column) => column.notNull())
      .addColumn('oldest_at', 'bigint')
      .addColumn('persisted', 'integer')
      .addColumn('app', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('device_state_by_device', ['plan', 'by_user', 'device'])
      .execute();
  },
};

export const migrations: readonly Migration[] = [changeLog, rows, parkedAndDevices];

/** The database has seen a step that this version does not know: a newer server wrote it, and only that may open it. */
export class DatabaseIsNewerError extends Error {
  override readonly name = 'DatabaseIsNewerError';
}

/** Runs what is missing, in order; answers the names of what ran. */
export const migrate = async (database: Kysely<Schema>, now: number, steps: readonly Migration[] = migrations): Promise<readonly string[]> => {
  await database.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute();
  const applied = new Set((await database.selectFrom('migration').select('name').execute()).map(({ name }) => name));
  const unknown = [...applied].find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new DatabaseIsNewerError(`the database was migrated to ${unknown}, which this version does not know`);
  const missing = steps.filter(({ name }) => !applied.has(name));
  for (const { name, up } of missing) {
    await database.transaction().execute(async (transaction) => {
      await up(transaction);
      await transaction.insertInto('migration').values({ name, applied_at: now }).execute();
    });
  }
  return missing.map(({ name }) => name);
};
