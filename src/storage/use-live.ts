import { useLiveQuery, useObservable } from 'dexie-react-hooks';
import { useState } from 'react';
import { useDevice } from './device';
import { wasReadAhead, type Read } from './read-ahead';
import { keepingSame } from './same-value';
import { partOf, sharedRead } from './shared-read';

/**
 * Reads what the device keeps and reads again whenever it changes, in this tab or another; what says the same as before is not
 * drawn again. Undefined only until the first read has finished.
 */
export const useLive = <Value>(read: () => Promise<Value>, dependencies: readonly unknown[]): Value | undefined => {
  const [same] = useState(() => keepingSame<Value>());
  // Dexie follows a reading across its awaits only where the function it calls is itself async: without the word,
  // whatever is read after the first await is not watched, and the screen stands still.
  return useLiveQuery(async () => same(await read()), [...dependencies]);
};

/** `useLive` of a read of the device itself, shared with every other place that asks the same. What was read ahead is there at once. */
export const useRead = <Of extends readonly string[], Value>(read: Read<Of, Value>, ...of: Of): Value | undefined => {
  const device = useDevice();
  return useObservable(() => sharedRead(device, read, ...of), [device, ...of], wasReadAhead(device, read, ...of));
};

/** Part of a read that several places share: drawn anew only where this part says something else. */
export const useReadPart = <Value, Part>(read: Read<readonly [], Value>, pick: (value: Value) => Part, ...pickedBy: readonly unknown[]): Part | undefined => {
  const device = useDevice();
  const [ahead] = useState(() => wasReadAhead(device, read));
  return useObservable(() => partOf(sharedRead(device, read), pick), [device, ...pickedBy], ahead && pick(ahead));
};
