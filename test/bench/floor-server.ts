/** The least a server could do: rows of JSON in SQLite with `synchronous=FULL`, one compressed answer. */
import Database from 'better-sqlite3';
import express, { Router, type Response } from 'express';
import { brotliCompressSync, constants } from 'node:zlib';
import type { BenchRecord } from './record-mapping';

export interface Floor {
  readonly routes: Router;
  readonly put: (records: readonly BenchRecord[]) => void;
  readonly close: () => void;
}

export const openFloor = (file: string): Floor => {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table if not exists record (id text primary key, seq integer not null, json text not null); create index if not exists record_seq on record (seq)');
  let seq = Number(database.prepare('select coalesce(max(seq), 0) from record').pluck().get());
  const upsert = database.prepare('insert into record values (?, ?, ?) on conflict (id) do update set seq = excluded.seq, json = excluded.json');
  const put = database.transaction((records: readonly BenchRecord[]) => {
    for (const record of records) upsert.run(record.id, (seq += 1), JSON.stringify(record));
  });
  const since = database.prepare('select json from record where seq > ? order by seq').pluck();
  const routes = Router();
  /** Connected pages, told when something new is there. */
  const waiting = new Set<() => void>();
  routes.get('/since', (request, response) => {
    const from = Number(request.query['seq']);
    if (from >= seq && request.query['wait'] !== undefined) return void waiting.add(() => send(from, response));
    send(from, response);
  });
  const send = (from: number, response: Response): void => {
    if (from >= seq) return void response.status(204).end();
    const body = `{"seq":${seq},"rows":[${since.all(from).join(',')}]}`;
    const packed = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    response.set({ 'content-type': 'application/json', 'content-encoding': 'br' }).send(packed);
  };
  routes.post('/push', express.json({ limit: '64mb' }), (request, response) => {
    put(request.body as readonly BenchRecord[]);
    response.json({ seq });
    for (const tell of waiting) tell();
    waiting.clear();
  });
  return { routes, put, close: () => database.close() };
};
