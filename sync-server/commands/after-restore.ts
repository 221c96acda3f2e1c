/** `npm run after-restore`: every plan begins a new epoch, so that each device compares what it has and offers what is missing. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readConfig } from '../config';
import { openDatabase } from '../database/open';
import { sqliteChangeLogStore } from '../database/sqlite-change-log-store';
import { startEpoch } from '../modules/sync/server-change';

const config = readConfig(process.env);
if (config.accepted) {
  const database = await openDatabase(path.join(config.value.dataDir, 'bitacora.db'), Date.now());
  const store = sqliteChangeLogStore(database);
  for (const plan of await store.plans()) {
    await startEpoch({ store, plan, random: (bytes) => randomBytes(bytes) });
    console.log(`${plan}: a new epoch has begun`);
  }
  await store.close();
  database.close();
} else {
  console.error(['The configuration cannot be used (docs/configuration.md):', ...config.refusal].join('\n  '));
  process.exitCode = 2;
}
