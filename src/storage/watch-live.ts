/** A live reading for what is no part of the drawing: it is told only what is new. Returns how to stop. */
import { liveQuery } from 'dexie';
import { keepingSame } from './same-value';

export interface Watching<Value> {
  readonly next: (value: Value) => void;
  readonly error: (trouble: unknown) => void;
}

export const watchLive = <Value>(read: () => Promise<Value>, { next, error }: Watching<Value>): (() => void) => {
  const same = keepingSame<Value>();
  let last: { readonly value: Value } | undefined;
  const hear = (value: Value): void => {
    if (last && last.value === value) return;
    last = { value };
    next(value);
  };
  // Dexie follows a reading across its awaits only where the function it calls is itself async.
  const reading = liveQuery(async () => same(await read())).subscribe({ next: hear, error });
  return () => reading.unsubscribe();
};
