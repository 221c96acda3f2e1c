// `npm run build`: the app and the server, from scratch.
import { refuseOldNode } from './node-version.mjs';
import { build } from './outputs.mjs';

refuseOldNode();
await build({ onlyStale: false });
