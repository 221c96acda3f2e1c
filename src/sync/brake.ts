/**
 * An emptier server never empties a device by itself. A server whose history is another one (it was restored from a copy) may
 * lack much of what this device holds: then a person is asked, and until they agree the device keeps showing what it has.
 * Deletions in one and the same history need no brake: every one of them stands in the log.
 */
import { rowKeyText } from '../domain/change';
import type { Cursor, Page } from '../protocol/sync-messages';
import type { CacheStore } from '../storage/cache-store';
import { baseOf } from '../storage/materialise';
import type { OutboxEntry } from '../storage/words-store';

export interface Emptier {
  /** How many records of this device the server does not have. */
  readonly vanishing: number;
  /** How many this device holds of what it may hold. */
  readonly held: number;
}

/** More than these, or than this share of what is held, is asked about. */
const mostVanishing = 50;
const shareVanishing = 0.2;

/**
 * What would vanish from this device with the new plan, where it is too much to happen unasked; undefined where it is not.
 * Rows of audiences that the person may not hold any more, and rows that own waiting changes keep, do not count.
 */
export const emptierBy = async (cache: CacheStore, whole: Page, { sent, pending }: { readonly sent: Cursor; readonly pending: readonly OutboxEntry[] }): Promise<Emptier | undefined> => {
  const stays = new Set([...whole.rows.map(rowKeyText), ...pending.flatMap(({ rows }) => rows)]);
  const still = new Set(whole.next.audiences);
  const audiences = [...new Set([...sent.audiences, ...Object.keys(sent.filling)])].filter((audience) => still.has(audience));
  const held = await cache.transact(async (transaction) => (await Promise.all(audiences.map((audience) => transaction.rowsOfAudience(audience)))).flat());
  const known = held.filter((row) => baseOf(row) !== null);
  const vanishing = known.filter((row) => !stays.has(rowKeyText(row))).length;
  return vanishing > mostVanishing || vanishing > shareVanishing * known.length ? { vanishing, held: known.length } : undefined;
};
