/** Runs the courier of files beside the one of text: it goes whenever that one was answered, in a pause of the keys, and is fetched when that first happens. */
import type { Device } from '../storage/device';
import { lineNow, onLineChange } from '../storage/blobs/line';
import type { BlobCourier } from '../sync/send-blobs';
import { onSendNow, useCourierStatus } from '../sync/status';
import { inPauseOf } from '../ui/in-pause';
import type { askHands } from './right-hands';

interface FilesParts {
  readonly hands: ReturnType<typeof askHands>;
  readonly wakeText: () => void;
}

/** Returns how to stop. */
export const sendFiles = (device: Device, { hands, wakeText }: FilesParts): (() => void) => {
  let courier: BlobCourier | undefined;
  let isStopped = false;
  let isAsked = false;
  const mayGo = async (): Promise<boolean> => useCourierStatus.getState().connection === 'reached' && (await hands.look()) === 'right';
  const begin = async (): Promise<void> => {
    const { startBlobCourier } = await import('../sync/send-blobs');
    if (!isStopped) courier ??= startBlobCourier({ device, mayGo, line: lineNow, chance: Math.random, onSent: wakeText });
  };
  const pauses = inPauseOf(window, () => {
    courier?.wake({ isAsked });
    isAsked = false;
  });
  const stopFollowing = useCourierStatus.subscribe(({ connection, exchanging }, before) => {
    if (connection !== 'reached' || exchanging || (before.connection === 'reached' && !before.exchanging)) return;
    // A part of the app that could not be fetched is fetched after the next answer.
    if (courier) pauses.ask();
    else begin().catch(reportError);
  });
  const stopHearing = onSendNow(() => {
    isAsked = true;
    pauses.ask();
  });
  const stopWatching = onLineChange(() => courier?.wake());
  return () => {
    isStopped = true;
    stopFollowing();
    stopHearing();
    stopWatching();
    courier?.stop();
    courier = undefined;
    pauses.stop();
  };
};
