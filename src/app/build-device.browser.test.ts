import { expect, onTestFinished, test } from 'vitest';
import { changeOf } from '../../test/builders/change';
import { forgetTablet } from '../../test/builders/device';
import { saveDraft, draftsOf } from '../storage/drafts';
import { keep } from '../storage/write';
import { buildDevice, forgetDevice, type OpenedDevice } from './build-device';

let people = 0;

const somebody = (): string => `person-${Date.now()}-${(people += 1)}`;

const open = async (user: string, plan = 'plan-1'): Promise<OpenedDevice> => {
  const opened = await buildDevice({ user, plan });
  onTestFinished(() => forgetTablet(opened.device));
  return opened;
};

test('what a person wrote is there when the device is opened again', async () => {
  const user = somebody();
  const first = await open(user);
  await saveDraft(first.device, { key: 'k', kind: 'note', content: 'tres actas' });
  const again = await open(user);
  expect((await draftsOf(again.device)).map(({ content }) => content)).toEqual(['tres actas']);
  expect(again.lostSince).toBeUndefined();
});

test('words that the browser deleted are reported until the person has read it, never taken for an empty plan', async () => {
  const user = somebody();
  const before = Date.now();
  const first = await open(user);
  await first.device.words.database.delete();
  const second = await open(user);
  expect(second.lostSince).toBeGreaterThanOrEqual(before);
  const third = await open(user);
  expect(third.lostSince).toBe(second.lostSince);
  await third.acknowledgeLoss();
  expect((await open(user)).lostSince).toBeUndefined();
});

test('another person on the same tablet opens another database, and the former one keeps theirs', async () => {
  const [lucia, martin] = [somebody(), somebody()];
  const hers = await open(lucia);
  await saveDraft(hers.device, { key: 'k', kind: 'note', content: 'de Lucía' });
  const his = await open(martin);
  expect(await draftsOf(his.device)).toEqual([]);
  expect(await draftsOf(hers.device)).toHaveLength(1);
  expect(his.device.id).toBe(hers.device.id);
});

test('what somebody wrote for one plan is never sent to another they belong to', async () => {
  const user = somebody();
  const one = await open(user, 'plan-1');
  await one.device.words.transact((words) => words.setSeenHeads([[7, 'chain']]));
  await keep(one.device, changeOf());
  const other = await open(user, 'plan-2');
  expect([await other.device.words.pending(), await other.device.words.seenHeads()]).toEqual([[], []]);
  expect(await (await open(user, 'plan-1')).device.words.pending()).toHaveLength(1);
  expect(other.lostSince).toBeUndefined();
});

test('what a person threw away is not reported as a loss', async () => {
  const user = somebody();
  const first = await open(user);
  await saveDraft(first.device, { key: 'k', kind: 'note', content: 'borrador' });
  await forgetDevice(first.device);
  const again = await open(user);
  expect([again.lostSince, await draftsOf(again.device)]).toEqual([undefined, []]);
});

test('a plan that a newer app left under our name is made anew, and the words beside it stay', async () => {
  const user = somebody();
  const first = await open(user);
  await saveDraft(first.device, { key: 'k', kind: 'note', content: 'tres actas' });
  const { name } = first.device.cache.database;
  first.device.cache.database.close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 990);
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = () => reject(request.error ?? new Error('not raised'));
  });
  const again = await open(user);
  expect((await again.device.cache.cursor()).seq).toBe(0);
  expect((await draftsOf(again.device)).map(({ content }) => content)).toEqual(['tres actas']);
});
