import { expect } from 'vitest';
import { walk } from './walk';

/** Walks with a range of seeds; the message names every seed that broke, and with what. */
export const seedsHold = async (from: number, count: number, how: { readonly withMeetings?: boolean } = {}): Promise<void> => {
  const broken: string[] = [];
  let written = 0;
  for (let seed = from; seed < from + count; seed += 1)
    written += await walk(seed, {}, how).then(
      (report) => report.written,
      (error: Error) => (broken.push(`seed ${seed}: ${error.message}`), 0),
    );
  expect(broken).toEqual([]);
  // A walk in which nobody wrote anything would hold every invariant.
  expect(written).toBeGreaterThan(count * 5);
};
