import { expect, onTestFinished, test } from 'vitest';
import { changeOf } from '../../test/builders/change';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { planRows } from '../../test/builders/plan';
import type { Device } from './device';
import { keepDraft } from './draft-keeper';
import { draftOf, saveDraft } from './drafts';
import { noteLeft, takeInLeft } from './left-drafts';
import { discardLeftWords, keepLeftWords, leftWordsOf } from './minutes-words';

const tablet = async (): Promise<Device> => {
  const device = await tabletOf({ user: 'martin', rows: planRows() });
  onTestFinished(() => forgetTablet(device));
  await device.words.database.open();
  return device;
};
const leave = ({ persisted }: { readonly persisted: boolean }) => dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
const comeBack = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

/** The same words on a connection of another page, which Dexie of this one knows nothing of. */
const nextPage = async ({ words }: Device) => {
  const connection = await settled(indexedDB.open(words.database.name));
  onTestFinished(() => connection.close());
  const act = <Value>(store: string, ask: (records: IDBObjectStore) => IDBRequest<Value>) => settled(ask(connection.transaction(store, 'readwrite').objectStore(store)));
  return {
    meta: async (key: string) => ((await act('meta', (records) => records.get(key))) as { readonly value: unknown } | undefined)?.value,
    putMeta: (key: string, value: unknown) => act('meta', (records) => records.put({ key, value })),
    draft: async (key: string) => ((await act('drafts', (records) => records.get(key))) as { readonly content: unknown } | undefined)?.content,
    loseDraft: (key: string) => act('drafts', (records) => records.delete(key)),
  };
};

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no answer'));
  });

const typing = (device: Device) => {
  const keeper = keepDraft(device, { key: 'k', kind: 'note', content: () => 'Falta el acta' });
  onTestFinished(keeper.watch());
  keeper.touch();
  return keeper;
};

test('a page that is left in the middle of a transaction gives it up: the next page waits for nothing, and the former does it again when it is back', async () => {
  const device = await tablet();
  let isHeld = true;
  let tries = 0;
  let hasBegun: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  const work = device.words.transact(async (transaction) => {
    tries += 1;
    await transaction.setServerTime(7);
    hasBegun();
    // As in the frozen page of WebKit: it never comes to its end.
    while (isHeld) await transaction.serverTime();
  });
  await begun;
  leave({ persisted: true });
  isHeld = false;
  const next = await nextPage(device);
  await next.putMeta('offeredUpTo', 3);
  comeBack();
  await work;
  expect(tries).toBe(2);
  expect([await next.meta('serverTime'), await next.meta('offeredUpTo')]).toEqual([7, 3]);
});

test('what somebody begins while the page is being left is given up as well, and done when it is back', async () => {
  const device = await tablet();
  let begun: Promise<void> | undefined;
  const begin = (): void => void (begun = device.words.transact(async (transaction) => {
    await transaction.setServerTime(7);
    await transaction.setOfferedUpTo(3);
  }));
  addEventListener('pagehide', begin, { once: true });
  leave({ persisted: true });
  const next = await nextPage(device);
  expect(await next.meta('serverTime')).toBeUndefined();
  comeBack();
  await begun;
  expect(await next.meta('serverTime')).toBe(7);
});

test('words that were on their way when the page was left are kept, and once', async () => {
  const device = await tablet();
  const change = changeOf();
  const added = device.words.add({ id: change.id, change, rows: [], state: 'queued' });
  leave({ persisted: true });
  comeBack();
  await added;
  expect((await device.words.pending()).map(({ id }) => id)).toEqual([change.id]);
});

test('what is typed when the page is left is on the disk for the next page, also where this one may come back', async () => {
  const device = await tablet();
  const keeper = typing(device);
  leave({ persisted: true });
  expect(await (await nextPage(device)).draft('k')).toBe('Falta el acta');
  comeBack();
  await expect.poll(() => keeper.keeping().kind).toBe('saved');
});

test('what the browser lost of a page that was left is saved when the page comes back', async () => {
  const device = await tablet();
  const keeper = typing(device);
  leave({ persisted: true });
  const next = await nextPage(device);
  // As WebKit: it says that the draft is complete, and has lost it.
  await next.loseDraft('k');
  comeBack();
  // Not only when the next key or its half second comes.
  await expect.poll(() => keeper.keeping().kind, { timeout: 300, interval: 20 }).toBe('saved');
  expect(await next.draft('k')).toBe('Falta el acta');
});

test('what the browser lost of a page that was left is there when the app starts again', async () => {
  const device = await tablet();
  typing(device);
  leave({ persisted: false });
  await (await nextPage(device)).loseDraft('k');
  await takeInLeft(device.words.database);
  expect(await draftOf(device, 'k')).toMatchObject({ kind: 'note', content: 'Falta el acta' });
});

test('words for minutes that the browser lost with the page are there when the app starts again, until they stand in the minutes', async () => {
  const device = await tablet();
  await keepLeftWords(device, 'r-1', { name: 's/1', update: 'AAAA' });
  await device.words.database.drafts.clear();
  await takeInLeft(device.words.database);
  expect(await leftWordsOf(device, 'r-1')).toEqual([{ name: 's/1', update: 'AAAA' }]);
  await keepLeftWords(device, 'r-1', { name: 's/2', update: 'BBBB' });
  await discardLeftWords(device, 'r-1', 's/2');
  await takeInLeft(device.words.database);
  expect((await leftWordsOf(device, 'r-1')).map(({ name }) => name)).toEqual(['s/1']);
});

test('what a page noted on leaving never takes the place of what was typed later, nor brings back what was sent or thrown away', async () => {
  const device = await tablet();
  const { name } = device.words.database;
  await saveDraft(device, { key: 'k', kind: 'note', content: 'later' });
  noteLeft(name, { key: 'k', kind: 'note', content: 'earlier', savedAt: device.now() - 1 });
  await takeInLeft(device.words.database);
  expect(await draftOf(device, 'k')).toMatchObject({ content: 'later' });
  noteLeft(name, { key: 'k', kind: 'note', content: 'latest', savedAt: device.now() + 1 });
  await device.words.transact((transaction) => transaction.removeDraft('k'));
  await takeInLeft(device.words.database);
  expect(await draftOf(device, 'k')).toBeUndefined();
});
