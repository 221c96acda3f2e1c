// `npm test`: everything a change must pass, real browser included.
import { building, checkSteps, tests, testsBeside } from './check-steps.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { refuseOldNode } from './node-version.mjs';
import { runSteps } from './steps.mjs';

refuseOldNode();
process.env.CHROME_PATH = ensureBrowser();
console.log(`browser: ${process.env.CHROME_PATH}`);
const seconds = await runSteps({
  // A page waits for its browser half of the time: meanwhile a core is free.
  ...checkSteps({ besideLint: { build: building }, besideUnit: { 'browser tests': testsBeside('browser') } }),
  scenarios: tests('scenario'),
});
console.log(`Everything passed in ${seconds.toFixed(0)} s.`);
