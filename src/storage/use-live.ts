import { useLiveQuery } from 'dexie-react-hooks';

/**
 * Reads what the device keeps and reads again whenever it changes, in this tab or another.
 * Undefined only until the first read has finished.
 */
export const useLive = <Value>(read: () => Promise<Value>, dependencies: readonly unknown[]): Value | undefined =>
  useLiveQuery(read, [...dependencies]);
