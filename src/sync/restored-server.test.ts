/** The courier before a server that was restored from a copy. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeOf } from '../../test/builders/change';
import { planId } from '../../test/builders/plan';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import { servedPlan, type ServedPlan } from '../../test/doubles/served-plan';
import { chanceOf } from '../../test/walks/chance';
import { startEpoch } from '../../sync-server/modules/sync/server-change';
import type { SyncRequest } from '../protocol/sync-messages';
import { keep } from '../storage/write';
import { startLoop, type Loop, type LoopParts } from './loop';
import { useCourierStatus } from './status';
import type { Answer, Transport } from './transport';

let server: ServedPlan;
let words: MemoryWords;
let cache: MemoryCache;
let loop: Loop | undefined;
/** What left, and what stands in the server's place; undefined: the server itself. */
let sent: SyncRequest[];
let weather: ((request: SyncRequest) => Answer | undefined) | undefined;

beforeEach(async () => {
  vi.useFakeTimers();
  useCourierStatus.setState(useCourierStatus.getInitialState());
  server = await servedPlan();
  words = new MemoryWords();
  cache = new MemoryCache();
  sent = [];
  weather = undefined;
});
afterEach(() => {
  loop?.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const transport: Transport = async (plan, request, signal) => {
  sent.push(request);
  return weather?.(request) ?? server.transport(plan, request, signal);
};
const start = (more: Partial<LoopParts> = {}): void => {
  loop = startLoop({ words, cache, transport, plan: planId, user: 'lucia', device: 'tablet', app: 'test', now: () => Date.now(), chance: () => 0.5, persisted: async () => true, ...more });
};
/** Lets what is under way end, and `ms` go by. */
const pass = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const weigh = async (weight = 2) => {
  const change = changeOf({ at: Date.now(), operations: [{ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { weight } }] });
  await keep({ words, now: () => Date.now() }, change);
  return change;
};
const status = () => useCourierStatus.getState();

describe('when the server was restored', () => {
  const restore = () => startEpoch({ store: server.store, plan: planId, random: chanceOf(3).bytes });
  const rows = 1 + 8 + 5 + 4 + 17;

  test('the plan stays on the screen while the other is fetched, even when the network goes in the middle of it', async () => {
    start({ pageRows: 5 });
    await pass();
    await restore();
    const seen: number[] = [];
    weather = () => {
      seen.push(cache.held.size);
      return seen.length === 4 ? { kind: 'unreachable' } : undefined;
    };
    loop?.wake();
    await pass();
    expect(status().connection).toBe('unreachable');
    await pass(5_000);
    expect(status()).toMatchObject({ connection: 'reached', exchanging: false });
    expect(new Set(seen)).toEqual(new Set([rows]));
    expect(cache.held.size).toBe(rows);
    expect(cache.at.epoch).toBe((await server.store.read(planId, (log) => log.head()))?.epoch);
  });

  test('what was written meanwhile is sent once the other plan is here', async () => {
    start();
    await pass();
    await restore();
    const change = await weigh(4);
    loop?.wake();
    await pass();
    expect(words.entries.get(change.id)?.state).toBe('done');
  });
});

describe('when the server lacks much of what this device holds', () => {
  const rows = 1 + 8 + 5 + 4 + 17;
  /** The server as it was before most of the plan was in it. */
  const restoreEmptier = async () => {
    server.store.restore(server.early);
    await startEpoch({ store: server.store, plan: planId, random: chanceOf(3).bytes });
  };
  beforeEach(async () => {
    start();
    await pass();
    await restoreEmptier();
  });

  test('nothing vanishes here, nothing is asked again by itself, and the person is told how much is missing', async () => {
    loop?.wake();
    await pass();
    expect(status()).toMatchObject({ connection: 'emptier', emptier: { vanishing: 17, held: rows } });
    expect(cache.held.size).toBe(rows);
    const requests = sent.length;
    await pass(10 * 60_000);
    expect(sent).toHaveLength(requests);
  });

  test('what is written meanwhile is kept, shown and sent', async () => {
    const change = await weigh(4);
    loop?.wake();
    await pass();
    expect(sent.flatMap(({ push }) => push.map(({ id }) => id))).toContain(change.id);
    expect(words.entries.has(change.id) || words.attention.has(change.id)).toBe(true);
    expect(cache.held.size).toBe(rows);
  });

  test('once the person agrees, the plan of the server takes the place of the old one', async () => {
    loop?.wake();
    await pass();
    await cache.transact((transaction) => transaction.agreeToReplacement());
    loop?.wake();
    await pass();
    expect(status()).toMatchObject({ connection: 'reached', emptier: null });
    expect(cache.held.size).toBe(rows - 17);
    expect(await cache.replacementAgreed()).toBe(false);
  });
});
