/** What comes while somebody types waits for the moment between two keys, so that taking it in is not felt under the next one. */
import type { Transport } from '../sync/transport';
import { afterFrame } from '../ui/after-frame';

/** Whoever pressed no key for so long, in ms, is not waited for. */
const stillMs = 250;

/** `typing`: where the keys are heard. */
export const betweenKeys = (typing: EventTarget): { readonly wait: () => Promise<void>; readonly stop: () => void } => {
  let lastKeyAt = -Infinity;
  let waiting: (() => void)[] = [];
  const go = (): void => {
    const all = waiting;
    waiting = [];
    for (const each of all) each();
  };
  const onKey = (): void => {
    lastKeyAt = performance.now();
    if (waiting.length > 0) afterFrame(go);
  };
  typing.addEventListener('input', onKey, true);
  return {
    wait: () =>
      new Promise((resolve) => {
        if (performance.now() - lastKeyAt >= stillMs) return resolve();
        waiting.push(resolve);
        setTimeout(go, stillMs);
      }),
    stop: () => {
      typing.removeEventListener('input', onKey, true);
      go();
    },
  };
};

/** The transport, whose answers come between two keys. */
export const answeringBetweenKeys =
  (transport: Transport, wait: () => Promise<void>): Transport =>
  async (plan, request, signal) => {
    const answer = await transport(plan, request, signal);
    await wait();
    return answer;
  };
