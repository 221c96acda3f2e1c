import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../sync-server/database/open';
import { sqliteChangeLogStore } from '../../sync-server/database/sqlite-change-log-store';
import { changeLogContract } from './change-log';
import { now } from './change-log-plan';

changeLogContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bitacora-log-'));
  const open = () => openDatabase(join(folder, 'bitacora.sqlite'), now);
  let database = await open();
  return {
    store: sqliteChangeLogStore(database),
    killAndReopen: async () => {
      database.close();
      database = await open();
      return sqliteChangeLogStore(database);
    },
    discard: async () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
});
