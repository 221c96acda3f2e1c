import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keysOf } from './between-keys';

let typing: EventTarget;
let came: string[];

beforeEach(() => {
  vi.useFakeTimers();
  typing = new EventTarget();
  keysOf(typing);
  came = [];
});
afterEach(() => vi.useRealTimers());

const key = async (): Promise<unknown> => {
  typing.dispatchEvent(new Event('input'));
  return vi.advanceTimersByTimeAsync(0);
};
const waits = (name: string): void => void keysOf(typing).pass().then(() => came.push(name));

test('where nobody types nothing waits', async () => {
  waits('answer');
  await vi.advanceTimersByTimeAsync(0);
  expect(came).toEqual(['answer']);
});

test('what comes while somebody types waits until the next key was shown', async () => {
  await key();
  await vi.advanceTimersByTimeAsync(100);
  waits('answer');
  await vi.advanceTimersByTimeAsync(100);
  expect(came).toEqual([]);
  await key();
  expect(came).toEqual(['answer']);
});

test('of two that come together each has a key of its own', async () => {
  await key();
  waits('answer');
  waits('words');
  await key();
  expect(came).toEqual(['answer']);
  await vi.advanceTimersByTimeAsync(100);
  expect(came).toEqual(['answer']);
  await key();
  expect(came).toEqual(['answer', 'words']);
});

test('nobody is waited for who stopped typing', async () => {
  await key();
  waits('answer');
  waits('words');
  await vi.advanceTimersByTimeAsync(250);
  expect(came).toEqual(['answer', 'words']);
});
