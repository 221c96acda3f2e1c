// Runs named steps one after another and says of each whether it passed and how long it took. The first failure ends it.
export const runSteps = async (steps) => {
  const began = Date.now();
  for (const [name, run] of Object.entries(steps)) {
    const at = Date.now();
    const trouble = await run();
    const seconds = `${((Date.now() - at) / 1000).toFixed(1)} s`;
    console.log(trouble ? `✗ ${name}: ${trouble} (${seconds})` : `✓ ${name} (${seconds})`);
    if (trouble) process.exit(1);
  }
  return (Date.now() - began) / 1000;
};
