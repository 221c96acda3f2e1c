/**
 * One tab sends for all. Chosen by Web Locks; correctness never depends on it, so where there are no locks every tab leads.
 *
 * The leader beats every 5 s. A visible tab that heard nothing for 20 s takes the lock: the leading tab may be frozen.
 */
const beatMs = 5_000;
const silentMs = 20_000;

export interface Leadership {
  readonly stop: () => void;
}

/**
 * Calls `lead` when this tab is to send; what it returns is called when it no longer is. `onTaken`: another tab took the lead
 * from this one, which must have slept.
 */
export const seekLeadership = (name: string, lead: () => () => void, onTaken: () => void = () => undefined): Leadership => {
  if (typeof navigator === 'undefined' || !navigator.locks) return { stop: lead() };
  const channel = new BroadcastChannel(`leader:${name}`);
  const stopped = new AbortController();
  let heardAt = Date.now();
  let leading = false;
  let queues = false;
  channel.onmessage = () => (heardAt = Date.now());

  /** Leads until the tab stops or another tab takes the lock. */
  const hold = async (lost: AbortSignal): Promise<void> => {
    leading = true;
    const leave = lead();
    // At once too: the others who heard nothing would take it in their turn.
    channel.postMessage('beat');
    const beat = setInterval(() => channel.postMessage('beat'), beatMs);
    await untilAborted(AbortSignal.any([stopped.signal, lost]));
    clearInterval(beat);
    leading = false;
    heardAt = Date.now();
    leave();
  };
  /** Ends in `taken` when another tab took the lock, or when this one stopped while it queued. */
  const follow = (ask: (lost: AbortSignal) => Promise<unknown>): void => {
    const lost = new AbortController();
    const taken = (): void => {
      lost.abort();
      if (stopped.signal.aborted) return;
      onTaken();
      queue();
    };
    ask(lost.signal).catch(taken);
  };
  const queue = (): void => {
    if (queues) return;
    queues = true;
    const first = (lost: AbortSignal): Promise<void> => {
      queues = false;
      return hold(lost);
    };
    follow((lost) => navigator.locks.request(name, { signal: stopped.signal }, () => first(lost)));
  };
  const steal = (): void => follow((lost) => navigator.locks.request(name, { steal: true }, () => hold(lost)));
  const watch = setInterval(() => {
    if (leading || document.visibilityState !== 'visible' || Date.now() - heardAt <= silentMs) return;
    heardAt = Date.now();
    steal();
  }, beatMs);
  queue();
  return {
    stop: () => {
      stopped.abort();
      clearInterval(watch);
      channel.close();
    },
  };
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
