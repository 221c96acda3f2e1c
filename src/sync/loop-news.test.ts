import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeOf } from '../../test/builders/change';
import { planId } from '../../test/builders/plan';
import { MemoryCache, MemoryWords } from '../../test/doubles/memory-device-store';
import { servedPlan, type ServedPlan } from '../../test/doubles/served-plan';
import type { SyncRequest } from '../protocol/sync-messages';
import { keep } from '../storage/write';
import { startLoop, type Loop } from './loop';

let server: ServedPlan;
let words: MemoryWords;
let loop: Loop;
/** What left, and what happens while it is on its way. */
let sent: SyncRequest[];
let meanwhile: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  server = await servedPlan();
  words = new MemoryWords();
  sent = [];
  meanwhile = () => undefined;
  loop = startLoop({
    words,
    cache: new MemoryCache(),
    transport: async (plan, request, signal) => {
      sent.push(request);
      meanwhile();
      return server.transport(plan, request, signal);
    },
    plan: planId,
    user: 'lucia',
    device: 'tablet',
    app: 'test',
    now: () => Date.now(),
    chance: () => 0.5,
    persisted: async () => true,
  });
  await rest();
});
afterEach(() => {
  loop.stop();
  vi.useRealTimers();
});

/** Lets what is under way end. */
const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const weigh = (): Promise<unknown> => keep({ words, now: () => Date.now() }, changeOf({ at: Date.now(), operations: [{ entity: 'milestone', id: 'c-11-m6', act: 'patch', set: { weight: 2 } }] }));
const headOfServer = async (): Promise<number> => (await server.store.read(planId, (log) => log.head()))?.seq ?? 0;

test('news of what this device itself sent asks the server nothing; news of what another one wrote does', async () => {
  await weigh();
  loop.wake();
  await rest();
  const [before, head] = [sent.length, await headOfServer()];
  loop.hear(head);
  await rest();
  expect(sent).toHaveLength(before);
  loop.hear(head + 1);
  await rest();
  expect(sent).toHaveLength(before + 1);
});

test('news that comes while the server answers is not lost, and its own words are not asked for twice', async () => {
  const before = sent.length;
  await weigh();
  const own = (await headOfServer()) + 1;
  meanwhile = () => loop.hear(own);
  loop.wake();
  await rest();
  expect(sent).toHaveLength(before + 1);
  meanwhile = () => {
    meanwhile = () => undefined;
    loop.hear(own + 1);
  };
  loop.wake();
  await rest();
  expect(sent).toHaveLength(before + 3);
});

test('what is written while the server answers waits until its writer says that it may leave: typed words wait for a pause of the keys', async () => {
  await weigh();
  const before = sent.length;
  meanwhile = () => {
    meanwhile = () => undefined;
    void weigh();
  };
  loop.wake();
  await rest();
  const waiting = async (): Promise<number> => (await words.pending()).length;
  expect([sent.length - before, await waiting()]).toEqual([1, 1]);
  loop.wake();
  await rest();
  expect([sent.length - before, await waiting()]).toEqual([2, 0]);
});
