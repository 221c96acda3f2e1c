/** What follows when a person writes on this device: it is sent, and the browser is asked to protect it. */
import { useEffect, useRef } from 'react';
import { newestWaiting } from '../storage/item-reads';
import { draftsOf } from '../storage/drafts';
import type { Device } from '../storage/device';
import { askForProtection } from '../storage/protection';
import { useLive } from '../storage/use-live';
import { sendNow } from '../sync/status';
import { sendInPauses, type PausedSending } from './send-in-pauses';

/** Hears writes of every tab; the courier decides who carries them. */
export const useWrittenWords = (device: Device): void => {
  const newest = useLive(() => newestWaiting(device), [device]);
  const isTyped = useLive(async () => (await draftsOf(device)).length > 0, [device]) ?? false;
  const pauses = useRef<PausedSending>(undefined);
  useEffect(() => {
    const sending = sendInPauses(sendNow, window);
    pauses.current = sending;
    return sending.stop;
  }, []);
  const [id, kind] = [newest?.id, newest?.kind];
  useEffect(() => {
    if (id === undefined) return;
    // Words of minutes are kept again before a sentence is over.
    if (kind === 'minutes.append') pauses.current?.ask();
    else sendNow();
  }, [id, kind]);
  useEffect(() => {
    if (id !== undefined || isTyped) void askForProtection();
  }, [id, isTyped]);
};
