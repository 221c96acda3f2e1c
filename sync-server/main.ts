/** Starts the server. The only file that does something when it is imported. */
import { readConfig } from './config';
import { endOf } from './database/data-refusal';
import { startServer } from './server';

const config = readConfig(process.env);
if (!config.accepted) {
  console.error(['Bitácora cannot start with this configuration (docs/configuration.md):', ...config.refusal].join('\n  '));
  process.exit(2);
}

// A disk that failed once is not written to again: whoever supervises the server starts it anew, from what the disk really holds.
const onDiskFailure = (error: Error): never => {
  const { text, exitCode } = endOf(error);
  console.error(text);
  process.exit(exitCode);
};
const server = await startServer({ config: config.value, onDiskFailure }).catch((error: unknown) => {
  const { text, exitCode } = endOf(error);
  console.error(`Bitácora could not start: ${isPortTaken(error) ? `port ${config.value.port} is taken. Choose another with PORT.` : text}`);
  process.exit(exitCode);
});
const people = await server.container.accounts.demo.list();
console.log([`Bitácora is open at ${server.container.config.publicUrl ?? server.url}`, ...people.map(({ name, role }) => `  one click on the sign-in page: ${name} (${role})`)].join('\n'));

const stop = async (signal: NodeJS.Signals): Promise<void> => {
  server.container.log.info({ signal }, 'stopping');
  await server.stop();
  process.exit(0);
};
process.once('SIGTERM', stop).once('SIGINT', stop);

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
