import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeOf } from '../../test/builders/change';
import { planId } from '../../test/builders/plan';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import { servedPlan, type ServedPlan } from '../../test/doubles/served-plan';
import { pushLimit, type SyncRequest } from '../protocol/sync-messages';
import { withdrawQueued } from '../storage/withdraw';
import { keep } from '../storage/write';
import { backOffMs, startLoop, type Loop, type LoopParts } from './loop';
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
const write = async (letters = 5) => {
  const change = changeOf({ at: Date.now(), operations: [{ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { dueStated: 'a'.repeat(letters) }, seen: {} }] });
  await keep({ words, now: () => Date.now() }, change);
  return change;
};
const weigh = async (weight = 2) => {
  const change = changeOf({ at: Date.now(), operations: [{ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { weight } }] });
  await keep({ words, now: () => Date.now() }, change);
  return change;
};
const status = () => useCourierStatus.getState();

test('the first start takes the whole plan, page by page, and then rests', async () => {
  start({ pageRows: 5 });
  await pass();
  expect(cache.held.size).toBe(1 + 8 + 5 + 4 + 17);
  expect(sent.length).toBeGreaterThan(2);
  const requests = sent.length;
  await pass(30_000);
  expect(sent).toHaveLength(requests);
  expect(status()).toMatchObject({ connection: 'reached', exchanging: false, progress: null });
});

test('what was written is confirmed after one wake, and a poll brings what others wrote', async () => {
  start();
  await pass();
  const change = await weigh();
  loop?.wake();
  await pass();
  expect(words.entries.get(change.id)?.state).toBe('done');
  const before = sent.length;
  await pass(60_000);
  expect(sent.length).toBeGreaterThan(before);
});

test('an item that is written while an exchange runs goes with the next one, at once', async () => {
  start();
  await pass();
  await weigh();
  loop?.wake();
  const second = await weigh(3);
  loop?.wake();
  await pass();
  expect(words.entries.get(second.id)?.state).toBe('done');
});

test('many changes leave one request after the other: the next is under way before the last answer is stored', async () => {
  start();
  await pass();
  for (let turn = 0; turn < 2 * pushLimit.changes + 50; turn += 1) await weigh(1 + (turn % 900));
  const before = sent.length;
  const leftBeforeStored: number[] = [];
  const storing: typeof cache = Object.assign(Object.create(cache) as MemoryCache, {
    transact: async (work: never) => {
      leftBeforeStored.push(sent.length - before);
      return cache.transact(work);
    },
  });
  loop?.stop();
  start({ cache: storing });
  await pass();
  expect(sent.slice(before).map(({ push, owed }) => [push.length, owed.waiting])).toEqual([
    [pushLimit.changes, pushLimit.changes + 50],
    [pushLimit.changes, 50],
    [50, 0],
  ]);
  expect(leftBeforeStored[0]).toBe(2);
  expect(await words.pending()).toEqual([]);
  expect((await words.transact((transaction) => transaction.doneBefore(Infinity))).length).toBe(2 * pushLimit.changes + 50);
});

describe('without a network', () => {
  test('it waits longer each time, up to a minute, never stops, and nothing is lost', async () => {
    weather = () => ({ kind: 'unreachable' });
    const change = await weigh();
    const at: number[] = [];
    const began = Date.now();
    start({ transport: async (...asked) => (at.push(Date.now() - began), transport(...asked)) });
    await pass(300_000);
    const waits = at.slice(1).map((moment, index) => moment - (at[index] ?? 0));
    expect(waits.slice(0, 7)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]);
    expect(Math.max(...waits)).toBe(60_000);
    expect(status()).toMatchObject({ connection: 'unreachable', unreachableSince: began });
    weather = undefined;
    await pass(61_000);
    expect(words.entries.get(change.id)?.state).toBe('done');
    expect(status()).toMatchObject({ connection: 'reached', unreachableSince: null });
  });

  test('"send now" goes at once, however long it would still wait', async () => {
    weather = () => ({ kind: 'unreachable' });
    start();
    await pass(120_000);
    const before = sent.length;
    weather = undefined;
    loop?.wake();
    await pass();
    expect(sent.length).toBeGreaterThan(before);
    expect(status().connection).toBe('reached');
  });

  test('where "send now" fails once more, it is tried again within seconds, however long the silence was', async () => {
    weather = () => ({ kind: 'unreachable' });
    start();
    await pass(10 * 60_000);
    const change = await weigh();
    loop?.wake();
    await pass();
    weather = undefined;
    await pass(1_500);
    expect(words.entries.get(change.id)?.state).toBe('done');
  });

  test('"send now" that is pressed while an attempt is failing goes once more, at once', async () => {
    weather = () => ({ kind: 'unreachable' });
    start();
    await pass(120_000);
    const before = sent.length;
    weather = () => {
      weather = undefined;
      loop?.wake();
      return { kind: 'unreachable' };
    };
    loop?.wake();
    await pass();
    expect(sent.length).toBeGreaterThanOrEqual(before + 2);
    expect(status().connection).toBe('reached');
  });

  test('the jitter keeps a room of tablets from knocking at once', () => {
    expect([0, 0.5, 1].map((chance) => backOffMs(1, chance))).toEqual([750, 1000, 1250]);
    expect(backOffMs(50, 1)).toBeLessThanOrEqual(75_000);
  });
});

