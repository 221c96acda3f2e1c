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
 *      exchanging ──signed out, not a member, outdated, refused, emptier──▶ standing ──wake──▶ exchanging
 *
 * Asking again by itself would not help where it stands: it goes when a person does something (writes, sends now, signs
 * in, opens another tab or brings one to the front) or the network comes back. Every such thing is a wake.
 *
 * Nothing here decides what is sent or believed: that is exchange.ts and apply.ts. Any number of loops may run.
 */
import { pushLimit, type Cursor, type SyncRequest, type SyncResponse } from '../protocol/sync-messages';
import type { CacheStore } from '../storage/cache-store';
import type { WordsStore } from '../storage/words-store';
import { apply } from './apply';
import { emptierBy } from './brake';
import { bytesOf, isLeft, isUnfinished, loadBehind, nextRequest, requestAhead, type Asking, type Leaving, type Load } from './exchange';
import { refill } from './refill';
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
  /** The browser says that there is no network. It may be wrong: of a server on this same machine it knows nothing. */
  readonly hasNoNetwork?: () => boolean;
  readonly pollMs?: number;
  readonly pageRows?: number;
}

export interface Loop {
  /** Goes at once, or once more after the exchange that is under way. */
  readonly wake: () => void;
  /** The server's order goes up to here: it is asked, unless that was taken in already, as where it is our own words that moved it. */
  readonly hear: (head: number) => void;
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
  let asked: Promise<Asked> | undefined;
  let isReachedWithout = false;
  let heard = 0;
  let known = 0;

