// `npm run dev`: server and app from their sources, reloaded on every change. `-- --weather=tunnel|slow|dead` spoils the network.
import { spawn } from 'node:child_process';
import { refuseOldNode } from './node-version.mjs';
import { build } from './outputs.mjs';
import { startWeather, weatherNames } from './weather.mjs';

refuseOldNode();
const weather = process.argv.slice(2).map((argument) => /^--weather=(.+)$/.exec(argument)?.[1]).find((name) => name !== undefined);
if (weather !== undefined && !weatherNames.includes(weather)) {
  console.error(`There is no weather called ${weather}: ${weatherNames.join(', ')}.`);
  process.exit(2);
}

// The public site is made by the server, which only needs the name of its style sheet.
await build({ onlyStale: true, only: ['site'] });

const serverPort = Number(process.env.PORT ?? 4310);
const server = `http://127.0.0.1:${serverPort}`;
const seenByApp = weather === undefined ? server : `http://127.0.0.1:${serverPort + 1}`;
if (weather !== undefined) startWeather(weather, { port: serverPort + 1, target: server });

const start = (args, environment) => spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
const children = [
  start(['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'sync-server/main.ts'], { PORT: String(serverPort) }),
  start(['node_modules/vite/bin/vite.js'], { SYNC_SERVER_URL: seenByApp }),
];

const stop = () => children.forEach((child) => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of children)
  child.on('exit', (code) => {
    stop();
    process.exitCode = code ?? 0;
    if (children.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)) process.exit();
  });
