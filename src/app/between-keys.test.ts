import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { betweenKeys } from './between-keys';

let typing: EventTarget;
let keys: ReturnType<typeof betweenKeys>;
let came: string[];

beforeEach(() => {
  vi.useFakeTimers();
  typing = new EventTarget();
  keys = betweenKeys(typing);
  came = [];
});
afterEach(() => {
  keys.stop();
  vi.useRealTimers();
});

const key = (): boolean => typing.dispatchEvent(new Event('input'));
const waits = (name: string): void => void keys.wait().then(() => came.push(name));

test('where nobody types nothing waits', async () => {
  waits('answer');
  await vi.advanceTimersByTimeAsync(0);
  expect(came).toEqual(['answer']);
});

test('what comes while somebody types waits until the next key was shown', async () => {
  key();
  await vi.advanceTimersByTimeAsync(100);
  waits('answer');
  await vi.advanceTimersByTimeAsync(100);
  expect(came).toEqual([]);
  key();
  expect(came).toEqual([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(came).toEqual(['answer']);
});

test('nobody is waited for who stopped typing, nor a page that is left', async () => {
  key();
  waits('answer');
  await vi.advanceTimersByTimeAsync(250);
  expect(came).toEqual(['answer']);
  key();
  waits('another');
  keys.stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(came).toEqual(['answer', 'another']);
});
