/** One round trip: what is oldest goes out, what is new comes in. */
import type { Change } from '../domain/change';
import { pushLimit, protocolVersion, schemaVersion, type Owed, type SyncRequest, type SyncResponse } from '../protocol/sync-messages';
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

/** The next request, made from what is stored now. */
export const nextRequest = async (asking: Asking): Promise<SyncRequest> => {
  const { words, cache, now, user, device, app, persisted } = asking;
  const rules = asking.rules ?? allCourierRules;
  const [cursor, pending, seenHeads] = await Promise.all([cache.cursor(), words.pending(), words.seenHeads()]);
  const offered = rules.resendAnswered ? pending : pending.filter((entry) => entry.state === 'queued');
  const push = await offer(words, fitting(offered, asking));
  const carried = new Set(push.map((entry) => entry.id));
  // What still waits once this request is answered: that is what the device owes.
  const waiting = pending.filter((entry) => entry.state === 'queued' && !carried.has(entry.id));
  const owed: Owed = { waiting: waiting.length, oldestAt: waiting[0]?.change.at ?? null, persisted, app };
  return {
    protocol: protocolVersion,
    user,
    device,
    schema: schemaVersion,
    sentAt: now,
    cursor,
    seenHeads,
    push: push.map((entry) => entry.change),
    owed,
    ...(asking.pageRows === undefined ? {} : { pageRows: asking.pageRows }),
  };
};

/** True while the server has more for us, or something of ours waits for its outcome or its witness. */
export const isUnfinished = (request: SyncRequest, response: SyncResponse, taken: boolean): boolean =>
  response.reset === true || response.fork !== null || !taken || response.page?.more === true || response.outcomes.length < request.push.length;

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
