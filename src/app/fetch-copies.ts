/** Brings copies of evidence beside the two couriers: after the words, in a pause of the keys, never twice at once, and not again while nothing new was told. */
import { lineNow, onLineChange } from '../storage/blobs/line';
import type { Device } from '../storage/device';
import { onSendNow, useCourierStatus } from '../sync/status';
import { inPauseOf } from '../ui/in-pause';
import type { askHands } from './right-hands';

/** Returns how to stop. */
export const fetchCopies = (device: Device, hands: ReturnType<typeof askHands>): (() => void) => {
  const stopped = new AbortController();
  let isRunning = false;
  /** Somebody asked while it ran: what it had read by then may be old. */
  let isAskedAgain = false;
  /** The place in the server's order up to which everything was brought. */
  let broughtAt = -1;
  const run = async (): Promise<void> => {
    if (stopped.signal.aborted || useCourierStatus.getState().connection !== 'reached') return;
    if (isRunning) {
      isAskedAgain = true;
      return;
    }
    isRunning = true;
    try {
      const { seq } = await device.cache.cursor();
      if (seq === broughtAt || (await hands.look()) !== 'right') return;
      const { bringCopies } = await import('../sync/bring-copies');
      if ((await bringCopies({ device, line: lineNow, signal: stopped.signal })) === 'whole' && !isAskedAgain) broughtAt = seq;
    } finally {
      isRunning = false;
      if (isAskedAgain) {
        isAskedAgain = false;
        go();
      }
    }
  };
  const pauses = inPauseOf(window, () => void run().catch(reportError));
  const go = pauses.ask;
  const stopFollowing = useCourierStatus.subscribe(({ connection, exchanging }, before) => {
    if (connection === 'reached' && !exchanging && (before.connection !== 'reached' || before.exchanging)) go();
  });
  const stopHearing = onSendNow(() => {
    broughtAt = -1;
    go();
  });
  const stopWatching = onLineChange(go);
  return () => {
    stopped.abort();
    pauses.stop();
    stopFollowing();
    stopHearing();
    stopWatching();
  };
};
