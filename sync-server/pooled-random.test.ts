import { expect, test } from 'vitest';
import { pooledRandom } from './pooled-random';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('no chance is handed out twice, and what was handed out stays as it was', () => {
  const random = pooledRandom();
  const drawn = Array.from({ length: 3000 }, () => random(16));
  const asDrawn = drawn.map(hex);
  random(64 * 1024);
  expect(drawn.map(hex)).toEqual(asDrawn);
  expect(new Set(asDrawn).size).toBe(3000);
  expect(new Set(drawn.map(({ length }) => length))).toEqual(new Set([16]));
});

test('as much as is asked for comes, more than the pool holds too', () => {
  const random = pooledRandom();
  const asked = [1, 16_383, 2, 16_384, 50_000, 0];
  expect(asked.map((bytes) => random(bytes).length)).toEqual(asked);
});
