import { CacheDatabase, DexieCache } from '../../src/storage/dexie-cache';
import { DexieWords } from '../../src/storage/dexie-words';
import { WordsDatabase } from '../../src/storage/words-database';
import { cacheStoreContract } from './cache-store';
import { interruptedDeviceContract } from './interrupted-device';
import { wordsStoreContract } from './words-store';

let made = 0;
const freshName = (): string => `contract-${Date.now()}-${(made += 1)}`;

wordsStoreContract('IndexedDB', async () => {
  const database = new WordsDatabase(freshName());
  return {
    words: new DexieWords(database),
    drafts: async () => (await database.drafts.toArray()).map(({ content }) => String(content)),
    discard: () => database.delete(),
  };
});

cacheStoreContract('IndexedDB', async () => {
  const database = new CacheDatabase(freshName(), 'plan');
  return { cache: new DexieCache(database), discard: () => database.delete() };
});

interruptedDeviceContract('IndexedDB', async () => {
  const name = freshName();
  const [words, cache] = [new WordsDatabase(name), new CacheDatabase(name, 'plan')];
  return { words: new DexieWords(words), cache: new DexieCache(cache), discard: async () => void (await Promise.all([words.delete(), cache.delete()])) };
});
