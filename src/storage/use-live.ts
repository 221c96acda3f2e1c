import { useLiveQuery } from 'dexie-react-hooks';
import { useDevice } from './device';
import { wasReadAhead, type Read } from './read-ahead';

/**
 * Reads what the device keeps and reads again whenever it changes, in this tab or another.
 * Undefined only until the first read has finished.
 */
export const useLive = <Value>(read: () => Promise<Value>, dependencies: readonly unknown[]): Value | undefined =>
  // Dexie follows a reading across its awaits only where the function it calls is itself async: without the word,
  // whatever is read after the first await is not watched, and the screen stands still.
  useLiveQuery(async () => read(), [...dependencies]);

/** `useLive` of a read of the device itself. What was read ahead is there at once. */
export const useRead = <Of extends readonly string[], Value>(read: Read<Of, Value>, ...of: Of): Value | undefined => {
  const device = useDevice();
  return useLiveQuery(async () => read(device, ...of), [device, ...of], wasReadAhead(device, read, ...of));
};
