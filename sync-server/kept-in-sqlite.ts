/** Everything in one directory, which one server has for itself. */
import { openDataDirectory } from './data-directory';
import type { AccountDatabase } from './database/account-database';
import { isDiskFailure } from './database/disk-failure';
import type { EmbeddedDatabase } from './database/open';
import { sqliteChangeLogStore } from './database/sqlite-change-log-store';
import type { Kept, KeptOpening } from './kept';
import { authSecretIn } from './modules/accounts/auth-secret';

export const keptInSqlite = async (opening: KeptOpening): Promise<Kept> => {
  const database = await openDataDirectory(opening);
  try {
    return keptIn(database, opening);
  } catch (error) {
    database.close();
    throw error;
  }
};

const keptIn = (database: EmbeddedDatabase, opening: KeptOpening): Kept => {
  const store = sqliteChangeLogStore(database, opening.onDiskFailure);
  return {
    database: { name: 'SQLite', version: String(database.writer.prepare('select sqlite_version()').pluck().get()) },
    store,
    accounts: accountsIn(database, opening.onDiskFailure),
    authSecret: async () => authSecretIn(opening.config.dataDir),
    alone: (work) => work(),
    news: async () => ({ tell: () => undefined, close: async () => undefined }),
    close: async () => {
      await store.close();
      database.close();
    },
  };
};

/** A transaction waits for nothing but its connection, so nobody who shares it can write into the middle of it. */
export const accountsIn = ({ writer, kysely }: Pick<EmbeddedDatabase, 'writer' | 'kysely'>, onDiskFailure?: (error: Error) => void): AccountDatabase => ({
  kind: 'sqlite',
  kysely,
  // For as long as it has the connection, every other statement of the accounts has its turn later.
  whole: (work) =>
    kysely.connection().execute(async (inside) => {
      writer.exec('begin immediate');
      try {
        await work(inside);
        writer.exec('commit');
      } catch (error) {
        if (isDiskFailure(error)) onDiskFailure?.(error);
        if (writer.inTransaction) writer.exec('rollback');
        throw error;
      }
    }),
});
