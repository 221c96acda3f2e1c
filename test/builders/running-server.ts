/** A real server on a free port with a data directory of its own, and a browser that keeps its cookies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config } from '../../sync-server/config';
import type { ContainerOptions } from '../../sync-server/container';
import { startServer, type RunningServer } from '../../sync-server/server';

export interface ServerSettings extends Omit<ContainerOptions, 'config'> {
  readonly config?: Partial<Config>;
}

/** Starts empty, quiet and without the demonstration, unless told otherwise; stops when the test ends. */
export const aRunningServer = async ({ config, ...rest }: ServerSettings = {}): Promise<RunningServer> => {
  const dataDir = config?.dataDir ?? aFolder();
  const server = await startServer({ ...rest, config: { ...quietConfig, ...config, dataDir } });
  onTestFinished(() => server.stop());
  return server;
};

/** A folder that is gone when the test ends. */
export const aFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** On any free port, without a word. */
export const quietConfig: Omit<Config, 'dataDir'> = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: undefined,
  publicUrl: undefined,
  logLevel: 'silent',
  trustProxy: [],
  authSecret: 'a secret that only this test knows of',
  demo: false,
  clockCheck: true,
  blobsDir: undefined,
  fileLimits: { file: 64 * 1024 * 1024, person: 1024 ** 3, area: 2 * 1024 ** 3 },
  builtDir: './nothing-was-built',
};

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text where it is none. */
  readonly body: unknown;
}

export interface Browser {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answered>;
  readonly post: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>;
  readonly delete: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answered>;
  /** As the Cookie header would send them. */
  readonly cookie: () => string;
}

/** Speaks as our own pages do. A string as body is sent as it is. `kept`: its cookies from before, as it would send them. */
export const aBrowser = (url: string, usual: Readonly<Record<string, string>> = {}, kept = ''): Browser => {
  const cookies = new Map<string, string>();
  for (const pair of kept.split('; ')) if (pair !== '') keep(cookies, pair);
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = async (method: string, where: string, init: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> }): Promise<Answered> => {
    const ours = method === 'GET' ? {} : { 'x-bitacora': '1', origin: url };
    const typed = init.body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url + where, { method, redirect: 'manual', headers: { ...ours, ...typed, ...(cookies.size > 0 ? { cookie: cookie() } : {}), ...usual, ...init.headers }, body: init.body ?? null });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
  };
  return {
    get: (where, headers = {}) => ask('GET', where, { headers }),
    post: (where, body, headers = {}) => ask('POST', where, { headers, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) }),
    delete: (where, headers = {}) => ask('DELETE', where, { headers }),
    cookie,
  };
};

const keep = (cookies: Map<string, string>, line: string): void => {
  const [pair = ''] = line.split(';');
  const name = pair.slice(0, pair.indexOf('='));
  if (/max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, pair.slice(name.length + 1));
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
