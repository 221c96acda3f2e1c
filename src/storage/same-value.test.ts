import { expect, test } from 'vitest';
import { isSameValue, keepingSame } from './same-value';

test.each([
  ['the same text', 'acta', 'acta', true],
  ['another text', 'acta', 'act', false],
  ['records read anew', { id: 'a', fields: { order: 1, of: ['x'] } }, { fields: { of: ['x'], order: 1 }, id: 'a' }, true],
  ['one more field', { id: 'a' }, { id: 'a', by: 'lucia' }, false],
  ['a field that is there without a value', { id: 'a', by: undefined }, { id: 'a', at: undefined }, false],
  ['a longer list', [1, 2], [1, 2, 3], false],
  ['a list and a record', [], {}, false],
  ['nothing and a record', null, {}, false],
  ['names by their ids', new Map([['a', { name: 'Lucía' }]]), new Map([['a', { name: 'Lucía' }]]), true],
  ['another name', new Map([['a', { name: 'Lucía' }]]), new Map([['a', { name: 'Martín' }]]), false],
  ['sets', new Set(['a']), new Set(['b']), false],
  ['files, of which nobody sees what is in them', new Blob(['a']), new Blob(['a']), false],
])('%s', (_what, one, other, isSame) => {
  expect(isSameValue(one, other)).toBe(isSame);
  expect(isSameValue(other, one)).toBe(isSame);
});

test('what says the same as before is the very same', () => {
  const same = keepingSame<{ readonly count: number }>();
  const first = same({ count: 1 });
  expect(same({ count: 1 })).toBe(first);
  expect(same({ count: 2 })).toEqual({ count: 2 });
});
