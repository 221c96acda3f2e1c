import Dexie from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { planRows } from '../../test/builders/plan';
import type { Device } from './device';
import { record } from './record';
import { saveDraft } from './drafts';
import { onOpenConnection, takeAway } from './open-connection';

const tablet = async (): Promise<Device> => {
  const device = await tabletOf({ user: 'martin', rows: planRows() });
  onTestFinished(() => forgetTablet(device));
  return device;
};
const weigh = async (device: Device, weight: number) => {
  const written = await record(device, { kind: 'edit', operations: [{ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { weight } }] });
  if (!written.accepted) throw new Error(written.refusal.why);
  await written.value.visible;
};
const shownWeight = async (device: Device) => (await device.cache.rows([{ entity: 'milestone', id: 'c-11-m6' }]))[0]?.fields['weight'];
/** As WebKit does: the connection goes, and nobody tells the page. */
const dropBelow = (database: Dexie): void => database.backendDB().close();

test.each([
  ['closed', (database: Dexie) => database.close()],
  ['dropped by the browser', dropBelow],
] as const)('an act is kept and shown although both databases were %s under it', async (_, drop) => {
  const device = await tablet();
  await weigh(device, 3);
  drop(device.words.database);
  drop(device.cache.database);
  await weigh(device, 7);
  expect((await device.words.pending()).map(({ change }) => change.operations[0]?.set?.['weight'])).toEqual([3, 7]);
  expect(await shownWeight(device)).toBe(7);
});

test('many who lose the connection at the same time all get their words kept', async () => {
  const device = await tablet();
  device.words.database.close();
  await Promise.all(Array.from({ length: 12 }, (_, index) => saveDraft(device, { key: `k${index}`, kind: 'note', content: index })));
  expect(await device.words.database.drafts.count()).toBe(12);
});

test('what fails for another reason is thrown at once, and a connection that is lost twice as well', async () => {
  const { words } = await tablet();
  await words.database.open();
  let tries = 0;
  const failing = (error: Error) => {
    tries = 0;
    return onOpenConnection(words.database, () => Promise.reject(((tries += 1), error)));
  };
  await expect(failing(new Error('QuotaExceededError'))).rejects.toThrow('QuotaExceededError');
  expect(tries).toBe(1);
  await expect(failing(new DOMException('Connection to Indexed Database server lost.', 'UnknownError'))).rejects.toThrow('lost');
  expect(tries).toBe(2);
});

test('what a person took off the device is never brought back by somebody who was late', async () => {
  const device = await tablet();
  await takeAway(device.words.database);
  await expect(saveDraft(device, { key: 'late', kind: 'note', content: 'x' })).rejects.toThrow();
  expect(await Dexie.exists(device.words.database.name)).toBe(false);
});
