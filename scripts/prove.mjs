// `npm run prove -- NAME`: the long form of a proof; docs/reliability.md tells what each has shown.
import { refuseOldNode } from './node-version.mjs';
import { build } from './outputs.mjs';
import { runNode } from './run-node.mjs';

refuseOldNode();
await build({ onlyStale: true, ...(process.argv[2] === 'browsers' ? {} : { only: ['server'] }) });
// Node 20 has a WebSocket only where it is asked for; later ones have it anyhow.
process.exit(runNode(['node_modules/tsx/dist/cli.mjs', '--experimental-websocket', 'test/proofs/prove.ts', ...process.argv.slice(2)]));
