import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sendInPauses, type PausedSending } from './send-in-pauses';

let typing: EventTarget;
let sent: number[];
let sending: PausedSending;

beforeEach(() => {
  vi.useFakeTimers();
  typing = new EventTarget();
  sent = [];
  sending = sendInPauses(() => void sent.push(performance.now()), typing);
});
afterEach(() => {
  sending.stop();
  vi.useRealTimers();
});

const key = (): boolean => typing.dispatchEvent(new Event('input'));

/** A key every 100 ms, for so long. */
const types = (ms: number): void => {
  for (let passed = 0; passed < ms; passed += 100) {
    key();
    vi.advanceTimersByTime(100);
  }
};

test('where nobody types, what waits goes at once', () => {
  sending.ask();
  expect(sent).toHaveLength(1);
});

test('while keys come it waits for a pause of them', () => {
  key();
  sending.ask();
  types(500);
  expect(sent).toHaveLength(0);
  vi.advanceTimersByTime(400);
  expect(sent).toHaveLength(1);
});

test('whoever never pauses is seen writing all the same: once in a little more than a second, however often it is asked', () => {
  const began = performance.now();
  for (let tenth = 0; tenth < 60; tenth += 1) {
    types(100);
    sending.ask();
  }
  expect(sent).toHaveLength(4);
  expect((sent[0] ?? 0) - began).toBeLessThanOrEqual(1300);
});

test('what waits is sent when the page that listens goes', () => {
  key();
  sending.ask();
  sending.stop();
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(5000);
  expect(sent).toHaveLength(1);
});
