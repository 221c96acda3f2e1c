// `npm test`: everything a change must pass, real browser included.
import { checkSteps, tests } from './check-steps.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { refuseOldNode } from './node-version.mjs';
import { build } from './outputs.mjs';
import { runSteps } from './steps.mjs';

refuseOldNode();
process.env.CHROME_PATH = ensureBrowser();
console.log(`browser: ${process.env.CHROME_PATH}`);
const seconds = await runSteps({
  ...checkSteps,
  build: () => build({ onlyStale: true }),
  'browser tests': tests('browser'),
  scenarios: tests('scenario'),
});
console.log(`Everything passed in ${seconds.toFixed(0)} s.`);
