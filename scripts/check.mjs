// `npm run check`: the one word before a commit.
import { checkSteps } from './check-steps.mjs';
import { refuseOldNode } from './node-version.mjs';
import { runSteps } from './steps.mjs';

refuseOldNode();
const seconds = await runSteps(checkSteps());
console.log(`Checked in ${seconds.toFixed(0)} s: you may commit.`);
