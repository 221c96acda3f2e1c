/**
 * When to do what a person who types would feel: in a pause of the keys, and at the latest soon, and then right after the frame that
 * shows a key, so that it falls between two of them.
 */
import { afterFrame } from '../ui/after-frame';

/** So long without a key is a pause, in ms. */
const pauseMs = 400;
/** The longest that words wait for one, in ms: other tablets see each other write. */
const wordsWaitMs = 1200;
/** The same of files, which nobody reads along: looking for them costs a tablet more than sending words. */
export const filesWaitMs = 10_000;
/** So long before that, in ms, the next key is taken as the occasion. */
const occasionMs = 150;

export interface PausedSending {
  /** Something waits. */
  readonly ask: () => void;
  readonly stop: () => void;
}

/** `typing`: where the keys are heard. */
export const sendInPauses = (send: () => void, typing: EventTarget, longestWaitMs = wordsWaitMs): PausedSending => {
  let askedAt: number | undefined;
  let lastKeyAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = (): void => {
    if (askedAt === undefined) return;
    clearTimeout(timer);
    [timer, askedAt] = [undefined, undefined];
    send();
  };
  const onKey = (): void => {
    lastKeyAt = performance.now();
    if (askedAt !== undefined && lastKeyAt - askedAt >= longestWaitMs - occasionMs) afterFrame(go);
  };
  typing.addEventListener('input', onKey, true);
  const look = (): void => {
    timer = undefined;
    if (askedAt === undefined) return;
    const now = performance.now();
    const left = Math.min(pauseMs - (now - lastKeyAt), longestWaitMs - (now - askedAt));
    if (left > 0) {
      timer = setTimeout(look, left);
      return;
    }
    go();
  };
  return {
    ask: () => {
      if (askedAt !== undefined) return;
      askedAt = performance.now();
      look();
    },
    stop: () => {
      clearTimeout(timer);
      typing.removeEventListener('input', onKey, true);
      // Whoever asked is not forgotten.
      if (askedAt !== undefined) send();
      askedAt = undefined;
    },
  };
};
