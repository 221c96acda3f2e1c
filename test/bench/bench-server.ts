/** Both servers under measurement on one port: the floor below /floor, Bitácora's own log behind its own door; no accounts, no TLS. */
import express, { type Express } from 'express';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RowOperation } from '../../src/domain/change';
import type { Person } from '../../src/domain/permissions';
import { syncRequestSchema } from '../../src/protocol/sync-schemas';
import { openDatabase } from '../../sync-server/database/open';
import { sqliteChangeLogStore } from '../../sync-server/database/sqlite-change-log-store';
import { compressAnswers } from '../../sync-server/http/compress';
import { answer, doors, endpoint } from '../../sync-server/http/endpoint';
import { readJsonBody } from '../../sync-server/http/json-body';
import { exchange } from '../../sync-server/modules/sync/exchange';
import { appendServerChange, createPlan } from '../../sync-server/modules/sync/server-change';
import { editedRecord, records } from './bench-data';
import { openFloor } from './floor-server';
import { editedFields, recordToFields, type BenchRecord } from './record-mapping';

export const benchPlan = 'bench';
const person: Person = { user: 'bench', memberships: [{ id: 'm', person: 'bench', name: 'bench', organization: 'o', role: 'coordination', from: '2020-01-01' }] };
const today = '2026-11-23';
const random = (bytes: number): Uint8Array => randomBytes(bytes);

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
  const database = await openDatabase(path.join(folder, 'bitacora.db'), Date.now());
  const store = sqliteChangeLogStore(database);
  const floor = openFloor(path.join(folder, 'floor.db'));
  await createPlan({ store, plan: benchPlan, random });
  const append = async (operations: readonly RowOperation[]): Promise<void> => {
    for (let from = 0; from < operations.length; from += 500)
      await appendServerChange({ store, plan: benchPlan, by: 'bench', now: Date.now(), random }, { kind: 'import', operations: operations.slice(from, from + 500) });
  };
  const all = records(count);
  floor.put(all);
  await append(all.map(created));
  for (let edit = 1; edit <= edits; edit += 1) {
    const edited = all.map((record) => editedRecord(record, edit));
    floor.put(edited);
    await append(edited.map((record) => ({ entity: 'milestone', id: record.id, act: 'patch', set: editedFields(record) })));
  }
  const app = express();
  app.disable('x-powered-by').set('etag', false);
  serveShells(app, scripts);
  app.use('/floor', floor.routes);
  const sync = endpoint(syncRequestSchema, async (request) => answer(await exchange({ store, plan: benchPlan, person, today, now: Date.now(), random }, request)));
  app.use('/api', compressAnswers, ...readJsonBody, doors({ '/plans/:plan/sync': { post: sync } }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      database.close();
      floor.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

export const created = (record: BenchRecord): RowOperation => ({ entity: 'milestone', id: record.id, act: 'create', set: recordToFields(record), audience: 'public' });

const serveShells = (app: Express, scripts: Readonly<Record<string, string>>): void => {
  for (const [name, script] of Object.entries(scripts)) {
    app.get(`/${name}.js`, (_request, response) => void response.type('js').send(script));
    app.get(`/${name}`, (_request, response) => void response.type('html').send(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><body><script src="/${name}.js"></script>`));
  }
};
