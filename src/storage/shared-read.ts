/**
 * A live reading that several places of the screen share. It is read once, and told to all of them in one moment: the screen is
 * drawn once for it, and not at all where what was read says what it said before.
 */
import { liveQuery, type Subscription } from 'dexie';
import type { Device } from './device';
import type { Read } from './read-ahead';
import { keepingSame } from './same-value';

interface Listener<Value> {
  readonly next: (value: Value) => void;
  readonly error: (trouble: unknown) => void;
}

export interface SharedRead<Value> {
  /** Returns how to stop. */
  readonly subscribe: (next: Listener<Value>['next'], error: Listener<Value>['error']) => () => void;
  /** Whether somebody who shares it has read already. */
  readonly hasValue: () => boolean;
  readonly getValue: () => Value;
}

/** By device, the read and what it was asked; only what is on the screen. */
const shared = new WeakMap<Device, Map<unknown, Map<string, unknown>>>();

export const sharedRead = <Of extends readonly string[], Value>(device: Device, read: Read<Of, Value>, ...of: Of): SharedRead<Value> => {
  const reads = shared.get(device) ?? new Map<unknown, Map<string, unknown>>();
  shared.set(device, reads);
  const ofRead = reads.get(read) ?? new Map<string, unknown>();
  reads.set(read, ofRead);
  const key = of.join('\n');
  const found = ofRead.get(key) as SharedRead<Value> | undefined;
  // Dexie follows a reading across its awaits only where the function it calls is itself async.
  const made = found ?? share(async () => read(device, ...of), () => void ofRead.delete(key));
  ofRead.set(key, made);
  return made;
};

type Told<Value> = { readonly value: Value } | { readonly trouble: unknown };

const share = <Value>(read: () => Promise<Value>, onUnused: () => void): SharedRead<Value> => {
  const listeners = new Set<Listener<Value>>();
  let reading: Subscription | undefined;
  let last: Told<Value> | undefined;
  const tell = (told: Told<Value>, to: Iterable<Listener<Value>>): void => {
    for (const { next, error } of to) {
      if ('value' in told) next(told.value);
      else error(told.trouble);
    }
  };
  const hear = (told: Told<Value>): void => {
    last = told;
    tell(told, [...listeners]);
  };
  const begin = (): Subscription => {
    const same = keepingSame<Value>();
    return liveQuery(async () => same(await read())).subscribe({ next: (value) => hear({ value }), error: (trouble: unknown) => hear({ trouble }) });
  };
  return {
    subscribe: (next, error) => {
      const listener = { next, error };
      listeners.add(listener);
      reading ??= begin();
      if (last) tell(last, [listener]);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        reading?.unsubscribe();
        [reading, last] = [undefined, undefined];
        onUnused();
      };
    },
    hasValue: () => last !== undefined && 'value' in last,
    getValue: () => (last as { readonly value: Value }).value,
  };
};

/** What is picked out of it: told only where it says something else. */
export const partOf = <Value, Part>({ subscribe, hasValue, getValue }: SharedRead<Value>, pick: (value: Value) => Part): SharedRead<Part> => {
  const same = keepingSame<Part>();
  const part = (value: Value): Part => same(pick(value));
  return { subscribe: (next, error) => subscribe((value) => next(part(value)), error), hasValue, getValue: () => part(getValue()) };
};
