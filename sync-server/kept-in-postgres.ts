/** Everything in a PostgreSQL database, which several servers may share. */
import type { AccountDatabase } from './database/account-database';
import { openPostgres, type PostgresDatabase } from './database/open-postgres';
import { postgresChangeLogStore } from './database/postgres-change-log-store';
import { openPostgresNews } from './database/postgres-news';
import type { Kept, KeptOpening } from './kept';
import { sharedAuthSecret } from './modules/accounts/auth-secret';

export const keptInPostgres = async (url: string, { config: { clockCheck }, now, onLost }: KeptOpening): Promise<Kept> => {
  const database = await openPostgres({ url, now, clockCheck, ...(onLost ? { onLost } : {}) });
  const store = postgresChangeLogStore(database.pool);
  const accounts = accountsIn(database);
  return {
    database: { name: 'PostgreSQL', version: database.version },
    store,
    accounts,
    authSecret: () => sharedAuthSecret(accounts),
    alone: database.alone,
    news: (hearing) => openPostgresNews(url, hearing),
    close: async () => {
      await store.close();
      await database.close();
    },
  };
};

export const accountsIn = ({ kysely }: Pick<PostgresDatabase, 'kysely'>): AccountDatabase => ({
  kind: 'postgres',
  kysely,
  whole: (work) => kysely.transaction().execute(work),
});
