import { rowKeyText } from '../domain/change';
import type { CachedRow } from './cache-store';
import type { ItemState } from './item-reads';
import { standingOf, stateOver } from './standing';
import { useReadPart } from './use-live';

const nothingElse = (): boolean => false;

/**
 * Where the words of this device are on a thing that several rows make up; undefined until it was read. `isOfIt`: told the key, as
 * text, of a row that is not among them and may be part of the thing all the same; it must be the same for the same rows.
 */
export const useStanding = (rows: readonly CachedRow[], isOfIt: (row: string) => boolean = nothingElse): ItemState | undefined => {
  const keys = rows.map(rowKeyText);
  const told = useReadPart(standingOf, (standing) => stateOver(standing, (row) => keys.includes(row) || isOfIt(row)), keys.join());
  // The rows may show a word some milliseconds before it was read where it is.
  return told === 'confirmed' && rows.some(({ pending }) => pending) ? 'saved' : told;
};
