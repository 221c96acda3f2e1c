/** What follows when a person writes on this device: it is sent, and the browser is asked to protect it. */
import { useEffect, useRef } from 'react';
import { askForProtection } from '../storage/protection';
import { newestQueuedIn, standingOf } from '../storage/standing';
import { useReadPart } from '../storage/use-live';
import { sendNow } from '../sync/status';
import { inPauseOf } from '../ui/in-pause';

/** The longest that words wait for a pause of the keys, in ms: other tablets see each other write. */
const wordsWaitMs = 1200;

/** Hears writes of every tab; the courier decides who carries them. Apart from what is drawn, which a word that is kept leaves as it is. */
export const WrittenWords = (): null => {
  const newest = useReadPart(standingOf, newestQueuedIn);
  const isTyped = useReadPart(standingOf, ({ drafts }) => drafts > 0) ?? false;
  const pauses = useRef<ReturnType<typeof inPauseOf>>(undefined);
  useEffect(() => {
    const sending = inPauseOf(window, sendNow, wordsWaitMs);
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
  return null;
};
