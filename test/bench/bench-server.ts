/** Both servers under measurement on one port: the floor below /floor, Bitácora's own log behind its own door; no accounts, no TLS. */
import express, { type Express } from 'express';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchCookie, openBenchApi } from './bench-api';
import { editedRecord, records } from './bench-data';
import { openFloor } from './floor-server';

export interface BenchServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface Seeding {
  readonly count: number;
  /** How often every record is edited after it was created. */
  readonly edits: number;
  /** Script by page: `ours`, `floor`. */
  readonly scripts: Readonly<Record<string, string>>;
}

/** Seeds both stores with the same records by the code that writes them in use. */
export const startBenchServer = async ({ count, edits, scripts }: Seeding): Promise<BenchServer> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-bench-server-'));
  const api = await openBenchApi(path.join(folder, 'bitacora.db'));
  const floor = openFloor(path.join(folder, 'floor.db'));
  const all = records(count);
  floor.put(all);
  await api.create(all);
  for (let edit = 1; edit <= edits; edit += 1) {
    const edited = all.map((record) => editedRecord(record, edit));
    floor.put(edited);
    await api.edit(edited);
  }
  const app = express();
  app.disable('x-powered-by').set('etag', false);
  serveShells(app, scripts);
  app.use('/floor', floor.routes);
  app.use('/api', api.routes);
  const server = createServer(api.inFrontOf(app)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await api.close();
      floor.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** Holds the page and its script, and nothing else: the same for both. */
const serviceWorker = (files: readonly string[]): string => `
  addEventListener('install', (event) => event.waitUntil(caches.open('shell').then((cache) => cache.addAll(${JSON.stringify(files)})).then(() => skipWaiting())));
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    const { pathname } = new URL(event.request.url);
    if (${JSON.stringify(files)}.includes(pathname)) event.respondWith(caches.match(pathname));
  });`;

const serveShells = (app: Express, scripts: Readonly<Record<string, string>>): void => {
  for (const [name, script] of Object.entries(scripts)) {
    app.get(`/${name}.js`, (_request, response) => void response.type('js').send(script));
    app.get(`/${name}`, (_request, response) => void response.type('html').set('Set-Cookie', `${benchCookie}; Path=/`).send(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><body><script src="/${name}.js"></script>`));
  }
  const files = Object.keys(scripts).flatMap((name) => [`/${name}`, `/${name}.js`]);
  app.get('/service-worker.js', (_request, response) => void response.type('js').send(serviceWorker(files)));
};
