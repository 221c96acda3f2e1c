/** The server and its commands as `npm run build` left them, in processes of their own that may be killed. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

export interface BuiltServer {
  readonly url: string;
  /** From the start of the process until it is open, in ms, as it tells itself. */
  readonly openAfterMs: number;
  /** No chance to finish anything. */
  readonly kill: () => Promise<void>;
  /** When it has ended, by itself or not: null where it was killed. */
  readonly ended: Promise<{ readonly exitCode: number | null; readonly said: string }>;
}

export interface BuiltServerSettings {
  readonly dataDir: string;
  readonly port: number;
  /** A PostgreSQL; without one, SQLite in `dataDir`. */
  readonly databaseUrl?: string;
  /** Given to Node before the server: a control puts its fault in here. */
  readonly nodeArguments?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

const environmentOf = (dataDir: string, databaseUrl = ''): NodeJS.ProcessEnv => ({ ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', HOST: '127.0.0.1', PUBLIC_URL: '', DEMO: 'on' });

/** Rejects with what the process said where it ended instead of opening. */
export const startBuiltServer = async ({ dataDir, port, databaseUrl, nodeArguments = [], environment = {} }: BuiltServerSettings): Promise<BuiltServer> => {
  if (!existsSync('dist-server/main.js')) throw new Error('dist-server is not there: run `npm run build` first');
  const server = spawn(process.execPath, ['--import', './test/proofs/tells-its-start.mjs', ...nodeArguments, 'dist-server/main.js'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...environmentOf(dataDir, databaseUrl), ...environment, PORT: String(port) } });
  const ended = once(server, 'close');
  let said = '';
  server.stderr.on('data', (part: Buffer) => void (said += part.toString()));
  let told = '';
  const open = new Promise<number>((resolve) => server.stdout.on('data', (part: Buffer) => {
    const after = /open after ([\d.]+) ms/.exec((told += part.toString()))?.[1];
    if (after !== undefined) resolve(Number(after));
  }));
  const openAfterMs = await Promise.race([open, ended]);
  if (typeof openAfterMs !== 'number') throw new Error(`the server ended with ${server.exitCode}: ${said}`);
  return {
    url: `http://localhost:${port}`,
    openAfterMs,
    kill: async () => {
      server.kill('SIGKILL');
      await ended;
    },
    ended: ended.then(() => ({ exitCode: server.exitCode, said })),
  };
};

export interface CommandEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const runBuiltCommand = (name: string, words: readonly string[], dataDir: string, databaseUrl?: string): CommandEnd =>
  spawnSync(process.execPath, [`dist-server/commands/${name}.js`, ...words], { encoding: 'utf8', env: environmentOf(dataDir, databaseUrl) });

/** Free at this moment. */
export const aFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
