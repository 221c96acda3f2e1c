// `npm run bench`: figures beside a floor, on a quiet machine. `-- --only writes --reps 1` takes a part.
import { ensureBrowser } from './ensure-browser.mjs';
import { refuseOldNode } from './node-version.mjs';
import { build } from './outputs.mjs';
import { runNode } from './run-node.mjs';

refuseOldNode();
process.env.CHROME_PATH = ensureBrowser();
await build({ onlyStale: true, only: ['app', 'site'] });
process.exit(runNode(['node_modules/tsx/dist/cli.mjs', 'test/bench/run.ts', ...process.argv.slice(2)]));
