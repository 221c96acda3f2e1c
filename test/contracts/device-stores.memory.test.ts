import { MemoryCache, MemoryWords } from '../doubles/memory-device-store';
import { cacheStoreContract } from './cache-store';
import { interruptedDeviceContract } from './interrupted-device';
import { wordsStoreContract } from './words-store';

const nothingToDiscard = async (): Promise<void> => undefined;

wordsStoreContract('memory', async () => {
  const words = new MemoryWords();
  return { words, drafts: async () => [...words.drafts.values()].map(({ content }) => String(content)), discard: nothingToDiscard };
});

cacheStoreContract('memory', async () => ({ cache: new MemoryCache(), discard: nothingToDiscard }));

interruptedDeviceContract('memory', async () => ({ words: new MemoryWords(), cache: new MemoryCache(), discard: nothingToDiscard }));
