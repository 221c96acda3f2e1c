// Runs named steps one after another and says of each whether it passed and how long it took. Steps in a group of their own
// lean on nothing of each other: as many of them go at a time as there are cores, all are told, and what each has to say
// stays together. The first failure, or the first group with one, ends it, and what failed is the last thing told: of a
// long run often only the end is kept.
import { availableParallelism } from 'node:os';

export const runSteps = async (steps) => {
  const began = Date.now();
  for (const [name, step] of Object.entries(steps)) {
    const troubles = typeof step === 'function' ? [await runStep(name, step)] : await runTogether(step);
    const failed = troubles.filter(Boolean);
    if (failed.length === 0) continue;
    console.log(['', ...failed].join('\n'));
    process.exit(1);
  }
  return (Date.now() - began) / 1000;
};

/** Answers with what is to be said of it once more at the end, where it failed. */
const runStep = async (name, run) => {
  const at = Date.now();
  const said = [];
  const trouble = await run((text) => text.trim() && said.push(text.trimEnd()));
  const seconds = `${((Date.now() - at) / 1000).toFixed(1)} s`;
  const failed = trouble && `✗ ${name}: ${trouble} (${seconds})`;
  console.log([...said, failed ?? `✓ ${name} (${seconds})`].join('\n'));
  return failed;
};

/** In the order in which they are named: whoever takes long is best named first. */
const runTogether = async (steps) => {
  const waiting = Object.entries(steps);
  const troubles = [];
  const goOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) troubles.push(await runStep(...next));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, goOn));
  return troubles;
};
