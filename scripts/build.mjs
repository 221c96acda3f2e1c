// `npm run build`: the app and the server, from scratch. `--stale`: only what is older than what it is made of.
import { refuseOldNode } from './node-version.mjs';
import { build } from './outputs.mjs';

refuseOldNode();
await build({ onlyStale: process.argv.includes('--stale') });
