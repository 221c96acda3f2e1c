/** For a tab that slept: what other tabs wrote meanwhile may never have been told to it. */
import { RangeSet } from 'dexie';

/** How Dexie tells pages of its own kind that something changed; it believes it and drops what it had read before. */
const changed = 'x-storagemutated-1';

/** Every screen of this tab reads again what it shows, from the disk. */
export const readAgain = (): void => void dispatchEvent(new CustomEvent(changed, { detail: { all: new RangeSet(-Infinity, [[]]) } }));
