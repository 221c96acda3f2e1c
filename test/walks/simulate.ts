/** `npm run simulate -- --seeds 10000 [--from 1] [--rules] [--meetings] [--evidence] [--reviews]`: walks with other seeds, and the table of rules switched off. */
import { parseArgs } from 'node:util';
import { Broken } from './invariants';
import { switches } from './switches';
import { walk } from './walk';
import type { SwitchedOff } from './world';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '2000' }, from: { type: 'string', default: '1' }, rules: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, meetings: { type: 'boolean', default: false }, evidence: { type: 'boolean', default: false }, reviews: { type: 'boolean', default: false } } });

const run = async (from: number, seeds: number, off: SwitchedOff = {}) => {
  const failures = new Map<number, string>();
  let written = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    try {
      written += (await walk(seed, off, { withMeetings: values.meetings, withEvidence: values.evidence, withReviews: values.reviews })).written;
    } catch (error) {
      // A rule switched off may also break an assumption of the code itself; both are a catch.
      if (!(error instanceof Broken) && Object.keys(off).length === 0) throw error;
      failures.set(seed, error instanceof Error ? error.message : String(error));
    }
  }
  return { failures, written };
};

const from = Number(values.from);
const seeds = Number(values.seeds);
const began = performance.now();
const { failures, written } = await run(from, seeds);
for (const [seed, message] of [...failures].slice(0, 10)) console.log(`seed ${seed}  ${message}`);
console.log(`seeds ${from}…${from + seeds - 1}: ${failures.size} broken, ${written} changes in the logs, ${((performance.now() - began) / 1000).toFixed(1)} s`);

if (values.rules) {
  console.log(`\nrule switched off | caught in | first seed, and what it broke`);
  for (const { rule, off } of switches.filter((each) => each.rule.includes(values.only))) {
    const { failures: caught } = await run(from, seeds, off);
    const [first] = caught;
    console.log(`${rule} | ${((100 * caught.size) / seeds).toFixed(1)} % | ${first ? first.join(' · ') : 'NOT CAUGHT'}`);
  }
}
process.exitCode = failures.size > 0 ? 1 : 0;
