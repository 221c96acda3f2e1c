/** Which letters of the shared document somebody took away, as the updates that did it say. */
import { createDeleteSet, createID, isDeleted, mergeDeleteSets, type ID } from 'yjs';

export type Deletions = ReturnType<typeof createDeleteSet>;

/** Letters (and other parts) that one writer wrote one after another. */
export interface Span {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export const noDeletions = (): Deletions => createDeleteSet();

export const together = (deletions: readonly Deletions[]): Deletions => mergeDeleteSets([...deletions]);

export const takes = (deletions: Deletions, id: ID): boolean => isDeleted(deletions, id);

export const takesLetter = (deletions: Deletions, { client, clock }: Pick<Span, 'client' | 'clock'>): boolean => isDeleted(deletions, createID(client, clock));

/** What of a span the deletions leave, in order. */
export const leftOf = ({ client, clock, length }: Span, deletions: Deletions): readonly Span[] => {
  const end = clock + length;
  const left: Span[] = [];
  let at = clock;
  const ranges = deletions.clients.get(client) ?? [];
  for (let index = firstReaching(ranges, clock); index < ranges.length && at < end; index += 1) {
    const range = ranges[index];
    if (!range || range.clock >= end) break;
    if (range.clock > at) left.push({ client, clock: at, length: range.clock - at });
    at = Math.max(at, range.clock + range.len);
  }
  if (at < end) left.push({ client, clock: at, length: end - at });
  return left;
};

type Range = { readonly clock: number; readonly len: number };

/** The first range that ends behind a clock; they stand in order. */
const firstReaching = (ranges: readonly Range[], clock: number): number => {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.clock + range.len <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
};
