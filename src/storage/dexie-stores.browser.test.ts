import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { personNamed } from '../../test/builders/change';
import { planId, planRows, todayOfPlan } from '../../test/builders/plan';
import { CacheDatabase, DexieCache } from './dexie-cache';
import { DexieWords } from './dexie-words';
import { WordsDatabase } from './words-database';
import { materialise, materialiseAll } from './materialise';
import { write, type WritingDevice } from './write';

const opened: Dexie[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

let users = 0;
const freshUser = (): string => `user-${Date.now()}-${(users += 1)}`;

/** A connection of its own, as another tab of the same person has. */
const tabOf = (user: string): WritingDevice & { readonly words: DexieWords; readonly cache: DexieCache } => {
  const [words, cache] = [new DexieWords(new WordsDatabase(user)), new DexieCache(new CacheDatabase(user, planId))];
  opened.push(words.database, cache.database);
  return { words, cache, id: 'tablet', app: 'test', now: () => 1_000, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)), show: (rows) => materialise(words, cache, rows) };
};
const weigh = async (tab: WritingDevice, weight: number) => {
  const written = await write(tab, { kind: 'edit', operations: [{ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { weight } }] }, { person: personNamed('martin'), today: todayOfPlan });
  if (!written.accepted) throw new Error(written.refusal.why);
  await written.value.visible;
  return written.value.change.id;
};
const weightIn = async (tab: WritingDevice) => (await tab.cache.rows([{ entity: 'milestone', id: 'c-11-m6' }]))[0]?.fields['weight'];

test('two tabs that write at the same time keep every word, in one order that both see', async () => {
  const user = freshUser();
  const [one, other] = [tabOf(user), tabOf(user)];
  await one.cache.transact((transaction) => transaction.putRows(planRows()));
  const ids = await Promise.all(Array.from({ length: 20 }, (_, count) => weigh(count % 2 === 0 ? one : other, count)));
  const seen = [await one.words.pending(), await other.words.pending()].map((entries) => entries.map(({ id }) => id));
  expect(seen[0]).toEqual(seen[1]);
  expect([...(seen[0] ?? [])].sort()).toEqual([...ids].sort());
  const last = (await one.words.pending()).at(-1)?.change.operations[0]?.set?.['weight'];
  expect([await weightIn(one), await weightIn(other)]).toEqual([last, last]);
});

test('the cache may be deleted under the words: they stay, and stand over whatever the server sends again', async () => {
  const user = freshUser();
  const tab = tabOf(user);
  await tab.cache.transact((transaction) => transaction.putRows(planRows()));
  const id = await weigh(tab, 7);
  await tab.cache.database.delete();
  const again = tabOf(user);
  expect((await again.words.pending()).map((entry) => entry.id)).toEqual([id]);
  await again.cache.transact((transaction) => transaction.putRows(planRows()));
  await materialiseAll(again.words, again.cache);
  expect(await weightIn(again)).toBe(7);
});

test('another person on the same tablet opens other databases', async () => {
  const [lucia, martin] = [tabOf(freshUser()), tabOf(freshUser())];
  await martin.cache.transact((transaction) => transaction.putRows(planRows()));
  await weigh(martin, 7);
  expect(await lucia.words.pending()).toEqual([]);
  expect(await weightIn(lucia)).toBeUndefined();
  expect(lucia.words.database.name).not.toBe(martin.words.database.name);
});

test('words are written with strict durability, the cache relaxed', () => {
  const tab = tabOf(freshUser());
  const durabilityOf = (database: Dexie) => (database as unknown as { readonly _options: { readonly chromeTransactionDurability?: string } })._options.chromeTransactionDurability;
  expect([durabilityOf(tab.words.database), durabilityOf(tab.cache.database)]).toEqual(['strict', 'relaxed']);
});
