// `npm start`: builds what is older than its sources, then serves.
import { spawn } from 'node:child_process';
import { refuseOldNode } from './node-version.mjs';
import { build } from './outputs.mjs';

refuseOldNode();
await build({ onlyStale: true });

const server = spawn(process.execPath, ['--enable-source-maps', 'dist-server/main.js'], { stdio: 'inherit' });
// A terminal's Ctrl+C reaches the server by itself; what is sent to this process alone is handed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 0 : 1)));
