import { memoryChangeLogStore } from '../doubles/memory-change-log-store';
import { changeLogContract } from './change-log';

changeLogContract('memory', async () => {
  let store = memoryChangeLogStore();
  return {
    store,
    killAndReopen: async () => (store = memoryChangeLogStore(store.snapshot())),
    discard: () => store.close(),
  };
});
