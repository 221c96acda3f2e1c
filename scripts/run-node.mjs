// Runs a Node program of this repository or of its packages and waits for it. The same on every system: no shell, no .cmd.
import { spawn, spawnSync } from 'node:child_process';

/** Returns the exit code; a program that a signal ended counts as failed. */
export const runNode = (args, options = {}) => spawnSync(process.execPath, args, { stdio: 'inherit', ...options }).status ?? 1;

export const runNodeOrExit = (args, options) => {
  const code = runNode(args, options);
  if (code !== 0) process.exit(code);
};

/** The same for one that others run beside, whose pipes must be emptied meanwhile: it says at once what it has to say. */
export const runNodeAloud = (args, options = {}) => new Promise((resolve) => spawn(process.execPath, args, { stdio: 'inherit', ...options }).on('close', (code) => resolve(code ?? 1)));

/** The same for one that is heard only at the end: answers with its exit code and with all that it said, for whoever keeps that together. */
export const runNodeBeside = (args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece));
    child.on('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString('utf8') }));
  });
