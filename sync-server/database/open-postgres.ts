/** Opens a PostgreSQL database that several servers may share. Loaded only where DATABASE_URL names one. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { refuseClockBehind } from './clock-check';
import { DataRefusal } from './data-refusal';
import { migrate, postgresEngine } from './migrations';
import type { Schema } from './schema';

export interface PostgresDatabase {
  /** As the server names it: `18.4`. */
  readonly version: string;
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Schema>;
  /** Runs `work` while no other server of this database runs any; one that dies meanwhile lets go. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly close: () => Promise<void>;
}

export interface PostgresOpening {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A clock that stands before the last change refuses the start. */
  readonly clockCheck: boolean;
  /** Told of connections that were lost while nobody used them. */
  readonly onLost?: (error: Error) => void;
}

const oldestPostgres = 13;
const connections = 10;
/** Whoever finds no connection, or a plan's head locked, for this long is told to come again. */
const patienceMs = 10_000;
/** A server that froze in the middle of a transaction keeps a plan's head from the others no longer than this. */
const frozenMs = 15_000;
/** Of this house, among all who may take advisory locks in the database. */
const startLock = [0x6269_7461, 1];

/** Opens and migrates the database. Throws a DataRefusal; then no connection is left open. */
export const openPostgres = async ({ url, now, clockCheck, onLost = () => undefined }: PostgresOpening): Promise<PostgresDatabase> => {
  const settings = settingsFor(url);
  const pool = new pg.Pool({ ...settings, max: connections, lock_timeout: patienceMs, idle_in_transaction_session_timeout: frozenMs });
  pool.on('error', onLost);
  // A connection that is lost while it is lent out fails the query it carries; without a listener it would end the process too.
  pool.on('connect', (client) => client.on('error', () => undefined).query(durable).catch(onLost));
  const alone = aloneOn(settings);
  try {
    const version = await versionOf(pool);
    const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
    await alone(async () => {
      if (clockCheck) refuseClockBehind(await lastEntries(pool), now);
      await migrate(kysely, now, { engine: postgresEngine });
    });
    return { version, pool, kysely, alone, close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
};

type Settings = Pick<pg.PoolConfig, 'connectionString' | 'application_name' | 'connectionTimeoutMillis' | 'keepAlive' | 'pipeline' | 'types'>;

const settingsFor = (url: string): Settings => ({
  connectionString: url,
  application_name: 'bitacora',
  connectionTimeoutMillis: patienceMs,
  keepAlive: true,
  // What is asked without waiting in between travels together.
  pipeline: true,
  // Our places and moments are whole numbers that JavaScript holds.
  types: { getTypeParser: ((oid: number, format?: 'text') => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format))) as typeof pg.types.getTypeParser },
});

/** An answer is never given before the commit is on the disk, whatever the database is set to for others. */
const durable = "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

const versionOf = async (pool: pg.Pool): Promise<string> => {
  const found = await pool.query<{ readonly server_version: string }>('show server_version').catch((error: unknown) => unreachable(error));
  const [version = ''] = found.rows[0]?.server_version.split(' ') ?? [];
  if (Number.parseInt(version, 10) < oldestPostgres) throw new DataRefusal('postgres-too-old', `PostgreSQL ${version} is too old; ${oldestPostgres} or later is needed.`);
  return version;
};

/** The address is not repeated: it may hold a password. */
const unreachable = (error: unknown): never => {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  throw new DataRefusal('database-unreachable', `the database that DATABASE_URL names does not let this server in${code}: ${error instanceof Error && error.message !== '' ? error.message : 'no answer'}`, { cause: error });
};

const aloneOn =
  (settings: Settings): PostgresDatabase['alone'] =>
  async (work) => {
    const client = new pg.Client(settings);
    client.on('error', () => undefined);
    await client.connect().catch(unreachable);
    try {
      await client.query('select pg_advisory_lock($1, $2)', startLock);
      return await work();
    } finally {
      await client.end();
    }
  };

/** The last entry of each plan; none where the tables are not there yet. */
const lastEntries = async (pool: pg.Pool): Promise<readonly string[]> => {
  const there = await pool.query<{ readonly log: string | null }>("select to_regclass('log') as log");
  if (there.rows[0]?.log == null) return [];
  const found = await pool.query<{ readonly entry: string }>('select l.entry from plan_head h join log l on l.plan = h.plan and l.seq = h.seq');
  return found.rows.map(({ entry }) => entry);
};
