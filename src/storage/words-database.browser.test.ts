import Dexie, { liveQuery } from 'dexie';
import { expect, onTestFinished, test, vi } from 'vitest';
import { changeIdOf, changeOf } from '../../test/builders/change';
import { DexieWords } from './dexie-words';
import { WordsDatabase } from './words-database';
import { nativeVersion, NewerDatabase, whenOvertaken, wordsVersion } from './newer-database';
import type { NewEntry, OutboxEntry } from './words-store';

let owners = 0;
const freshOwner = (): string => `owner-${Date.now()}-${(owners += 1)}`;
const entryOf = (name: string): NewEntry => ({ id: changeIdOf(name), change: changeOf({ id: changeIdOf(name) }), rows: [`milestone/${name}`], state: 'queued' });
const openWords = (owner: string): DexieWords => {
  const words = new DexieWords(new WordsDatabase(owner));
  onTestFinished(() => words.database.delete());
  return words;
};

test('words of the first version are all there in the next: what waits in its place, what is confirmed in the journal', async () => {
  const owner = freshOwner();
  const former = new Dexie(`words:${owner}`);
  former.version(1).stores({ outbox: '++order, &id, *rows', journal: 'id, order', attention: 'id', drafts: 'key', meta: 'key' });
  await former.table('journal').bulkAdd(['b', 'a'].map((name, index): OutboxEntry => ({ ...entryOf(name), order: 2 - index, state: 'done', seq: 9 - index, doneAt: 5 })));
  await former.table('outbox').add({ ...entryOf('c'), order: 7 });
  await former.table('drafts').add({ key: 'd', kind: 'k', content: 'half', savedAt: 1 });
  await former.table('meta').add({ key: 'seenHeads', value: [[9, 'chain']] });
  former.close();
  const words = openWords(owner);
  expect((await words.pending()).map(({ id, order }) => [id, order])).toEqual([[changeIdOf('c'), 7]]);
  expect((await words.transact((transaction) => transaction.entriesAbove(0))).map(({ id, seq }) => [id, seq])).toEqual([[changeIdOf('a'), 8], [changeIdOf('b'), 9]]);
  expect(await words.database.countDone()).toBe(2);
  expect(await words.seenHeads()).toEqual([[9, 'chain']]);
  expect(await words.database.drafts.count()).toBe(1);
  await words.add(entryOf('d'));
  expect((await words.orders())[1]).toBeGreaterThan(7);
});

test('words of the version before are all there in the next, recordings too, with room for what is known of bytes', async () => {
  const owner = freshOwner();
  const former = new Dexie(`words:${owner}`);
  former.version(3).stores({ outbox: '++order, &id, *rows', bundles: '++place, size', attention: 'id', drafts: 'key', meta: 'key', recordings: 'id, meeting', sound: '[recording+index]' });
  await former.table('outbox').add({ ...entryOf('a'), order: 3 });
  await former.table('sound').add({ recording: 's', index: 0, bytes: new Uint8Array([7]).buffer });
  former.close();
  const words = openWords(owner);
  expect((await words.pending()).map(({ order }) => order)).toEqual([3]);
  const { sound, blobs, captures, sendings } = words.database;
  expect(await Promise.all([sound, blobs, captures, sendings].map((store) => store.count()))).toEqual([1, 0, 0, 0]);
});

/** As a newer app leaves it: one store more, and one that we know is gone. */
const raised = (owner: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(`words:${owner}`, nativeVersion(wordsVersion + 1));
    request.onupgradeneeded = () => {
      request.result.createObjectStore('later', { keyPath: 'id' }).add({ id: 'x' });
      if (request.result.objectStoreNames.contains('bundles')) request.result.deleteObjectStore('bundles');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not raised'));
  });

test('words that a newer app keeps are refused with a code, and nothing is added to them or taken away', async () => {
  const owner = freshOwner();
  const former = openWords(owner);
  await former.add(entryOf('a'));
  former.database.close();
  const newer = await raised(owner);
  const stores = [...newer.objectStoreNames];
  newer.close();
  const words = openWords(owner);
  await expect(words.database.open()).rejects.toBeInstanceOf(NewerDatabase);
  await expect(words.add(entryOf('b'))).rejects.toMatchObject({ code: 'newer-database' });
  await expect(words.transact((transaction) => transaction.countAfter(0))).rejects.toBeInstanceOf(NewerDatabase);
  const after = await raised(owner);
  expect([after.version, [...after.objectStoreNames]]).toEqual([nativeVersion(wordsVersion + 1), stores]);
  after.close();
});

test('a tab learns that a newer app took its words over, and keeps nothing more: neither of them is broken by it', async () => {
  const owner = freshOwner();
  const words = openWords(owner);
  await words.add(entryOf('a'));
  let overtaken = 0;
  onTestFinished(whenOvertaken(words.database, () => (overtaken += 1)));
  const newer = await raised(owner);
  onTestFinished(() => newer.close());
  expect(overtaken).toBe(1);
  await expect(words.add(entryOf('b'))).rejects.toBeInstanceOf(NewerDatabase);
});

test('the newest of what is done come first, as many as are asked for, and are counted without being read', async () => {
  const words = openWords(freshOwner());
  for (const names of [['a', 'b'], ['c'], ['d', 'e']]) {
    for (const name of names) await words.add(entryOf(name));
    await words.transact(async (transaction) => transaction.finish((await transaction.oldest(9)).map((entry) => ({ ...entry, state: 'done', seq: 1, doneAt: 1 }))));
  }
  const newest = await words.database.newestDone(3);
  expect(newest.map(({ id }) => id)).toEqual(['e', 'd', 'c'].map(changeIdOf));
  expect(await words.database.countDone()).toBe(5);
});

test('a screen that shows what waits learns of a word at once, in this tab and in another', async () => {
  const owner = freshOwner();
  const [words, other] = [openWords(owner), openWords(owner)];
  const seen = { here: -1, there: -1 };
  const watch = (tab: DexieWords, place: 'here' | 'there') => liveQuery(() => tab.database.outbox.where('rows').equals('milestone/a').count()).subscribe((count) => (seen[place] = count));
  const watching = [watch(words, 'here'), watch(other, 'there')];
  onTestFinished(() => watching.forEach((each) => each.unsubscribe()));
  await vi.waitFor(() => expect(seen).toEqual({ here: 0, there: 0 }));
  await words.add(entryOf('a'));
  await vi.waitFor(() => expect(seen).toEqual({ here: 1, there: 1 }));
});

test('a word that the disk refuses is not kept and not told, and the next one is', async () => {
  const words = openWords(freshOwner());
  await words.add(entryOf('a'));
  await expect(words.add(entryOf('a'))).rejects.toMatchObject({ name: 'ConstraintError' });
  await expect(words.add({ ...entryOf('b'), rows: (() => undefined) as never })).rejects.toMatchObject({ name: 'DataCloneError' });
  await words.add(entryOf('c'));
  expect((await words.pending()).map(({ id }) => id)).toEqual(['a', 'c'].map(changeIdOf));
});
