import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlobPart } from './blob-records';
import { inSendingOrder, mayLeave, type Line, type Sendable } from './sending-order';

const parts: readonly BlobPart[] = ['preview', 'picture', 'original'];
const files = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 8 }), part: fc.constantFrom(...parts), capturedAt: fc.integer({ min: 0, max: 5 }), day: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }) }),
  { selector: ({ id }) => id, maxLength: 30 },
).map((list) => list.map(({ day, ...file }): Sendable => (day === undefined ? file : { ...file, due: `2026-11-0${day}` })));

test('whatever waits: every small picture leaves before anything large, what is due before what is not, what is older first, and nothing is lost', () => {
  fc.assert(
    fc.property(files, (waiting) => {
      const order = inSendingOrder(waiting);
      expect([...order].map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort());
      order.slice(1).forEach((later, index) => {
        const earlier = order[index] as Sendable;
        const isLarge = ({ part }: Sendable): boolean => part !== 'preview';
        expect(isLarge(earlier) && !isLarge(later)).toBe(false);
        if (isLarge(earlier) !== isLarge(later)) return;
        expect((earlier.due ?? '9999') <= (later.due ?? '9999')).toBe(true);
        if (earlier.due === later.due) expect(earlier.capturedAt).toBeLessThanOrEqual(later.capturedAt);
      });
    }),
  );
});

test('the order is one, however the list was shuffled', () => {
  fc.assert(fc.property(files, fc.integer(), (waiting, turn) => {
    const turned = waiting.map((_, index) => waiting[(index + Math.abs(turn)) % waiting.length] as Sendable);
    expect(inSendingOrder(turned)).toEqual(inSendingOrder(waiting));
  }));
});

const terms = { isPaused: false, wifiOnly: false, isAnyhow: false };

test.each<[string, boolean, Partial<typeof terms>, Line, BlobPart]>([
  ['an original on any line, unless somebody asked for Wi-Fi', true, {}, 'costly', 'original'],
  ['an original on a mobile line where Wi-Fi was asked for', false, { wifiOnly: true }, 'costly', 'original'],
  ['an original on Wi-Fi', true, { wifiOnly: true }, 'free', 'original'],
  ['an original on a line that nobody knows', false, { wifiOnly: true }, 'unknown', 'original'],
  ['an original that the person sends anyhow', true, { wifiOnly: true, isAnyhow: true }, 'unknown', 'original'],
  ['a blurred picture, which is as large', false, { wifiOnly: true }, 'costly', 'picture'],
  ['a small picture on a mobile line', true, { wifiOnly: true }, 'costly', 'preview'],
  ['anything while it is paused', false, { isPaused: true, isAnyhow: true }, 'free', 'preview'],
])('%s: leaves %s', (_what, leaves, set, line, part) => {
  expect(mayLeave(part, { ...terms, ...set }, line)).toBe(leaves);
});
