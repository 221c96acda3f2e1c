/**
 * When the courier of files goes. Text goes first, by loop.ts; this one goes when that one has been answered, one file at a
 * time, small pictures before originals. What is refused, what is too large for the line and what the server does not know
 * yet steps aside: nothing waits behind it.
 *
 *   idle ──wake──▶ sending ──nothing left──▶ idle        sending ──unreachable, busy──▶ waiting (1…60 s with jitter) ──▶ sending
 */
import type { BlobItem } from '../storage/blobs/blob-items';
import { filesToSend } from '../storage/blobs/sendings';
import { mayLeave, type Line, type SendingTerms } from '../storage/blobs/sending-order';
import { setSendingTerms, watchSendingTerms } from '../storage/blobs/sending-settings';
import { backOffMs } from './loop';
import { sendFile, type FileSender } from './send-file';

export interface BlobCourierParts extends FileSender {
  /** Whether the server answers, and whether it takes us for whose files these are. */
  readonly mayGo: () => Promise<boolean>;
  readonly line: () => Line;
}

export interface BlobCourier {
  /** `isAsked`: a person asked for it, so nothing that was put off waits any longer. */
  readonly wake: (asked?: { readonly isAsked: boolean }) => void;
  readonly stop: () => void;
}

const fullChunk = 4 * 1024 * 1024;
const smallestChunk = 128 * 1024;

/** After how long to go on; `rest`: nothing is to be done before somebody wakes it. */
type Next = number | 'rest';

export const startBlobCourier = (parts: BlobCourierParts): BlobCourier => {
  const { device, mayGo, line, chance } = parts;
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let terms: SendingTerms | undefined;
  let current: { readonly part: BlobItem['part']; readonly stop: AbortController } | undefined;
  let [running, again, isAsked] = [false, false, false];
  let failures = 0;
  let chunkBytes = fullChunk;

  const go = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (running) again = true;
    else if (!stopped.signal.aborted) void run();
  };
  const run = async (): Promise<void> => {
    running = true;
    let next: Next;
    do {
      again = false;
      next = await round().catch((error: unknown) => {
        reportError(error);
        return failed(0);
      });
    } while ((again || next === 0) && !stopped.signal.aborted);
    running = false;
    if (next !== 'rest' && !stopped.signal.aborted) timer = setTimeout(go, next);
  };
  const failed = (atLeastMs: number): number => Math.max(atLeastMs, backOffMs((failures += 1), chance()));

  const round = async (): Promise<Next> => {
    if (!terms) return 'rest';
    const now = device.now();
    const waiting = await filesToSend(device);
    if (waiting.length === 0) {
      isAsked = false;
      if (terms.isAnyhow) await setSendingTerms(device, { isAnyhow: false });
      return 'rest';
    }
    const allowed = waiting.filter(({ part }) => terms && mayLeave(part, terms, line()));
    const item = allowed.find(({ notBefore }) => isAsked || notBefore === undefined || notBefore <= now);
    if (!item) return allowed.length === 0 ? 'rest' : Math.max(1000, Math.min(...allowed.map(({ notBefore }) => notBefore ?? now)) - now);
    return (await mayGo()) ? send(item) : 'rest';
  };

  const send = async (item: BlobItem): Promise<Next> => {
    const stop = new AbortController();
    current = { part: item.part, stop };
    const end = await sendFile(parts, item, { chunkBytes, isSmallest: chunkBytes <= smallestChunk, signal: AbortSignal.any([stop.signal, stopped.signal]) }).finally(() => (current = undefined));
    if (end.kind === 'failed') return failed(end.atLeastMs);
    failures = 0;
    if (end.kind === 'sent') chunkBytes = Math.min(fullChunk, chunkBytes * 2);
    if (end.kind === 'smaller') chunkBytes = Math.max(smallestChunk, chunkBytes / 2);
    // A person who asks is heard once for each file, or what is put off would be asked for without end.
    if (end.kind === 'put-off') isAsked = false;
    return end.kind === 'standing' ? 'rest' : 0;
  };

  const wake: BlobCourier['wake'] = (asked) => {
    if (asked?.isAsked) {
      isAsked = true;
      failures = 0;
    }
    if (current && terms && !mayLeave(current.part, terms, line())) current.stop.abort();
    // Its turn after a failure comes by itself.
    if (timer === undefined || failures === 0) go();
  };
  const stopWatching = watchSendingTerms(device, (changed) => {
    terms = changed;
    wake();
  });
  return {
    wake,
    stop: () => {
      stopped.abort();
      clearTimeout(timer);
      stopWatching();
    },
  };
};
