import { useLiveQuery } from 'dexie-react-hooks';

/**
 * Reads what the device keeps and reads again whenever it changes, in this tab or another.
 * Undefined only until the first read has finished.
 */
export const useLive = <Value>(read: () => Promise<Value>, dependencies: readonly unknown[]): Value | undefined =>
  // Dexie follows a reading across its awaits only where the function it calls is itself async: without the word,
  // whatever is read after the first await is not watched, and the screen stands still.
  useLiveQuery(async () => read(), [...dependencies]);
