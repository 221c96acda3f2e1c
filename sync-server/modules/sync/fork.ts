/** Where the history a device has seen and the server's parted: a server restored from a backup is found by it. */
import type { SeenHead } from '../../../src/protocol/sync-messages';

/** The chain at a place of the server's log, undefined above its head. */
export type ChainAt = (seq: number) => string | undefined;

/**
 * Null where every head the device ever saw stands in this log; otherwise the highest one both share.
 * `seenHeads` ascend, so the first that differs ends the search.
 */
export const forkPoint = (seenHeads: readonly SeenHead[], chainAt: ChainAt): number | null => {
  let shared = 0;
  for (const [seq, chain] of seenHeads) {
    if (chainAt(seq) !== chain) return shared;
    shared = Math.max(shared, seq);
  }
  return null;
};
