/**
 * When words go that come several times a second, as those of minutes do: in a pause of the keys, and at the latest soon.
 * What a request costs a slow tablet is then not paid between two keys, and other tablets still see each other write.
 */

/** So long without a key is a pause, in ms. */
const pauseMs = 400;
/** The longest that words wait for one, in ms. */
const longestWaitMs = 1200;

export interface PausedSending {
  /** Something waits. */
  readonly ask: () => void;
  readonly stop: () => void;
}

/** `typing`: where the keys are heard. */
export const sendInPauses = (send: () => void, typing: EventTarget): PausedSending => {
  let askedAt: number | undefined;
  let lastKeyAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onKey = (): void => void (lastKeyAt = performance.now());
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
    askedAt = undefined;
    send();
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
