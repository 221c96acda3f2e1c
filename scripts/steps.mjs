// Runs named steps one after another and says of each whether it passed and how long it took. Steps in a group of their own
// lean on nothing of each other: as many of them go at a time as there are cores, all are told, and what each has to say
// stays together. The first failure, or the first group with one, ends it.
import { availableParallelism } from 'node:os';

export const runSteps = async (steps) => {
  const began = Date.now();
  for (const [name, step] of Object.entries(steps)) {
    const passed = typeof step === 'function' ? await runStep(name, step) : await runTogether(step);
    if (!passed) process.exit(1);
  }
  return (Date.now() - began) / 1000;
};

const runStep = async (name, run) => {
  const at = Date.now();
  const said = [];
  const trouble = await run((text) => text.trim() && said.push(text.trimEnd()));
  const seconds = `${((Date.now() - at) / 1000).toFixed(1)} s`;
  console.log([...said, trouble ? `✗ ${name}: ${trouble} (${seconds})` : `✓ ${name} (${seconds})`].join('\n'));
  return !trouble;
};

/** In the order in which they are named: whoever takes long is best named first. */
const runTogether = async (steps) => {
  const waiting = Object.entries(steps);
  const passed = [];
  const goOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) passed.push(await runStep(...next));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, goOn));
  return passed.every(Boolean);
};
