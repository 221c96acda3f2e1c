import { expect, onTestFinished, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { rowsAfterStep } from '../../test/builders/meeting';
import { planRows } from '../../test/builders/plan';
import type { Device } from './device';
import { finishLeftActs, record } from './record';
import { draftOf, saveDraft } from './drafts';

const tablet = async (): Promise<Device> => {
  const device = await tabletOf({ user: 'tomas', rows: rowsAfterStep('circulate', planRows()) });
  onTestFinished(() => forgetTablet(device));
  await device.words.database.open();
  await saveDraft(device, { key: 'k', kind: 'note', content: 'Falta mi intervención.' });
  return device;
};

const comment = { kind: 'edit', draft: 'k', operations: [{ entity: 'minutesComment', id: 'w-1', act: 'create' as const, set: { meeting: 'r-1', kind: 'amendment', author: 'tomas', name: 'Tomás', text: 'Falta mi intervención.', on: '2026-11-18', attendance: 'r-1~m-tomas', state: 'open' } }] };

const notes = (): readonly string[] => Object.keys(localStorage).filter((name) => name.startsWith('bitacora.act.'));
const sent = async ({ words }: Device): Promise<number> => (await words.pending()).length;

test('whoever presses send and leaves the page in the same breath has sent it: the next page does what this one had begun, once', async () => {
  const device = await tablet();
  // The page never comes back: what it began is given up, and nothing of it happens again here.
  const frozen: Device = { ...device, words: Object.assign(Object.create(Object.getPrototypeOf(device.words)), device.words, { transact: () => new Promise(() => undefined) }) };
  void record(frozen, comment);
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
  expect(notes()).toHaveLength(1);
  expect([await sent(device), (await draftOf(device, 'k'))?.content]).toEqual([0, 'Falta mi intervención.']);
  await finishLeftActs(device);
  expect([await sent(device), await draftOf(device, 'k'), notes()]).toEqual([1, undefined, []]);
  await finishLeftActs(device);
  expect(await sent(device)).toBe(1);
});

test('what had reached the disk all the same is not done twice', async () => {
  const device = await tablet();
  const sending = record(device, comment);
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  const [note] = notes();
  const text = localStorage.getItem(note ?? '') ?? '';
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect((await sending).accepted).toBe(true);
  expect(notes()).toEqual([]);
  localStorage.setItem(note ?? '', text);
  await finishLeftActs(device);
  expect([await sent(device), notes()]).toEqual([1, []]);
});
