/** What follows when a person writes on this device: it is sent, and the browser is asked to protect it. */
import { useEffect } from 'react';
import { newestWaiting } from '../storage/item-reads';
import { draftsOf } from '../storage/drafts';
import type { Device } from '../storage/device';
import { askForProtection } from '../storage/protection';
import { useLive } from '../storage/use-live';
import { sendNow } from '../sync/status';

/** Hears writes of every tab; the courier decides who carries them. */
export const useWrittenWords = (device: Device): void => {
  const newest = useLive(() => newestWaiting(device), [device]);
  const isTyped = useLive(async () => (await draftsOf(device)).length > 0, [device]) ?? false;
  useEffect(() => {
    if (newest !== undefined) sendNow();
  }, [newest]);
  useEffect(() => {
    if (newest !== undefined || isTyped) void askForProtection();
  }, [newest, isTyped]);
};
