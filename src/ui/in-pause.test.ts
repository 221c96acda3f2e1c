import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inPause, type Deferred } from './in-pause';

let done: number;
let deferred: Deferred;

beforeEach(() => {
  vi.useFakeTimers();
  done = 0;
  deferred = inPause(() => void (done += 1));
});
afterEach(() => vi.useRealTimers());

/** A key every 100 ms, for so long. */
const types = (ms: number): void => {
  for (let passed = 0; passed < ms; passed += 100) {
    deferred.touch();
    vi.advanceTimersByTime(100);
  }
};

test('it waits for a pause, however often it is asked, and is done once', () => {
  deferred.ask();
  types(1000);
  deferred.ask();
  expect(done).toBe(0);
  vi.advanceTimersByTime(400);
  expect(done).toBe(1);
  types(1000);
  vi.advanceTimersByTime(400);
  expect(done).toBe(1);
});

test('whoever never pauses does not put it off for ever', () => {
  deferred.ask();
  types(11_000);
  expect(done).toBe(1);
});

test('what was done otherwise is not done again', () => {
  deferred.ask();
  deferred.drop();
  vi.advanceTimersByTime(20_000);
  expect(done).toBe(0);
});
