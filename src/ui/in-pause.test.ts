import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inPause, inPauseOf, type Deferred } from './in-pause';

let done: number[];
let deferred: Deferred;
const work = (): void => void done.push(performance.now());

beforeEach(() => {
  vi.useFakeTimers();
  done = [];
  deferred = inPause(work);
});
afterEach(() => vi.useRealTimers());

/** A key every 100 ms, for so long. */
const types = (ms: number, key: () => void = deferred.touch): void => {
  for (let passed = 0; passed < ms; passed += 100) {
    key();
    vi.advanceTimersByTime(100);
  }
};

test('where nobody types it is done at once', () => {
  deferred.ask();
  expect(done).toHaveLength(1);
  deferred.ask();
  expect(done).toHaveLength(2);
});

test('while keys come it waits for a pause of them, however often it is asked, and is done once', () => {
  deferred.touch();
  deferred.ask();
  types(1000);
  deferred.ask();
  expect(done).toHaveLength(0);
  vi.advanceTimersByTime(400);
  expect(done).toHaveLength(1);
  types(1000);
  vi.advanceTimersByTime(400);
  expect(done).toHaveLength(1);
});

test('whoever never pauses does not put it off for ever', () => {
  deferred.touch();
  deferred.ask();
  types(11_000);
  expect(done).toHaveLength(1);
});

test('what was done otherwise is not done again', () => {
  deferred.touch();
  deferred.ask();
  deferred.drop();
  vi.advanceTimersByTime(20_000);
  expect(done).toHaveLength(0);
});

test('whoever never pauses is seen writing all the same: once in a little more than a second where no more may pass, however often it is asked', () => {
  const typing = new EventTarget();
  const sending = inPauseOf(typing, work, 1200);
  const began = performance.now();
  for (let tenth = 0; tenth < 60; tenth += 1) {
    types(100, () => typing.dispatchEvent(new Event('input')));
    sending.ask();
  }
  expect(done).toHaveLength(4);
  expect((done[0] ?? 0) - began).toBeLessThanOrEqual(1300);
});

test('what waits is done when the page that listens goes, and not once more', () => {
  const typing = new EventTarget();
  const sending = inPauseOf(typing, work);
  typing.dispatchEvent(new Event('input'));
  sending.ask();
  expect(done).toHaveLength(0);
  sending.stop();
  expect(done).toHaveLength(1);
  vi.advanceTimersByTime(20_000);
  expect(done).toHaveLength(1);
});
