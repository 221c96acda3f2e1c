// Runs a Node program of this repository or of its packages and waits for it. The same on every system: no shell, no .cmd.
import { spawnSync } from 'node:child_process';

/** Returns the exit code; a program that a signal ended counts as failed. */
export const runNode = (args, options = {}) => spawnSync(process.execPath, args, { stdio: 'inherit', ...options }).status ?? 1;

export const runNodeOrExit = (args, options) => {
  const code = runNode(args, options);
  if (code !== 0) process.exit(code);
};
