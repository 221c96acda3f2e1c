/** A tablet of coordination in the demonstration: the device's own storage and courier, over memory, against a server over HTTP. */
import { randomBytes } from 'node:crypto';
import { changeId } from '../../src/domain/ids';
import { materialise } from '../../src/storage/materialise';
import { keep } from '../../src/storage/write';
import { startLoop } from '../../src/sync/loop';
import { useCourierStatus } from '../../src/sync/status';
import { transportOver, type Ask, type Transport } from '../../src/sync/transport';
import { MemoryCache, MemoryWords } from '../doubles/memory-device-store';
import { aBrowser } from './running-server';

export interface Courier {
  /** Keeps a new milestone on the tablet; answers the id of the change. */
  readonly writes: () => Promise<string>;
  /** Goes at once, and again as long as it fails, until everything was confirmed and nothing is on its way. Rejects after a minute. */
  readonly sends: () => Promise<void>;
  /** Changes that the server answered as applied, by id, from the moment the answer came. */
  readonly acknowledged: ReadonlySet<string>;
  /** The milestones that the tablet shows and that were written by couriers, by id. */
  readonly shown: () => readonly string[];
  readonly stop: () => void;
}

interface Me {
  readonly user: { readonly id: string };
  readonly plans: readonly { readonly id: string }[];
}

/** How soon it goes again where nobody answered; the courier's own patience would make a test long. */
const againAfterMs = 20;
const longestMs = 60_000;

/** `speaks` is how it asks over the network; a control may put its fault in here. */
export const aCourier = async (url: string, device: string, speaks: (ask: Ask) => Transport = transportOver): Promise<Courier> => {
  const browser = aBrowser(url);
  const { people } = (await browser.get('/api/demo/people')).body as { readonly people: readonly { readonly key: string; readonly role: string }[] };
  const me = (await browser.post('/api/demo/sign-in', { key: people.find(({ role }) => role === 'coordination')?.key })).body as Me;
  const [plan] = me.plans;
  if (!plan) throw new Error('the demonstration has no plan');
  const words = new MemoryWords();
  const cache = new MemoryCache();
  const acknowledged = new Set<string>();
  let onTheirWay = 0;
  let wanted = 0;
  let reached = 0;
  let stopped = false;

  const speak = speaks((where, init) => fetch(url + where, { ...init, headers: { ...init.headers, origin: url, cookie: browser.cookie() } }));
  const transport: Transport = async (...asked) => {
    onTheirWay += 1;
    const seen = wanted;
    const answer = await speak(...asked);
    onTheirWay -= 1;
    if (answer.kind === 'answer') for (const { id, end } of answer.response.outcomes) if (end === 'applied') acknowledged.add(id);
    if (answer.kind === 'answer') reached = seen;
    else if (!stopped) setTimeout(() => loop.wake(), againAfterMs);
    return answer;
  };
  const loop = startLoop({ words, cache, transport, plan: plan.id, user: me.user.id, device, app: 'courier', now: Date.now, chance: Math.random, persisted: async () => null });

  const writes = async (): Promise<string> => {
    const commitment = [...cache.held.values()].find(({ entity }) => entity === 'commitment')?.id ?? '';
    const id = changeId(Date.now(), randomBytes(16));
    const operations = [{ entity: 'milestone', id: `m-${id}`, act: 'create', audience: 'members', set: { commitment, order: 99, text: { es: id }, weight: 1 } }] as const;
    await materialise(words, cache, await keep({ words, now: Date.now }, { id, format: 1, kind: 'edit', operations, at: Date.now(), device, app: 'courier' }));
    loop.wake();
    return id;
  };

  const sends = async (): Promise<void> => {
    const mine = (wanted += 1);
    const deadline = Date.now() + longestMs;
    loop.wake();
    // What an answer queued again is known only once it was taken in.
    while (reached < mine || onTheirWay > 0 || useCourierStatus.getState().exchanging || (await words.pending()).length > 0) {
      if (Date.now() > deadline) throw new Error(`${device} could not send everything: ${(await words.pending()).length} wait`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  return {
    writes,
    sends,
    acknowledged,
    shown: () => [...cache.held.values()].filter(({ entity, id, hidden }) => entity === 'milestone' && id.startsWith('m-') && !hidden).map(({ id }) => id.slice(2)).sort(),
    stop: () => {
      stopped = true;
      loop.stop();
    },
  };
};
