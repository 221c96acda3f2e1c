import * as v from 'valibot';
import { expect, test } from 'vitest';
import { meetingSchemas } from '../../protocol/meeting-schemas';
import { isFurther, pathOf, pathLimit } from './stroke-path';

test('what was drawn is a path that the door takes; a tap is a dot', () => {
  const path = pathOf([[{ x: 1.4, y: 2.6 }, { x: 30, y: 4 }], [{ x: 7, y: 8 }], []]);
  expect(path).toBe('M1 3 L30 4 M7 8 L7 8');
  const row = { meeting: 'r-1', sector: 'academia', mode: 'inPerson', presence: 'present', signature: { kind: 'stroke', path, at: 1 } };
  expect(v.safeParse(meetingSchemas.attendance, row).success).toBe(true);
});

test('an empty glass is no signature, and neither is what no record takes', () => {
  expect(pathOf([[]])).toBeUndefined();
  expect(pathOf([Array.from({ length: pathLimit }, () => ({ x: 100, y: 100 }))])).toBeUndefined();
});

test('a finger that rests adds no points', () => {
  expect([isFurther(undefined, { x: 0, y: 0 }), isFurther({ x: 0, y: 0 }, { x: 1, y: 1 }), isFurther({ x: 0, y: 0 }, { x: 2, y: 1 })]).toEqual([true, false, true]);
});
