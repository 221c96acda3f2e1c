/** Bitácora's own log behind its own doors, without accounts: one person, who coordinates. For the measurements here and beside peers. */
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { Router, type RequestHandler } from 'express';
import { pino } from 'pino';
import * as v from 'valibot';
import { seenOf } from '../../src/domain/apply-operation';
import { rowKeyText, type Change, type RowOperation } from '../../src/domain/change';
import { changeId } from '../../src/domain/ids';
import { sameJson, type Fields } from '../../src/domain/json';
import type { Person } from '../../src/domain/permissions';
import { emptyCursor, protocolVersion, pushLimit, schemaVersion, type SyncRequest } from '../../src/protocol/sync-messages';
import { syncRequestSchema } from '../../src/protocol/sync-schemas';
import { openDatabase } from '../../sync-server/database/open';
import { sqliteChangeLogStore } from '../../sync-server/database/sqlite-change-log-store';
import { compressAnswers } from '../../sync-server/http/compress';
import { answer, doors, readInput, signedIn, type Answer } from '../../sync-server/http/endpoint';
import { readJsonBody } from '../../sync-server/http/json-body';
import { quickDoor } from '../../sync-server/http/quick-door';
import { rateLimit } from '../../sync-server/http/rate-limit';
import { securityHeaders } from '../../sync-server/http/security-headers';
import type { Visitor } from '../../sync-server/http/session';
import { tellAfterCommit } from '../../sync-server/modules/sync/after-commit';
import { openEvents } from '../../sync-server/modules/sync/events';
import { exchange, type ExchangeContext } from '../../sync-server/modules/sync/exchange';
import { createPlan } from '../../sync-server/modules/sync/server-change';
import { pooledRandom } from '../../sync-server/pooled-random';
import { recordToFields, type BenchRecord } from './record-mapping';

export const benchPlan = 'bench';

export interface BenchApi {
  /** To be mounted under `/api`: the exchange and the pokes. */
  readonly routes: Router;
  /** The product's own door of the exchange, in front of everything else. */
  readonly inFrontOf: (others: RequestListener) => RequestListener;
  /** Puts new records in, each as one change of a person. */
  readonly create: (records: readonly BenchRecord[]) => Promise<void>;
  /** Patches what differs from what is there; whoever listens is poked. */
  readonly edit: (records: readonly BenchRecord[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

const user = 'bench';
const person: Person = { user, memberships: [{ id: 'm', person: user, name: user, organization: 'o', role: 'coordination', from: '2020-01-01' }] };
const today = '2026-11-23';
const random = pooledRandom();
/** Makes a request one of somebody who has signed in, as the product's own door takes them; the accounts are not measured. */
export const benchCookie = 'device=bench';
const visitor: Visitor = { user, name: user, email: '', session: { id: user, createdAt: 0, expiresAt: Infinity } };

/** Opens the database in `file`, new or as it was left. */
export const openBenchApi = async (file: string): Promise<BenchApi> => {
  const database = await openDatabase(file, Date.now());
  const events = openEvents({ plansOf: async () => [benchPlan], isSignedIn: async () => true, now: Date.now });
  const store = tellAfterCommit(sqliteChangeLogStore(database), ({ plan, head }) => events.poke(plan, head));
  await createPlan({ store, plan: benchPlan, random });
  const context = (): ExchangeContext => ({ store, plan: benchPlan, person, today, now: Date.now(), random });
  const handle = async (given: unknown): Promise<Answer> => {
    const read = readInput(syncRequestSchema, given, { schemaKnowsDepth: true });
    return read.accepted ? answer(await exchange(context(), read.value)) : read;
  };
  // The harness of the peers brings no cookie: it comes in through Express.
  const recognize: RequestHandler = (_request, response, next) => {
    response.locals['visitor'] = visitor;
    next();
  };
  const door = {
    path: /^\/api\/plans\/(bench)\/sync$/,
    route: '/api/plans/:plan/sync',
    log: pino({ level: 'info', base: null }),
    ownOrigin: ({ host }: IncomingHttpHeaders) => `http://${host}`,
    setHeaders: securityHeaders(false),
    recognize: async () => ({ visitor, cookies: [] }),
    bySession: rateLimit({ burst: Infinity, perMinute: 1 }, Date.now),
    handle,
  };
  return {
    routes: Router().use(compressAnswers, recognize, ...readJsonBody, doors({ '/plans/:plan/sync': { post: signedIn(handle) }, '/events': { get: events.listen } })),
    inFrontOf: (others) => quickDoor(door, others),
    create: (records) => pushAll(context, records.map(created)),
    edit: async (records) => pushAll(context, await patches(context(), records)),
    close: async () => {
      events.stop();
      await store.close();
      database.close();
    },
  };
};

export const created = (record: BenchRecord): RowOperation => ({ entity: 'milestone', id: record.id, act: 'create', set: recordToFields(record), audience: 'public' });

/** One push of a device, as JSON would carry it: each operation an edit of its own. */
export const pushOf = (device: string, operations: readonly RowOperation[]): SyncRequest => {
  const now = Date.now();
  const push = operations.map((operation): Change => ({ id: changeId(now, random(16)), format: 1, kind: 'edit', operations: [operation], at: now, device, app: 'bench' }));
  const owed = { waiting: push.length, oldestAt: now, persisted: null, app: 'bench' };
  return { protocol: protocolVersion, device, schema: schemaVersion, sentAt: now, cursor: emptyCursor, seenHeads: [], push, owed, pageRows: 1 };
};

const patches = async ({ store, plan }: ExchangeContext, records: readonly BenchRecord[]): Promise<readonly RowOperation[]> => {
  const found = await store.read(plan, (log) => log.rows(records.map(({ id }) => ({ entity: 'milestone', id }))));
  const rows = new Map(found.map((row) => [rowKeyText(row), row]));
  return records.map((record) => {
    const row = rows.get(rowKeyText({ entity: 'milestone', id: record.id }));
    const set: Fields = Object.fromEntries(Object.entries(recordToFields(record)).filter(([field, value]) => !sameJson(value, row?.fields[field])));
    return { entity: 'milestone', id: record.id, act: 'patch', set, seen: seenOf('milestone', row?.writers, set) };
  });
};

/** By the code path of people's writes, as many in one push as a device sends. */
const pushAll = async (context: () => ExchangeContext, operations: readonly RowOperation[]): Promise<void> => {
  for (let from = 0; from < operations.length; from += pushLimit.changes) {
    let request = pushOf('seed', operations.slice(from, from + pushLimit.changes));
    while (request.push.length > 0) {
      const { outcomes } = await exchange(context(), v.parse(syncRequestSchema, request));
      const refused = outcomes.find(({ end }) => end !== 'applied');
      if (refused) throw new Error(`the log refused a change of the benchmark: ${JSON.stringify(refused)}`);
      request = { ...request, push: request.push.slice(outcomes.length) };
    }
  }
};
