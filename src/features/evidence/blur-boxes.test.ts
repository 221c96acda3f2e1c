import { expect, test } from 'vitest';
import { boxBetween, changedBox, noBoxes, stepBack, withBox, withoutBox } from './blur-boxes';

const face = { x: 0.4, y: 0.1, width: 0.2, height: 0.2 };

test('every step can be taken back, one by one, down to the bare picture', () => {
  const drawn = withBox(withBox(noBoxes, face), { ...face, x: 0.7 });
  const moved = changedBox(drawn, { ...face, id: 1, x: 0.1 });
  const removed = withoutBox(moved, 2);
  expect(removed.boxes.map(({ id, x }) => [id, x])).toEqual([[1, 0.1]]);
  const back = [stepBack(removed), stepBack(stepBack(removed)), stepBack(stepBack(stepBack(removed)))];
  expect(back.map(({ boxes }) => boxes.length)).toEqual([2, 2, 1]);
  expect(stepBack(stepBack(stepBack(stepBack(removed)))).boxes).toEqual([]);
  expect(stepBack(noBoxes)).toEqual(noBoxes);
});

test('a hand that drags is one step, however often it moved', () => {
  const begun = changedBox(withBox(noBoxes, face), { ...face, id: 1, x: 0.41 });
  const dragged = changedBox(changedBox(begun, { ...face, id: 1, x: 0.5 }, false), { ...face, id: 1, x: 0.6 }, false);
  expect(dragged.boxes[0]?.x).toBe(0.6);
  expect(stepBack(dragged).boxes[0]?.x).toBe(0.4);
});

test('a box stays in the picture, and a tap is no box that hides nothing', () => {
  expect(withBox(noBoxes, { x: 0.95, y: -0.5, width: 0.2, height: 0 }).boxes[0]).toEqual({ id: 1, x: 0.8, y: 0, width: 0.2, height: 0.02 });
  const drawn = boxBetween({ x: 0.5, y: 0.5 }, { x: 0.25, y: 0.75 });
  expect(drawn).toEqual({ x: 0.25, y: 0.5, width: 0.25, height: 0.25 });
});

test('a box that was removed never gives its number to another', () => {
  const again = withBox(withoutBox(withBox(noBoxes, face), 1), face);
  expect(again.boxes[0]?.id).toBe(2);
});
