import { expect, test } from 'vitest';
import { clockWords } from '../../language/clock-words';
import { spentOn, stoppedClock, turnTo, wholeMinutes } from './item-clock';

const minute = 60_000;

test('a point counts while it is talked about, and keeps its minutes when the talk moves on and comes back', () => {
  const first = turnTo(stoppedClock, 'a', 0);
  expect(spentOn(first, 'a', 5 * minute)).toBe(5 * minute);
  const second = turnTo(first, 'b', 5 * minute);
  const back = turnTo(second, 'a', 8 * minute);
  expect([spentOn(back, 'a', 10 * minute), spentOn(back, 'b', 10 * minute)]).toEqual([7 * minute, 3 * minute]);
  expect(spentOn(turnTo(back, undefined, 10 * minute), 'a', 99 * minute)).toBe(7 * minute);
});

test('the same point turned to again goes on, and a clock set back counts nothing', () => {
  const clock = turnTo(stoppedClock, 'a', 10);
  expect(turnTo(clock, 'a', 99)).toBe(clock);
  expect(spentOn(clock, 'a', 5)).toBe(0);
});

test('minutes and clocks as they are read', () => {
  expect(wholeMinutes(119_000)).toBe(1);
  expect([clockWords(0), clockWords(724_000), clockWords(4_324_000)]).toEqual(['0:00', '12:04', '1:12:04']);
});