  const later = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped.signal.aborted) timer = setTimeout(go, ms);
  };

  const go = (): void => {
    if (running) again = true;
    else void run();
  };
  /** Whoever asks has a reason to hope: if it fails once more, it is tried again soon, however long the silence was. */
  const wake = (): void => {
    failures = 0;
    go();
  };

  const hasNoNetwork = (): boolean => parts.hasNoNetwork?.() ?? false;

  const run = async (): Promise<void> => {
    running = true;
    clearTimeout(timer);
    useCourierStatus.setState({ exchanging: true });
    let next: number | undefined;
    do {
      again = false;
      // What is claimed cannot be taken back any more: where nothing can leave, it is only asked whether somebody is there.
      const probes = !isReachedWithout && hasNoNetwork();
      const step = await exchangeOnce(parts, { pushBytes, refusedAlone, asked, probes, signal: stopped.signal }).catch(toTrouble);
      isReachedWithout = hasNoNetwork() && useCourierStatus.getState().connection === 'reached';
      if (probes && isReachedWithout) again = true;
      asked = step.kind === 'more' ? step.asked : undefined;
      if (step.kind === 'too-large') pushBytes = Math.max(1, Math.floor(pushBytes / 2));
      if (step.kind === 'more' || step.kind === 'rested') pushBytes = Math.min(pushLimit.bytes, pushBytes * 2);
      refusedAlone = step.kind === 'failed' ? (step.refusedAlone ?? refusedAlone) : undefined;
      failures = step.kind === 'failed' ? failures + 1 : 0;
      if (step.kind === 'rested' || step.kind === 'more') known = step.upTo;
      if (step.kind === 'more' || step.kind === 'too-large') again = true;
      if (step.kind === 'rested') {
        again ||= heard > known;
        heard = 0;
      }
      if (step.kind === 'failed') next = Math.max(step.atLeastMs, backOffMs(failures, parts.chance()));
      else next = step.kind === 'standing' ? undefined : (parts.pollMs ?? defaultPollMs);
      // Whoever woke it meanwhile is not left waiting, even where this attempt failed.
    } while (again && !stopped.signal.aborted);
    running = false;
    useCourierStatus.setState({ exchanging: false });
    if (next !== undefined) later(next);
  };

  wake();
  return {
    wake,
    hear: (head) => {
      // What moved while an exchange is under way may be what it carries: its answer tells.
      if (running) heard = Math.max(heard, head);
      else if (head > known) wake();
    },
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

/** `upTo`: how far of the server's order is known here now. */
type Step =
  | { readonly kind: 'too-large' | 'standing' }
  | { readonly kind: 'rested'; readonly upTo: number }
  | { readonly kind: 'more'; readonly upTo: number; readonly asked?: Promise<Asked> | undefined }
  | { readonly kind: 'failed'; readonly atLeastMs: number; readonly refusedAlone?: string };

/** A request that left, and what became of it. */
interface Asked extends Leaving {
  readonly asking: Asking;
  readonly answer: Answer;
  /** What follows what it carried: read and claimed while it was on its way. */
  readonly behind: Load | undefined;
}

interface Going {
  readonly pushBytes: number;
  /** The change that was too large even alone, the last time. */
  readonly refusedAlone: string | undefined;
  /** Left already, while the last answer was being taken in. */
  readonly asked: Promise<Asked> | undefined;
  /** Carries nothing. */
  readonly probes: boolean;
  readonly signal: AbortSignal;
}

const exchangeOnce = async (parts: LoopParts, going: Going): Promise<Step> => {
  const { refusedAlone, signal } = going;
  const asked = await (going.asked ?? nextOf(parts, going));
  const { request, answer } = asked;
  // Stopped meanwhile: this tab knows nothing of the connection any more, and an answer will be had again.
  if (signal.aborted) return { kind: 'rested', upTo: 0 };
  tell(answer, parts.now());
  switch (answer.kind) {
    case 'answer':
      return takeIn(answer.response, asked, parts, going);
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

const askingOf = async ({ words, cache, user, device, app, now, persisted, pageRows }: LoopParts, { pushBytes, probes }: Pick<Going, 'pushBytes' | 'probes'>): Promise<Asking> => ({
  words,
  cache,
  user,
  device,
  app,
  now: now(),
  persisted: await persisted(),
  pushBytes,
  ...(probes ? { pushChanges: 0 } : {}),
  ...(pageRows === undefined ? {} : { pageRows }),
});

const nextOf = async (parts: LoopParts, going: Going): Promise<Asked> => {
  const asking = await askingOf(parts, going);
  return send(await nextRequest(asking), asking, parts, going.signal);
};

/** The disk reads what follows while the server works. */
const send = async ({ request, load }: Leaving, asking: Asking, parts: LoopParts, signal: AbortSignal): Promise<Asked> => {
  const [answer, behind] = await Promise.all([parts.transport(parts.plan, request, signal), loadBehind(asking, load)]);
  return { request, load, asking, answer, behind };
};

/** The next request leaves before this answer is stored: the server works while the disk does. */
const takeIn = async (response: SyncResponse, asked: Asked, parts: LoopParts, going: Going): Promise<Step> => {
  const { words, cache, now } = parts;
  const { request, load, behind } = asked;
  const ahead = await askAhead(response, asked, parts, going);
  const taken = await apply(response, { words, cache, sent: request.cursor, now: now(), carried: load.leaving, behind: behind?.leaving ?? [] });
  const next = response.page?.next;
  useCourierStatus.setState({ progress: next && response.page?.more ? { taken: next.seq, head: response.head } : null });
  if (response.reset) return refillFrom(request, parts, going);
  const upTo = taken ? (next?.seq ?? request.cursor.seq) : 0;
  if (ahead || isUnfinished(request, response, taken)) return { kind: 'more', upTo, asked: ahead?.asked };
  return { kind: isLeft(asked, response) ? 'more' : 'rested', upTo };
};

/** In an object, since what awaits a promise of a promise awaits both. */
const askAhead = async (response: SyncResponse, { asking, load, behind }: Asked, parts: LoopParts, { pushBytes, signal }: Going): Promise<{ readonly asked: Promise<Asked> } | undefined> => {
  const now = { ...asking, now: parts.now(), pushBytes };
  const leaving = await requestAhead(now, response, load, behind);
  return leaving && { asked: send(leaving, now, parts, signal) };
};

/** The words went first; now the plan of the other history is fetched whole, and takes the place of the one that is here. */
const refillFrom = async (request: SyncRequest, parts: LoopParts, going: Going): Promise<Step> => {
  const { words, cache, now } = parts;
  let lost: Answer | undefined;
  const whole = await refill(await askingOf(parts, going), async (reading) => {
    const answer = await parts.transport(parts.plan, reading, going.signal);
    if (answer.kind === 'answer') return answer.response;
    lost = answer;
    return undefined;
  });
  if (lost && !going.signal.aborted) tell(lost, now());
  if (whole && (await isBraked(whole, request.cursor, parts))) return { kind: 'standing' };
  if (whole) await apply(whole, { words, cache, sent: request.cursor, now: now(), whole: true });
  return lost ? { kind: 'failed', atLeastMs: lost.kind === 'busy' ? lost.retryAfterMs : 0 } : { kind: 'more', upTo: 0 };
};

/** True while a person must say first that so much may vanish from this device. */
const isBraked = async ({ page }: SyncResponse, sent: Cursor, { words, cache }: LoopParts): Promise<boolean> => {
  if (!page || (await cache.replacementAgreed())) return false;
  const emptier = await emptierBy(cache, page, { sent, pending: await words.pending() });
  if (emptier) useCourierStatus.setState({ connection: 'emptier', emptier });
  return emptier !== undefined;
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
  return { kind: 'more', upTo: 0 };
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
    emptier: null,
    unreachableSince: connection === 'unreachable' ? (before.unreachableSince ?? now) : null,
    ...(answer.kind === 'answer' ? { lastAnswerAt: now, clockOffsetMs: answer.response.now - now } : {}),
  }));
};
