/**
 * The moment between two keys, for what comes while somebody types: taking it in is not felt under the next one. One thing at a
 * time: two that come together would last until the key after.
 */
import { afterFrame } from './after-frame';

/** Whoever pressed no key for so long, in ms, is not waited for; and nothing waits longer. */
const stillMs = 250;

export interface Keys {
  /** Resolves at once where nobody types. */
  readonly pass: () => Promise<void>;
}

const heard = new WeakMap<EventTarget, Keys>();

/** `typing`: where the keys are heard, once for all who ask. */
export const keysOf = (typing: EventTarget): Keys => {
  const keys = heard.get(typing) ?? listen(typing);
  heard.set(typing, keys);
  return keys;
};

const listen = (typing: EventTarget): Keys => {
  let lastKeyAt = -Infinity;
  const waiting = new Set<() => void>();
  const go = (next: (() => void) | undefined): void => {
    if (next && waiting.delete(next)) next();
  };
  const onKey = (): void => {
    lastKeyAt = performance.now();
    if (waiting.size > 0) afterFrame(() => go([...waiting][0]));
  };
  typing.addEventListener('input', onKey, true);
  return {
    pass: () =>
      new Promise((resolve) => {
        if (performance.now() - lastKeyAt >= stillMs) return resolve();
        waiting.add(resolve);
        setTimeout(() => go(resolve), stillMs);
      }),
  };
};
