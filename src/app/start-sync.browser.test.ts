import { expect, onTestFinished, test, vi } from 'vitest';
import { changeOf } from '../../test/builders/change';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { planRows } from '../../test/builders/plan';
import { journalDays } from '../sync/apply';
import { startSync } from './start-sync';

test('an app that is opened forgets the journal of long ago, which the server has witnessed', async () => {
  const device = await tabletOf({ user: 'lucia', rows: planRows() });
  onTestFinished(() => forgetTablet(device));
  const change = changeOf();
  const doneAt = device.now() - (journalDays + 1) * 86_400_000;
  await device.words.transact(async (transaction) => {
    await transaction.addEntry({ id: change.id, change, rows: [], state: 'queued' });
    await transaction.finish((await transaction.oldest(1)).map((entry) => ({ ...entry, state: 'done' as const, seq: 1, doneAt })));
    await transaction.setSeenHeads([[1, 'chain']]);
    await transaction.setServerTime(device.now());
  });
  expect(await device.words.database.countDone()).toBe(1);
  onTestFinished(startSync(device));
  await vi.waitFor(async () => expect(await device.words.database.countDone()).toBe(0), { timeout: 60_000 });
});
