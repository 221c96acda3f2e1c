/**
 * When the courier goes.
 *
 *                wake, poll, poke                     nothing left
 *      ┌──────┐ ─────────────────▶ ┌────────────┐ ─────────────────▶ idle
 *      │ idle │                    │ exchanging │ ──┐ more to do
 *      └──────┘ ◀───────────────── └────────────┘ ◀─┘
 *                                     │      ▲
 *             unreachable, busy, 5xx  ▼      │ after 1…60 s with jitter, or at once on "send now"
 *                                  ┌─────────┐
 *                                  │ waiting │
 *                                  └─────────┘
 *
 *      exchanging ──signed out, not a member, outdated, refused──▶ standing ──wake──▶ exchanging
 *
 * Asking again by itself would not help where it stands: it goes when a person does something (writes, sends now, signs
 * in, opens another tab or brings one to the front) or the network comes back. Every such thing is a wake.
 *
 * Nothing here decides what is sent or believed: that is exchange.ts and apply.ts. Any number of loops may run.
 */
import { pushLimit, type SyncRequest } from '../protocol/sync-messages';
import type { CacheStore } from '../storage/cache-store';
import type { WordsStore } from '../storage/words-store';
import { apply } from './apply';
import { bytesOf, isUnfinished, nextRequest } from './exchange';
import { useCourierStatus, type Connection } from './status';
import type { Answer, Transport } from './transport';

export interface LoopParts {
  readonly words: WordsStore;
  readonly cache: CacheStore;
  readonly transport: Transport;
  readonly plan: string;
  readonly user: string;
  readonly device: string;
  readonly app: string;
  readonly now: () => number;
  /** 0…1, for the jitter. */
  readonly chance: () => number;
  readonly persisted: () => Promise<boolean | null>;
  readonly pollMs?: number;
  readonly pageRows?: number;
}

export interface Loop {
  /** Goes at once, or once more after the exchange that is under way. */
  readonly wake: () => void;
  readonly stop: () => void;
}

const defaultPollMs = 60_000;
const longestWaitMs = 60_000;

export const startLoop = (parts: LoopParts): Loop => {
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let failures = 0;
  let pushBytes: number = pushLimit.bytes;
  let refusedAlone: string | undefined;

  const later = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped.signal.aborted) timer = setTimeout(wake, ms);
  };

  const wake = (): void => {
    if (running) again = true;
    else void run();
  };

  const run = async (): Promise<void> => {
    running = true;
    clearTimeout(timer);
    useCourierStatus.setState({ exchanging: true });
    let next: number | undefined;
    do {
      again = false;
      const step = await exchangeOnce(parts, { pushBytes, refusedAlone, signal: stopped.signal }).catch(toTrouble);
      if (step.kind === 'too-large') pushBytes = Math.max(1, Math.floor(pushBytes / 2));
      if (step.kind === 'more' || step.kind === 'rested') pushBytes = Math.min(pushLimit.bytes, pushBytes * 2);
      refusedAlone = step.kind === 'failed' ? (step.refusedAlone ?? refusedAlone) : undefined;
      failures = step.kind === 'failed' ? failures + 1 : 0;
      if (step.kind === 'more' || step.kind === 'too-large') again = true;
      if (step.kind === 'failed') next = Math.max(step.atLeastMs, backOffMs(failures, parts.chance()));
      else next = step.kind === 'standing' ? undefined : (parts.pollMs ?? defaultPollMs);
    } while (again && failures === 0 && !stopped.signal.aborted);
    running = false;
    useCourierStatus.setState({ exchanging: false });
    if (next !== undefined) later(next);
  };

  wake();
  return {
    wake,
    stop: () => {
      stopped.abort();
      clearTimeout(timer);
    },
  };
};

/** A disk that is full or was closed must not end the courier: it is reported like any other error, and the courier tries again. */
const toTrouble = (error: unknown): Step => {
  if (typeof reportError === 'function') reportError(error);
  return { kind: 'failed', atLeastMs: 0 };
};

