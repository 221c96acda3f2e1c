/**
 * The shape of the database, one step after another. Steps only go forward and run once, each in a transaction of its own.
 * A step that was released is never changed. The tables of sign-in are made by the accounts module.
 */
import { sql, type Expression, type Kysely } from 'kysely';
import type { Schema } from './schema';
import { DataRefusal } from './data-refusal';

/** What the databases say differently. */
export interface Engine {
  /** Compared byte by byte, so that an order is the same everywhere. */
  readonly text: 'text' | Expression<unknown>;
  /** The rows of a table stand in the order of their key, where the database can do so: reading a range of them is one walk. */
  readonly inKeyOrder: Expression<unknown>;
}

export const sqliteEngine: Engine = { text: 'text', inKeyOrder: sql`without rowid` };
export const postgresEngine: Engine = { text: sql`text collate "C"`, inKeyOrder: sql`` };

export interface Migration {
  readonly name: string;
  readonly up: (database: Kysely<Schema>, engine: Engine) => Promise<void>;
}

const changeLog: Migration = {
  name: '0001-change-log',
  up: async ({ schema }, { text, inKeyOrder }) => {
    await schema
      .createTable('plan_head')
      .addColumn('plan', text, (column) => column.primaryKey())
      .addColumn('epoch', text, (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('chain', text, (column) => column.notNull())
      .execute();
    await schema
      .createTable('log')
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('change_id', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('by_user', text, (column) => column.notNull())
      .addColumn('entry', text, (column) => column.notNull())
      .addColumn('leaf', text, (column) => column.notNull())
      .addColumn('chain', text, (column) => column.notNull())
      .addColumn('overwrote', text)
      .addPrimaryKeyConstraint('log_by_seq', ['plan', 'seq'])
      .addUniqueConstraint('log_by_change', ['plan', 'change_id'])
      .modifyEnd(inKeyOrder)
      .execute();
    await schema
      .createTable('log_body')
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('salt', text, (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('log_body_by_seq', ['plan', 'seq'])
      .modifyEnd(inKeyOrder)
      .execute();
    await schema
      .createTable('log_row')
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('entity', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('audience', text, (column) => column.notNull())
      .addColumn('groups', text, (column) => column.notNull())
      .addColumn('deleted', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('log_row_by_row', ['plan', 'entity', 'id', 'seq'])
      .modifyEnd(inKeyOrder)
      .execute();
  },
};

const rows: Migration = {
  name: '0002-rows',
  up: async ({ schema }, { text, inKeyOrder }) => {
    await schema
      .createTable('row')
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('entity', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('audience', text, (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('deleted', 'integer', (column) => column.notNull())
      .addColumn('fields', text, (column) => column.notNull())
      .addColumn('writers', text, (column) => column.notNull())
      .addColumn('by_user', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('row_by_id', ['plan', 'entity', 'id'])
      .modifyEnd(inKeyOrder)
      .execute();
    // The key stands in the index too, so that what a page holds is found without touching a row.
    await schema.createIndex('row_by_audience').on('row').columns(['plan', 'audience', 'seq', 'entity', 'id']).execute();
    await schema
      .createTable('row_exit')
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('audience', text, (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('entity', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('row_exit_by_audience', ['plan', 'audience', 'seq', 'entity', 'id'])
      .modifyEnd(inKeyOrder)
      .execute();
  },
};

const parkedAndDevices: Migration = {
  name: '0003-parked-and-devices',
  up: async ({ schema }, { text }) => {
    await schema
      .createTable('parked')
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('change_id', text, (column) => column.notNull())
      .addColumn('by_user', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('outcome', text, (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('parked_by_change', ['plan', 'change_id'])
      .execute();
    await schema.createIndex('parked_by_user').on('parked').columns(['plan', 'by_user']).execute();
    await schema
      .createTable('device_state')
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('by_user', text, (column) => column.notNull())
      .addColumn('device', text, (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addColumn('waiting', 'integer', (column) => column.notNull())
      .addColumn('oldest_at', 'bigint')
      .addColumn('persisted', 'integer')
      .addColumn('app', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('device_state_by_device', ['plan', 'by_user', 'device'])
      .execute();
  },
};

/** What meetings need beside the log: secret addresses of calendars, and which letters were sent. */
const calendarsAndLetters: Migration = {
  name: '0004-calendars-and-letters',
  up: async ({ schema }, { text }) => {
    await schema
      .createTable('calendar_feed')
      .addColumn('by_user', text, (column) => column.primaryKey())
      .addColumn('token_hash', text, (column) => column.notNull().unique())
      .addColumn('locale', text, (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('letter')
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('meeting', text, (column) => column.notNull())
      .addColumn('address_hash', text, (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .addColumn('sent_at', 'bigint')
      .addPrimaryKeyConstraint('letter_by_address', ['plan', 'meeting', 'address_hash'])
      .execute();
  },
};

/** Bytes of evidence on their way in, what is known of those that came, and since when nothing refers to a blob. */
const evidenceFiles: Migration = {
  name: '0005-evidence-files',
  up: async ({ schema }, { text }) => {
    await schema
      .createTable('evidence_file')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('evidence', text, (column) => column.notNull())
      .addColumn('part', text, (column) => column.notNull())
      .addColumn('sha256', text, (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('type', text, (column) => column.notNull())
      .addColumn('by_user', text, (column) => column.notNull())
      .addColumn('area', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('scan', text)
      .addColumn('began_at', 'bigint', (column) => column.notNull())
      .addColumn('moved_at', 'bigint', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .addColumn('held_by', text)
      .addColumn('held_until', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema.createIndex('evidence_file_by_evidence').on('evidence_file').columns(['plan', 'evidence', 'part']).execute();
    await schema.createIndex('evidence_file_by_person').on('evidence_file').columns(['plan', 'by_user']).execute();
    await schema.createIndex('evidence_file_by_work').on('evidence_file').columns(['state', 'next_at']).execute();
    await schema
      .createTable('lonely_blob')
      .addColumn('sha256', text, (column) => column.primaryKey())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .execute();
  },
};

export const migrations: readonly Migration[] = [changeLog, rows, parkedAndDevices, calendarsAndLetters, evidenceFiles];

export interface Migrating {
  readonly engine?: Engine;
  readonly steps?: readonly Migration[];
}

/**
 * Runs what is missing, in order; answers the names of what ran. Throws a DataRefusal where the database has seen a step
 * that this version does not know (a newer server wrote it, and only that may open it), or where a step fails: then
 * nothing of that step is kept.
 */
export const migrate = async (database: Kysely<Schema>, now: number, { engine = sqliteEngine, steps = migrations }: Migrating = {}): Promise<readonly string[]> => {
  await database.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute();
  const applied = new Set((await database.selectFrom('migration').select('name').execute()).map(({ name }) => name));
  const unknown = [...applied].find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new DataRefusal('data-newer', `the database has been through the step ${unknown}, which this version does not know. Start the version that wrote it, or a later one.`);
  const missing = steps.filter(({ name }) => !applied.has(name));
  for (const step of missing) await runStep(database, step, { engine, now }).catch((error: unknown) => refuseStep(step.name, error));
  return missing.map(({ name }) => name);
};

/** The step and the line that tells of it are written together. */
const runStep = (database: Kysely<Schema>, { name, up }: Migration, { engine, now }: { readonly engine: Engine; readonly now: number }): Promise<void> =>
  database.transaction().execute(async (transaction) => {
    await up(transaction, engine);
    await transaction.insertInto('migration').values({ name, applied_at: now }).execute();
  });

const refuseStep = (name: string, error: unknown): never => {
  const why = error instanceof Error ? error.message : String(error);
  throw new DataRefusal('migration-failed', `the step ${name} could not be taken (${why}). Nothing of it was kept: the version that was here before can still be started, and the next start of this one tries again.`, { cause: error });
};
