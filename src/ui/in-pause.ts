/** Work that can wait while somebody types: done in a pause of the keys, and at the latest after a while, between two of them. */
import { afterFrame } from './after-frame';

/** So long without a key is a pause, in ms. */
const pauseMs = 400;
const longestWaitMs = 10_000;

export interface Deferred {
  readonly ask: () => void;
  /** A key came. */
  readonly touch: () => void;
  /** It was done otherwise, or is needed no more. */
  readonly drop: () => void;
}

export const inPause = (work: () => void): Deferred => {
  let askedAt: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = (): void => {
    clearTimeout(timer);
    askedAt = undefined;
  };
  const go = (): void => {
    if (askedAt === undefined) return;
    drop();
    work();
  };
  const arm = (): void => {
    clearTimeout(timer);
    timer = setTimeout(go, pauseMs);
  };
  return {
    ask: () => {
      if (askedAt !== undefined) return;
      askedAt = performance.now();
      arm();
    },
    touch: () => {
      if (askedAt === undefined) return;
      if (performance.now() - askedAt >= longestWaitMs) afterFrame(go);
      else arm();
    },
    drop,
  };
};