/** 1, 2, 4 … 60 seconds, each with up to half of itself in jitter, so that a room of tablets does not knock at once. */
export const backOffMs = (failures: number, chance: number): number =>
  Math.min(longestWaitMs, 1000 * 2 ** Math.min(failures - 1, 6)) * (0.75 + chance / 2);

type Step = { readonly kind: 'more' | 'rested' | 'too-large' | 'standing' } | { readonly kind: 'failed'; readonly atLeastMs: number; readonly refusedAlone?: string };

interface Going {
  readonly pushBytes: number;
  /** The change that was too large even alone, the last time. */
  readonly refusedAlone: string | undefined;
  readonly signal: AbortSignal;
}

const exchangeOnce = async (parts: LoopParts, { pushBytes, refusedAlone, signal }: Going): Promise<Step> => {
  const { words, cache, user, device, app } = parts;
  const request = await nextRequest({
    words,
    cache,
    user,
    device,
    app,
    now: parts.now(),
    persisted: await parts.persisted(),
    pushBytes,
    ...(parts.pageRows === undefined ? {} : { pageRows: parts.pageRows }),
  });
  const answer = await parts.transport(parts.plan, request, signal);
  // Stopped meanwhile: this tab knows nothing of the connection any more, and an answer will be had again.
  if (signal.aborted) return { kind: 'rested' };
  tell(answer, parts.now());
  switch (answer.kind) {
    case 'answer':
      return takeIn(answer, request, parts);
    case 'too-large':
      return request.push.length > 1 ? { kind: 'too-large' } : setAsideTooLarge(request, parts, refusedAlone);
    case 'busy':
      return { kind: 'failed', atLeastMs: answer.retryAfterMs };
    case 'unreachable':
      return { kind: 'failed', atLeastMs: 0 };
    default:
      return { kind: 'standing' };
  }
};

const takeIn = async ({ response }: Extract<Answer, { kind: 'answer' }>, request: SyncRequest, { words, cache, now }: LoopParts): Promise<Step> => {
  const taken = await apply(response, { words, cache, sent: request.cursor, now: now() });
  const next = response.page?.next;
  useCourierStatus.setState({ progress: next && response.page?.more ? { taken: next.seq, head: response.head } : null });
  if (isUnfinished(request, response, taken)) return { kind: 'more' };
  const left = await words.unsent(1);
  return { kind: left.length > 0 && request.push.length > 0 ? 'more' : 'rested' };
};

/**
 * A change that no request can carry moves to attention, so that it never blocks the ones behind it. One that ours could
 * carry is tried twice: something on the way may refuse it, and may have been set right meanwhile.
 */
const setAsideTooLarge = async ({ push: [change], cursor }: SyncRequest, { words, cache, now }: LoopParts, refusedAlone: string | undefined): Promise<Step> => {
  if (!change) return { kind: 'failed', atLeastMs: longestWaitMs };
  if (bytesOf(change) <= pushLimit.bytes && change.id !== refusedAlone) return { kind: 'failed', atLeastMs: longestWaitMs, refusedAlone: change.id };
  const outcome = { id: change.id, end: 'rejected', problem: 'tooLarge' } as const;
  await apply({ now: now(), epoch: '', head: 0, outcomes: [outcome], fork: null }, { words, cache, sent: cursor, now: now() });
  return { kind: 'more' };
};

const connectionOf = (answer: Answer): Connection => {
  switch (answer.kind) {
    case 'answer':
    case 'too-large':
      return 'reached';
    case 'busy':
    case 'unreachable':
      return 'unreachable';
    default:
      return answer.kind;
  }
};

const tell = (answer: Answer, now: number): void => {
  const connection = connectionOf(answer);
  useCourierStatus.setState((before) => ({
    connection,
    unreachableSince: connection === 'unreachable' ? (before.unreachableSince ?? now) : null,
    ...(answer.kind === 'answer' ? { lastAnswerAt: now, clockOffsetMs: answer.response.now - now } : {}),
  }));
};
