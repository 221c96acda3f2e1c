/**
 * A process whose disk is watched: it opens the real database and exchanges with several tablets at once, as the server
 * does. Everything that a tablet was told is written to a file of the same folder, so that it stands among the writes at its
 * moment. Arguments: folder, seed, number of rounds, and `unsynced` where it is not to wait for the disk.
 */
import { openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../../sync-server/database/open';
import { sqliteChangeLogStore } from '../../../sync-server/database/sqlite-change-log-store';
import type { ChangeLogStore } from '../../../sync-server/modules/sync/change-log-store';
import { edit, now, organization, patch, plantPlan, sendAs, type Raw } from '../../contracts/change-log-plan';
import { chanceOf, type Chance } from '../../walks/chance';
import { databaseName, toldName } from './recorded-names';

const [folder = '', seed = '1', rounds = '60', unsynced] = process.argv.slice(2);
const chance = chanceOf(Number(seed));
const told = openSync(path.join(folder, toldName), 'w');

/** Small, so that the log is folded into the file and begun anew many times in a short recording. */
const pagesBetweenCheckpoints = 60;

const opened = async () => {
  const database = await openDatabase(path.join(folder, databaseName), now);
  database.writer.pragma(`wal_autocheckpoint = ${pagesBetweenCheckpoints}`);
  const store = sqliteChangeLogStore(unsynced === undefined ? database : { ...database, sync: async () => undefined });
  const close = async (): Promise<void> => {
    await store.close();
    database.close();
  };
  return { store, close };
};

let written = 0;

/** New rows, rows that are changed again, and what cannot be taken: that is parked, and told too. */
const aChange = (from: Chance): Raw => {
  written += 1;
  const id = `c${written}`;
  const known = from.below(written);
  if (from.happens(0.2)) return edit(id, [patch('organization', `o${known}`, { active: from.happens(0.5) }, {})]);
  if (from.happens(0.1)) return edit(id, [organization(`o${known}`)]);
  return edit(id, [organization(`o${written}`, { name: { es: 'Área '.repeat(1 + from.below(from.happens(0.1) ? 4000 : 100)) } })]);
};

const send = async (store: ChangeLogStore): Promise<void> => {
  const push = Array.from({ length: 1 + chance.below(4) }, () => aChange(chance));
  const { outcomes } = await sendAs(store, 'ana', { push });
  writeSync(told, `${JSON.stringify(outcomes)}\n`);
};

const first = await opened();
await plantPlan(first.store);
writeSync(told, '[]\n');
let running = first;
for (let round = 0; round < Number(rounds); round += 1) {
  await Promise.all(Array.from({ length: 1 + chance.below(3) }, () => send(running.store)));
  // Stopped as it should be, and started again: the log of writes is removed and made anew.
  if (chance.happens(0.05)) {
    await running.close();
    running = await opened();
  }
}
await running.close();
