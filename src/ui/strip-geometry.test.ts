import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisAround, layStrip } from './strip-geometry';
import type { DatedMark } from './strip-geometry';

const openState = { from: '2025-06-01', to: '2027-09-30' };
const plan = { from: '2025-06-01', to: '2027-12-31' };
const today = '2026-11-18';
const marks: readonly (DatedMark & { readonly number: number })[] = [
  { number: 1, due: '2025-11-30', schedule: 'done_on_time' },
  { number: 2, due: '2026-03-31', schedule: 'done_late', doneOn: '2026-05-20' },
  { number: 3, due: '2026-08-31', schedule: 'overdue' },
  { number: 4, due: '2026-12-15', schedule: 'due_soon' },
  { number: 5, due: '2027-05-31', schedule: 'on_time' },
  { number: 6, due: '2027-08-31', schedule: 'upcoming' },
];
const placed = (axis: typeof plan) => layStrip({ axis, span: openState, today, marks }).marks.map(({ mark, x, lane, tailTo }) => [mark.number, x, lane, tailTo]);

test('the strip of open state stands where it was first drawn', () => {
  expect(placed(openState)).toEqual([
    [1, 21.39, 0, undefined],
    [2, 35.61, 0, 41.48],
    [3, 53.58, 0, 62.87],
    [4, 66.04, 1, undefined],
    [5, 85.66, 0, undefined],
    [6, 96.47, 0, undefined],
  ]);
  const { base, height, now, past } = layStrip({ axis: openState, span: openState, today, marks });
  expect({ base, height, now, past }).toEqual({ base: 118, height: 140, now: 62.87, past: 62.87 });
});

test('on the axis of the whole plan the same milestones move apart, and a crowded one takes the second lane', () => {
  expect(placed(plan).map(([number, , lane]) => [number, lane])).toEqual([[1, 0], [2, 0], [3, 0], [4, 1], [5, 0], [6, 1]]);
  expect(layStrip({ axis: plan, span: openState, today, marks }).span).toEqual({ from: 0, to: 90.24 });
});

test('quarters are ticks, and a year is named only where there is room for it', () => {
  const named = (axis: typeof plan) => layStrip({ axis, span: axis, today, marks: [] }).ticks.filter(({ isNamed }) => isNamed).map(({ year }) => year);
  expect(named(openState)).toEqual([2026, 2027]);
  expect(named({ from: '2025-12-01', to: '2027-02-01' })).toEqual([]);
  expect(named({ from: '2000-06-01', to: '2030-06-01' })).toEqual([2006, 2011, 2016, 2021]);
});

test('before the plan begins there is no line of today, and no past', () => {
  const { now, past } = layStrip({ axis: plan, span: openState, today: '2025-01-01', marks });
  expect({ now, past }).toEqual({ now: undefined, past: 0 });
});

test('a milestone outside its own commitment stretches the axis instead of falling off it', () => {
  expect(axisAround(openState, ['2028-01-15', '2025-05-20'])).toEqual({ from: '2025-05-20', to: '2028-01-15' });
});

test('no mark ever stands on another mark or on its tail', () => {
  const day = fc.integer({ min: 0, max: 940 }).map((days) => new Date(Date.UTC(2025, 5, 1 + days)).toISOString().slice(0, 10));
  const mark = fc.record({ due: day, schedule: fc.constantFrom('overdue' as const, 'done_late' as const, 'on_time' as const), doneOn: day });
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 15 }), (many) => {
      const { marks: laid } = layStrip({ axis: plan, span: plan, today, marks: many });
      expect(laid).toHaveLength(many.length);
      for (const [index, one] of laid.entries())
        for (const other of laid.slice(index + 1).filter(({ lane }) => lane === one.lane)) {
          expect(other.x - one.x).toBeGreaterThanOrEqual(10.8 - 0.02);
          expect(other.x - 5.4).toBeGreaterThanOrEqual((one.tailTo ?? 0) - 0.02);
        }
    }),
  );
});
