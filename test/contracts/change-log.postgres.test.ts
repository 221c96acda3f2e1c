import { openPostgres } from '../../sync-server/database/open-postgres';
import { postgresChangeLogStore } from '../../sync-server/database/postgres-change-log-store';
import { anOwnDatabase } from '../builders/postgres';
import { changeLogContract } from './change-log';
import { now } from './change-log-plan';

changeLogContract('PostgreSQL', async () => {
  const { url, drop } = await anOwnDatabase();
  const open = () => openPostgres({ url, now, clockCheck: true });
  let database = await open();
  return {
    store: postgresChangeLogStore(database.pool),
    killAndReopen: async () => {
      await database.close();
      database = await open();
      return postgresChangeLogStore(database.pool);
    },
    discard: async () => {
      await database.close();
      await drop();
    },
  };
});
