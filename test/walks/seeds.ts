import { expect } from 'vitest';
import { walk, type WalkReport } from './walk';
import type { Doing } from './world';

/** Walks with a range of seeds; the message names every seed that broke, and with what. Returns how often each act on evidence was done in all of them. */
export const seedsHold = async (from: number, count: number, how: Doing = {}): Promise<ReadonlyMap<string, number>> => {
  const broken: string[] = [];
  const shown = new Map<string, number>();
  let written = 0;
  const add = (report: WalkReport): void => {
    written += report.written;
    for (const [kind, times] of report.shown) shown.set(kind, (shown.get(kind) ?? 0) + times);
  };
  for (let seed = from; seed < from + count; seed += 1) await walk(seed, {}, how).then(add, (error: Error) => void broken.push(`seed ${seed}: ${error.message}`));
  expect(broken).toEqual([]);
  // A walk in which nobody wrote anything would hold every invariant.
  expect(written).toBeGreaterThan(count * 5);
  return shown;
};