test('a busy server is left alone for as long as it asks', async () => {
  weather = () => ({ kind: 'busy', retryAfterMs: 30_000 });
  start();
  await pass(29_000);
  expect(sent).toHaveLength(1);
  await pass(2_000);
  expect(sent).toHaveLength(2);
});

describe.each([{ kind: 'signed-out' }, { kind: 'not-a-member' }, { kind: 'outdated' }, { kind: 'refused', code: 'wrong-origin' }] as const)('$kind', (answer) => {
  const { kind } = answer;
  test('keeps the words, asks nobody again by itself, and goes on when a person wakes it', async () => {
    weather = () => answer;
    const change = await weigh();
    start();
    await pass(10 * 60_000);
    expect(sent).toHaveLength(1);
    expect(status()).toMatchObject({ connection: kind, exchanging: false });
    loop?.wake();
    await pass(10 * 60_000);
    expect(sent).toHaveLength(2);
    expect(words.entries.get(change.id)).toMatchObject({ state: 'queued', change });
    weather = undefined;
    loop?.wake();
    await pass();
    expect(words.entries.get(change.id)?.state).toBe('done');
    const requests = sent.length;
    await pass(60_000);
    expect(sent.length).toBeGreaterThan(requests);
  });

  test('a wake that comes while the server answers is not lost', async () => {
    weather = () => {
      loop?.wake();
      weather = undefined;
      return answer;
    };
    const change = await weigh();
    start();
    await pass();
    expect(words.entries.get(change.id)?.state).toBe('done');
  });
});

test('a request that is too large is halved until it passes, and every change arrives', async () => {
  const changes = [await write(400), await write(400), await weigh(), await weigh(3)];
  weather = (request) => (request.push.length > 1 ? { kind: 'too-large' } : undefined);
  start();
  await pass(10);
  expect(await words.pending()).toEqual([]);
  expect(changes.every((change) => words.entries.has(change.id) || words.attention.has(change.id))).toBe(true);
  expect(sent.filter((request) => request.push.length === 1).length).toBeGreaterThanOrEqual(4);
});

test('a change that alone is too large goes to attention with its text, and never blocks the ones behind it', async () => {
  const large = await write(600_000);
  const small = await weigh();
  weather = (request) => (request.push.some((change) => change.id === large.id) ? { kind: 'too-large' } : undefined);
  start();
  await pass(1000);
  expect(words.entries.get(small.id)?.state).toBe('done');
  expect(words.attention.get(large.id)).toMatchObject({ change: large, outcome: { end: 'rejected', problem: 'tooLarge' } });
});

test('a small change that something on the way refuses twice, alone, goes to attention too', async () => {
  const refused = await weigh();
  const behind = await weigh(3);
  weather = (request) => (request.push.some((change) => change.id === refused.id) ? { kind: 'too-large' } : undefined);
  start();
  await pass(1000);
  expect(words.attention.size).toBe(0);
  await pass(90_000);
  expect(words.attention.get(refused.id)).toMatchObject({ change: refused, outcome: { problem: 'tooLarge' } });
  expect(words.entries.get(behind.id)?.state).toBe('done');
});

test('a disk that is full for a while is reported and does not end the courier', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  let full = true;
  const filling: typeof cache = Object.assign(Object.create(cache) as MemoryCache, {
    transact: (work: never) => (full ? Promise.reject(new Error('QuotaExceededError')) : cache.transact(work)),
  });
  start({ cache: filling });
  await pass();
  expect(reported).toHaveBeenCalledWith(expect.objectContaining({ message: 'QuotaExceededError' }));
  expect(status().exchanging).toBe(false);
  full = false;
  await pass(2_000);
  expect(cache.held.size).toBeGreaterThan(0);
});

test('a loop that was stopped says nothing more of the connection, and sends nothing more', async () => {
  start();
  await pass();
  weather = () => {
    loop?.stop();
    return { kind: 'unreachable' };
  };
  loop?.wake();
  await pass(200_000);
  const requests = sent.length;
  await pass(200_000);
  expect(sent).toHaveLength(requests);
  expect(status()).toMatchObject({ connection: 'reached', exchanging: false });
});

test('the clock of a tablet that is days ahead is told, and changes nothing of what is decided', async () => {
  vi.setSystemTime(Date.parse('2030-01-01'));
  const change = await weigh();
  start();
  await pass();
  expect(words.entries.get(change.id)?.state).toBe('done');
  expect(status().clockOffsetMs).toBe(2 - Date.parse('2030-01-01'));
});

test('without a network nothing is claimed, so that it can be taken back; whoever answers all the same gets it', async () => {
  let isOut = true;
  start({ hasNoNetwork: () => isOut });
  await pass();
  weather = () => ({ kind: 'unreachable' });
  loop?.wake();
  await pass();
  const first = await weigh(2);
  const asked = sent.length;
  loop?.wake();
  await pass();
  expect(sent.slice(asked).map(({ push }) => push.length)).toEqual([0]);
  expect(await withdrawQueued({ words, now: () => Date.now(), show: async () => undefined }, first.id)).toBe(true);
  // A server on this same machine, of which the browser knows nothing.
  const second = await weigh(3);
  weather = undefined;
  loop?.wake();
  await pass();
  expect(words.entries.get(second.id)?.state).toBe('done');
  weather = () => ({ kind: 'unreachable' });
  loop?.wake();
  await pass();
  const third = await weigh(4);
  isOut = false;
  weather = undefined;
  loop?.wake();
  await pass();
  expect(words.entries.get(third.id)?.state).toBe('done');
});
