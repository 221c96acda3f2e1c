/** One round trip: what is oldest goes out, what is new comes in. */
import type { Change } from '../domain/change';
import { pushLimit, protocolVersion, schemaVersion, type Cursor, type SeenHead, type SyncRequest, type SyncResponse } from '../protocol/sync-messages';
import type { CacheStore } from '../storage/cache-store';
import { offer } from '../storage/withdraw';
import type { OutboxEntry, WordsStore } from '../storage/words-store';
import { allCourierRules, type CourierRules } from './rules';

export interface Asking {
  readonly words: WordsStore;
  readonly cache: CacheStore;
  /** Whose words are sent. */
  readonly user: string;
  readonly device: string;
  readonly app: string;
  readonly now: number;
  readonly persisted: boolean | null;
  /** The most bytes of changes in one request; halved by the loop when the server found it too large. */
  readonly pushBytes?: number;
  readonly pushChanges?: number;
  readonly pageRows?: number;
  readonly rules?: CourierRules;
}

/**
 * What a request carries besides its cursor, claimed already. It is read and claimed while the request before it is still on its
 * way, so that nothing but the answer's cursor is waited for. What it names may have got its outcome by then: the server knows it.
 */
export interface Load {
  readonly leaving: readonly OutboxEntry[];
  /** How many stay behind it, and since when (ms). */
  readonly waiting: number;
  readonly oldestAt: number | null;
  readonly seenHeads: readonly SeenHead[];
}

/** A request, and what it carries as this device keeps it. */
export interface Leaving {
  readonly request: SyncRequest;
  readonly load: Load;
}

/** The next request, made from what is stored now. */
export const nextRequest = async (asking: Asking): Promise<Leaving> => {
  const [cursor, load] = await Promise.all([asking.cache.cursor(), loadAtRest(asking).then((load) => load ?? loadAfter(asking, 0))]);
  return { request: requestOf(asking, cursor, load), load };
};

/** Where nothing waits, as nearly always, nothing is claimed, and what only reads is answered sooner. Undefined where something waits. */
const loadAtRest = async ({ words }: Asking): Promise<Load | undefined> => {
  const [waiting, seenHeads] = await Promise.all([words.unsent(1), words.seenHeads()]);
  return waiting.length === 0 ? { leaving: [], waiting: 0, oldestAt: null, seenHeads } : undefined;
};

/** The oldest that waits and was written after an entry (its order; 0 for all), as much as one request takes: read and claimed at once. */
const loadAfter = (asking: Asking, order: number): Promise<Load> => {
  const { words, pushChanges = pushLimit.changes, rules = allCourierRules } = asking;
  const waits = (entry: OutboxEntry): boolean => rules.resendAnswered || entry.state === 'queued';
  return words.transactLeaving(async (transaction) => {
    // One more than fits: the oldest of what stays behind is told to the server.
    const [oldest, count, seenHeads] = await Promise.all([transaction.oldest(pushChanges + 1, order), transaction.countAfter(order), transaction.seenHeads()]);
    const leaving = fitting(oldest.filter(waits), asking);
    if (leaving.length > 0) await offer(transaction, leaving);
    const carried = new Set(leaving.map((entry) => entry.order));
    const [behind] = oldest.filter((entry) => !carried.has(entry.order));
    return { leaving, waiting: count - leaving.length, oldestAt: behind?.change.at ?? null, seenHeads };
  });
};

/** What follows a load that is on its way; undefined where nothing does, or nothing of ours was sent. */
export const loadBehind = async (asking: Asking, { leaving, waiting }: Load): Promise<Load | undefined> => {
  const last = leaving.at(-1);
  return last && waiting > 0 ? loadAfter(asking, last.order) : undefined;
};

/**
 * Where to ask on while an answer is taken in, from where it will lead; undefined where there is nothing to ask, or it must be
 * known first how that ended. To ask from there is safe: should taking it in fail, or another tab be faster, the stored cursor is
 * not this one, and the answer to the early request is discarded whole. `behind`: what follows what was answered.
 */
export const requestAhead = async (asking: Asking, { page, outcomes, fork, reset }: SyncResponse, { leaving }: Load, behind?: Load): Promise<Leaving | undefined> => {
  if (!page || reset || fork !== null) return undefined;
  const answeredAll = outcomes.length >= leaving.length;
  if (!page.more && answeredAll && !behind) return undefined;
  const load = (answeredAll ? behind : undefined) ?? (await loadAfter(asking, leaving[outcomes.length - 1]?.order ?? 0));
  return page.more || load.leaving.length > 0 ? { request: requestOf(asking, page.next, load), load } : undefined;
};

/** A request that only reads on from a place, and sends nothing. */
export const readingRequest = async (asking: Asking, cursor: Cursor): Promise<SyncRequest> => {
  const { words } = asking;
  const [orders, [first], seenHeads] = await Promise.all([words.orders(), words.unsent(1), words.seenHeads()]);
  return requestOf(asking, cursor, { leaving: [], waiting: orders.length, oldestAt: first?.change.at ?? null, seenHeads });
};

/** What is owed is what still waits once this request is answered. */
const requestOf = ({ now, user, device, app, persisted, pageRows }: Asking, cursor: Cursor, { leaving, waiting, oldestAt, seenHeads }: Load): SyncRequest => ({
  protocol: protocolVersion,
  user,
  device,
  schema: schemaVersion,
  sentAt: now,
  cursor,
  seenHeads,
  push: leaving.map(({ change }) => change),
  owed: { waiting, oldestAt, persisted, app },
  ...(pageRows === undefined ? {} : { pageRows }),
});

/** True while the server has more for us, or something of ours waits for its outcome or its witness. */
export const isUnfinished = (request: SyncRequest, response: SyncResponse, taken: boolean): boolean =>
  response.reset === true || response.fork !== null || !taken || response.page?.more === true || response.outcomes.length < request.push.length;

/**
 * Whether something waits still that did when the request left: behind it, or for a page that contains it. Whoever wrote since then
 * wakes the courier when it may go: words that are typed wait for a pause of the keys.
 */
export const isLeft = ({ request, load }: Leaving, { outcomes, page }: SyncResponse): boolean =>
  request.push.length > 0 && (load.waiting > 0 || outcomes.some((outcome) => outcome.end === 'applied' && outcome.seq > (page?.next.seq ?? 0)));

/** As many of the oldest changes as fit; at least one, however large. */
const fitting = (entries: readonly OutboxEntry[], { pushBytes = pushLimit.bytes, pushChanges = pushLimit.changes }: Asking): readonly OutboxEntry[] => {
  const batch: OutboxEntry[] = [];
  let bytes = 0;
  for (const entry of entries.slice(0, pushChanges)) {
    bytes += bytesOf(entry.change);
    if (batch.length > 0 && bytes > pushBytes) break;
    batch.push(entry);
  }
  return batch;
};

/** As it travels, before it is compressed. */
export const bytesOf = (change: Change): number => utf8.encode(JSON.stringify(change)).length;

const utf8 = new TextEncoder();
