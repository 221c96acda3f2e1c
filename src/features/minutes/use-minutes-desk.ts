/** The desk of one meeting on this device, in step with the rows it keeps. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { RecordId } from '../../domain/ids';
import { sameJson, type Json } from '../../domain/json';
import { useDevice, type Device } from '../../storage/device';
import { record } from '../../storage/record';
import { discardLeftWords, keepLeftWords, leftWordsOf, refusedWordsOf } from '../../storage/minutes-words';
import { watchLive, type Watching } from '../../storage/watch-live';
import { keysOf } from '../../ui/between-keys';
import { openDesk, type DeskState, type MinutesDesk, type MinutesRows } from './minutes-desk';
import { foldedPartsOf } from './minutes-of';
import type { MinutesKeeping } from './outgoing-words';

/** What the page around the texts shows. Where the words are and who wrote them changes with every word that is kept: that is looked at where it stands. */
export interface OpenMinutes extends Omit<DeskState, 'keeping' | 'touches'> {
  readonly desk: MinutesDesk;
}

interface DeskOf {
  readonly meeting: RecordId;
  readonly items: readonly RecordId[];
  /** Words that a page left behind go on by themselves; of whoever may not write any more they are a branch. */
  readonly mayWrite: boolean;
}

/** Undefined until what the device holds was read. */
export const useMinutesDesk = ({ meeting, items, mayWrite }: DeskOf): OpenMinutes | undefined => {
  const device = useDevice();
  const [desk] = useState(() => openDesk({ meeting, disk: minutesOnDisk(device, meeting), now: device.now }));
  const [isOpen, setIsOpen] = useState(false);
  const state = useOfDesk(desk, aroundTexts);
  const points = items.join(' ');
  // Not drawn itself: what the desk makes of it is, where that is new.
  useEffect(
    () =>
      watchRows(device, meeting, {
        next: (rows) => {
          desk.receive({ ...rows, items: points.split(' ') });
          setIsOpen(true);
        },
        error: (trouble) =>
          setIsOpen(() => {
            throw trouble;
          }),
      }),
    [desk, device, meeting, points],
  );
  useEffect(() => {
    if (isOpen && mayWrite) void leftWordsOf(device, meeting).then(desk.recover);
  }, [desk, device, meeting, isOpen, mayWrite]);
  useEffect(() => desk.watch(), [desk]);
  return isOpen ? { ...state, document: desk.state().document, desk } : undefined;
};

/** Part of the state of a desk: drawn anew only where it says something else. */
export const useOfDesk = <Part>(desk: MinutesDesk, pick: (state: DeskState) => Part): Part => {
  const last = useRef<Part>(undefined);
  return useSyncExternalStore(desk.subscribe, () => {
    const part = pick(desk.state());
    if (last.current === undefined || !sameJson(part as Json, last.current as Json)) last.current = part;
    return last.current;
  });
};

/** The document is another one with every opening. */
const aroundTexts = ({ opening, unreadable, unknown, long, isLongTogether, lost }: DeskState) => ({ opening, unreadable, unknown, long, isLongTogether, lost });

/** Parts change with every word that is kept, what was refused next to never: that is not read again with them, and they are with it. */
const watchRows = (device: Device, meeting: RecordId, { next, error }: Watching<Omit<MinutesRows, 'items'>>): (() => void) => {
  let stopParts = (): void => undefined;
  const stopRefused = watchLive(async () => (await refusedWordsOf(device, meeting)).map(({ id }) => id), {
    next: (refused) => {
      stopParts();
      stopParts = watchLive(async () => foldedPartsOf(device, meeting), { next: (parts) => next({ parts, refused }), error });
    },
    error,
  });
  return () => {
    stopRefused();
    stopParts();
  };
};

const minutesOnDisk = (device: Device, meeting: RecordId): MinutesKeeping => ({
  append: (words) => record(device, { kind: 'minutes.append', arguments: { meeting, ...words } as unknown as Json }, keysOf(window).pass),
  keep: (words) => keepLeftWords(device, meeting, words),
  discard: (name) => discardLeftWords(device, meeting, name),
  newName: () => Array.from(device.random(8), (byte) => byte.toString(16).padStart(2, '0')).join(''),
});
