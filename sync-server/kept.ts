/** Everything that a server keeps, behind the ports, and which database keeps it: SQLite in a data directory, or PostgreSQL by its address. */
import type { Config } from './config';
import type { AccountDatabase } from './database/account-database';
import type { DataUse } from './database/data-lock';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import type { NewsHearing, NewsLine } from './news';

export interface Kept {
  readonly database: { readonly name: 'SQLite' | 'PostgreSQL'; readonly version: string };
  readonly store: ChangeLogStore;
  readonly accounts: AccountDatabase;
  /** What signs the sessions: the same for every server that shares the database. */
  readonly authSecret: () => Promise<string>;
  /** Runs `work` while no other server of the same database does so: what is done once is done by one. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Between the servers of one database; where there can be one only, nobody hears. */
  readonly news: (hearing: NewsHearing) => Promise<NewsLine>;
  readonly close: () => Promise<void>;
}

export interface KeptOpening {
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl' | 'clockCheck'>;
  readonly use: DataUse;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The disk failed a write: nothing more will be written until a restart. Of a database elsewhere that is its own affair. */
  readonly onDiskFailure?: (error: Error) => void;
  /** A connection was lost while nobody used it. */
  readonly onLost?: (error: Error) => void;
}

/** Rejects with a DataRefusal, or with what the disk says; then nothing is held. */
export const openKept = async (opening: KeptOpening): Promise<Kept> => {
  const { databaseUrl } = opening.config;
  // Each is loaded only where it is used.
  if (databaseUrl === undefined) return (await import('./kept-in-sqlite')).keptInSqlite(opening);
  return (await import('./kept-in-postgres')).keptInPostgres(databaseUrl, opening);
};
