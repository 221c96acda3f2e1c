import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readConfig, type Config } from './config';
import { openContainer } from './container';
import { seedDemonstration, seedText } from './seed-demonstration';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const config = (): Config => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-seed-'));
  folders.push(folder);
  const read = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  if (!read.accepted) throw new Error(read.refusal.join(', '));
  return read.value;
};

const now = () => Date.UTC(2026, 10, 23, 15);

test('the demonstration is loaded once into a data directory, and its people come in with one click', async () => {
  const house = config();
  expect((await seedDemonstration(house, now)).state).toBe('loaded');
  const again = await seedDemonstration(house, now);
  expect(again.state).toBe('already-there');
  expect(seedText(again)[0]).toBe('The demonstration plan is there already; nothing was changed. (ba-2025-2027)');
  const { accounts, store, close } = await openContainer({ config: house, now });
  const people = await accounts.demo.list();
  const checkIns = await store.read('ba-2025-2027', (log) => log.rowsOf('checkIn'));
  await close();
  expect(people.map(({ name }) => name).sort()).toEqual(['Ana', 'Inés', 'Lucía', 'Martín', 'Tomás']);
  expect(checkIns.filter((row) => row.fields['submittedBy'] === people.find(({ name }) => name === 'Lucía')?.person)).toHaveLength(5);
});
