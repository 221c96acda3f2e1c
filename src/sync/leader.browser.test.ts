import { afterEach, expect, test, vi } from 'vitest';
import { seekLeadership, type Leadership } from './leader';

const seekers: Leadership[] = [];
afterEach(() => {
  for (const seeker of seekers.splice(0)) seeker.stop();
  vi.useRealTimers();
});

const name = (): string => `plan-${Math.random()}`;

/** A tab of its own as far as locks and channels can tell: what it is called for is written down. */
const tab = (lock: string) => {
  const calls: string[] = [];
  const seeker = seekLeadership(lock, () => {
    calls.push('lead');
    return () => void calls.push('leave');
  }, () => void calls.push('taken'));
  seekers.push(seeker);
  return { calls, stop: seeker.stop };
};

test('of two tabs one leads, and when it is closed the other one does', async () => {
  const lock = name();
  const [first, second] = [tab(lock), tab(lock)];
  await vi.waitFor(() => expect(first.calls).toEqual(['lead']));
  expect(second.calls).toEqual([]);
  first.stop();
  await vi.waitFor(() => expect(second.calls).toEqual(['lead']));
  expect(first.calls).toEqual(['lead', 'leave']);
});

test('a tab that is closed while it queues never leads', async () => {
  const lock = name();
  const [first, second, third] = [tab(lock), tab(lock), tab(lock)];
  await vi.waitFor(() => expect(first.calls).toEqual(['lead']));
  second.stop();
  first.stop();
  await vi.waitFor(() => expect(third.calls).toEqual(['lead']));
  expect(second.calls).toEqual([]);
});

test('two plans are led apart', async () => {
  const [one, other] = [tab(name()), tab(name())];
  await vi.waitFor(() => expect([one.calls, other.calls]).toEqual([['lead'], ['lead']]));
});

test('a page in another frame that holds the lock and dies is replaced', async () => {
  const lock = name();
  const frame = document.body.appendChild(document.createElement('iframe'));
  await frame.contentWindow?.navigator.locks.request(lock, { ifAvailable: true }, () => undefined);
  const held = new Promise<void>((resolve) => void frame.contentWindow?.navigator.locks.request(lock, () => (resolve(), new Promise(() => undefined))));
  await held;
  const waiting = tab(lock);
  await navigator.locks.query();
  expect(waiting.calls).toEqual([]);
  frame.remove();
  await vi.waitFor(() => expect(waiting.calls).toEqual(['lead']));
});

test('a visible tab that hears no beat for twenty seconds takes the lock, and the frozen one leaves when it wakes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const lock = name();
  let frozenLost = false;
  const frozen = navigator.locks.request(lock, () => new Promise(() => undefined)).catch(() => (frozenLost = true));
  const second = tab(lock);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(second.calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(5_000);
  await frozen;
  vi.useRealTimers();
  await vi.waitFor(() => expect(second.calls).toEqual(['lead']));
  expect(frozenLost).toBe(true);
});

test('a leader whose lock is taken leaves, and queues to lead again', async () => {
  const lock = name();
  const first = tab(lock);
  await vi.waitFor(() => expect(first.calls).toEqual(['lead']));
  let release = (): void => undefined;
  const stolen = navigator.locks.request(lock, { steal: true }, () => new Promise<void>((resolve) => (release = resolve)));
  await vi.waitFor(() => expect(first.calls).toEqual(['lead', 'taken', 'leave']));
  release();
  await stolen;
  await vi.waitFor(() => expect(first.calls).toEqual(['lead', 'taken', 'leave', 'lead']));
});

test('whoever takes the lead is heard at once, and however often it goes round every tab queues once', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const lock = name();
  const frozen = navigator.locks.request(lock, () => new Promise(() => undefined)).catch(() => undefined);
  let beats = 0;
  const channel = new BroadcastChannel(`leader:${lock}`);
  channel.onmessage = () => (beats += 1);
  const tabs = [tab(lock), tab(lock)];
  await vi.advanceTimersByTimeAsync(25_000);
  await frozen;
  vi.useRealTimers();
  await vi.waitFor(() => expect(beats).toBeGreaterThan(0));
  channel.close();
  await vi.waitFor(() => expect(tabs.flatMap(({ calls }) => calls).filter((call) => call === 'lead').length).toBeGreaterThan(0));
  const { pending = [] } = await navigator.locks.query();
  expect(pending.filter((each) => each.name === lock).length).toBeLessThanOrEqual(tabs.length);
});
