/**
 * One tab writes a draft at a time.
 *
 *            asks                    the other tab lets go
 *   asking ───────▶ elsewhere ────────────────────────────▶ mine
 *      │                ▲   "write here": asks it to let go; steals after a while if it does not answer
 *      └─ nobody ───────┼──▶ mine
 *                       └──────┘ another tab wants it
 *
 * A browser without Web Locks has no other tab to fear more than the loss of the draft: it writes.
 */
export type LockState = 'asking' | 'mine' | 'elsewhere';

interface TabLockParts {
  readonly name: string;
  readonly onState: (state: LockState) => void;
  /** Runs before another tab gets it: what is typed goes to the disk first. */
  readonly beforeLettingGo: () => Promise<unknown>;
}

export interface TabLock {
  readonly takeOver: () => void;
  readonly end: () => void;
}

const answerWithinMs = 1500;

export const askForTabLock = ({ name, onState, beforeLettingGo }: TabLockParts): TabLock => {
  if (!('locks' in navigator)) {
    onState('mine');
    return { takeOver: () => undefined, end: () => undefined };
  }
  const channel = new BroadcastChannel(name);
  let ended = false;
  let letGo: (() => void) | undefined;
  let queued = new AbortController();

  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      letGo = resolve;
      onState('mine');
    });
  /** Waits behind whoever holds it, again and again. */
  const queue = (): void => {
    letGo = undefined;
    if (ended) return;
    onState('elsewhere');
    queued = new AbortController();
    follow(navigator.locks.request(name, { signal: queued.signal }, hold), queued.signal);
  };
  /** Let go or stolen: either way another tab writes now. Ending or stealing oneself aborts the wait instead. */
  const follow = (held: Promise<unknown>, signal?: AbortSignal): void => {
    const next = (): void => {
      if (!signal?.aborted) queue();
    };
    held.then(next, next);
  };
  const steal = (): void => {
    if (ended || letGo) return;
    queued.abort();
    follow(navigator.locks.request(name, { steal: true }, hold));
  };
  channel.onmessage = () => {
    const go = letGo;
    if (go) void beforeLettingGo().finally(go);
  };
  follow(navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock && !ended ? hold() : undefined)));
  return {
    takeOver: () => {
      channel.postMessage('let go');
      setTimeout(steal, answerWithinMs);
    },
    end: () => {
      ended = true;
      queued.abort();
      letGo?.();
      channel.close();
    },
  };
};
