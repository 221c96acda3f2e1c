import { expect, test } from 'vitest';
import { movedBy, wholeView, zoomedBy } from './zoom-view';

const frame = { width: 400, height: 300 };

test('what is under the fingers stays under them while it grows', () => {
  const view = zoomedBy(wholeView, 2, frame, { x: 100, y: -50 });
  expect(view).toEqual({ scale: 2, x: -100, y: 50 });
  expect(zoomedBy(view, 0.5, frame, { x: 100, y: -50 })).toEqual(wholeView);
});

test('nobody gets closer than eight times, nor farther than the whole', () => {
  expect(zoomedBy(wholeView, 100, frame).scale).toBe(8);
  expect(zoomedBy(wholeView, 0.1, frame)).toEqual(wholeView);
});

test('the picture never leaves its frame', () => {
  expect(movedBy(zoomedBy(wholeView, 2, frame), { x: 900, y: -900 }, frame)).toEqual({ scale: 2, x: 200, y: -150 });
  expect(movedBy(wholeView, { x: 50, y: 50 }, frame)).toEqual(wholeView);
});
