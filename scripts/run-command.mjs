// `npm run seed` and its kin: builds the server if it must, then runs one of its commands with what was given after it.
import { refuseOldNode } from './node-version.mjs';
import { build } from './outputs.mjs';
import { runNode } from './run-node.mjs';

refuseOldNode();
const [name, ...rest] = process.argv.slice(2);
await build({ onlyStale: true, only: ['server'] });
process.exit(runNode(['--enable-source-maps', `dist-server/commands/${name}.js`, ...rest]));
