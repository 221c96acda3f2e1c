import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, aRunningServer } from '../test/builders/running-server';
import { planNamed } from '../test/builders/plan-with-roles';
import { openDataDirectory, restoringFolder } from './data-directory';
import { appendServerChange, createPlan } from './modules/sync/server-change';

const noon = Date.UTC(2026, 10, 23, 15);

/** A server that received a change at noon and was stopped. */
const workedAtNoon = async (): Promise<string> => {
  const dataDir = aFolder();
  const { container, stop } = await aRunningServer({ config: { dataDir }, now: () => noon });
  const { store, random } = container;
  await createPlan({ store, plan: 'plan', random });
  await appendServerChange({ store, plan: 'plan', by: 'import', now: noon, random }, { kind: 'import', operations: [planNamed('plan')] });
  await stop();
  return dataDir;
};

test('a second server on the same data is refused; when the first has stopped it may start', async () => {
  const dataDir = aFolder();
  const first = await aRunningServer({ config: { dataDir } });
  await expect(aRunningServer({ config: { dataDir } })).rejects.toMatchObject({ code: 'data-in-use' });
  await first.stop();
  await aRunningServer({ config: { dataDir } });
});

test('a command works beside the server', async () => {
  const { container } = await aRunningServer();
  const visitor = await openDataDirectory({ config: container.config, use: 'visit', now: Date.now() });
  expect(visitor.reader.prepare('select count(*) from plan_head').pluck().get()).toBe(0);
  visitor.close();
});

test('a clock before the last change that was received stops the start, and says how to go on', async () => {
  const dataDir = await workedAtNoon();
  const at = (now: number, clockCheck = true) => openDataDirectory({ config: { dataDir, clockCheck }, use: 'serve', now });
  await expect(at(noon - 3 * 60_000)).rejects.toMatchObject({ code: 'clock-behind', message: expect.stringContaining('CLOCK_CHECK=off') });
  (await at(noon - 60_000)).close();
  (await at(noon - 3 * 60_000, false)).close();
});

test('while a restore has not ended no server starts, and nothing is opened', async () => {
  const dataDir = aFolder();
  mkdirSync(path.join(dataDir, restoringFolder));
  await expect(aRunningServer({ config: { dataDir } })).rejects.toMatchObject({ code: 'restore-unfinished' });
  expect(existsSync(path.join(dataDir, 'bitacora.db'))).toBe(false);
});
