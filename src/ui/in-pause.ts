/**
 * Work that whoever types would feel: done in a pause of the keys, and at the latest after a while, and then right after the frame
 * that shows a key, so that it falls between two of them. Where nobody types it is done at once.
 */
import { afterFrame } from './after-frame';

/** So long without a key is a pause, in ms. */
const pauseMs = 400;
/** So long before the longest wait is over, in ms, the next key is taken as the occasion. */
const occasionMs = 150;
/** The longest that anything waits of which nobody would miss the result, in ms. */
export const longWaitMs = 10_000;

export interface Deferred {
  /** It is to be done; once, however often it is asked for meanwhile. */
  readonly ask: () => void;
  /** A key came. */
  readonly touch: () => void;
  /** It was done otherwise, or is needed no more. */
  readonly drop: () => void;
  /** Does at once what waits. */
  readonly settle: () => void;
}

export const inPause = (work: () => void, longestWaitMs = longWaitMs): Deferred => {
  let askedAt: number | undefined;
  let lastKeyAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = (): void => {
    clearTimeout(timer);
    [timer, askedAt] = [undefined, undefined];
  };
  const settle = (): void => {
    if (askedAt === undefined) return;
    drop();
    work();
  };
  const look = (): void => {
    if (askedAt === undefined) return;
    const now = performance.now();
    const left = Math.min(pauseMs - (now - lastKeyAt), longestWaitMs - (now - askedAt));
    if (left > 0) timer = setTimeout(look, left);
    else settle();
  };
  return {
    ask: () => {
      if (askedAt !== undefined) return;
      askedAt = performance.now();
      look();
    },
    touch: () => {
      lastKeyAt = performance.now();
      if (askedAt !== undefined && lastKeyAt - askedAt >= longestWaitMs - occasionMs) afterFrame(settle);
    },
    drop,
    settle,
  };
};

/** The same for work of the whole app: `typing` is where the keys are heard. `stop` does at once what waits: whoever asked is not forgotten. */
export const inPauseOf = (typing: EventTarget, work: () => void, longestWaitMs?: number): { readonly ask: () => void; readonly stop: () => void } => {
  const { ask, touch, settle } = inPause(work, longestWaitMs);
  typing.addEventListener('input', touch, true);
  return {
    ask,
    stop: () => {
      typing.removeEventListener('input', touch, true);
      settle();
    },
  };
};
