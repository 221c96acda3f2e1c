/** The real storage and courier behind the benchmark's own interface: what a page of Bitácora does, without its screens. */
import { seenOf } from '../../src/domain/apply-operation';
import type { Writers } from '../../src/domain/change';
import type { Person } from '../../src/domain/permissions';
import { CacheDatabase, DexieCache } from '../../src/storage/dexie-cache';
import { DexieWords, WordsDatabase } from '../../src/storage/dexie-words';
import { materialiseAll, materialiser } from '../../src/storage/materialise';
import { write, type WritingDevice } from '../../src/storage/write';
import { apply } from '../../src/sync/apply';
import { isUnfinished, nextRequest } from '../../src/sync/exchange';
import { startLoop, type Loop } from '../../src/sync/loop';
import { listenForPokes } from '../../src/sync/pokes';
import { fetchTransport } from '../../src/sync/transport';
import type { Bench } from './bench';
import { editedFields, fieldsToRecord, type BenchRecord } from './record-mapping';

/** What the comparison with other products asks beyond our own measurements. */
interface PeerBench {
  readonly goOnline: () => Promise<void>;
  readonly goOffline: () => Promise<void>;
  readonly allAcked: () => Promise<void>;
  readonly onChange: (listener: () => void) => void;
}

const plan = 'bench';
const user = 'bench';
const app = 'bench';
const today = '2026-11-23';
const firstPageRows = 20_000;
const person: Person = { user, memberships: [{ id: 'm', person: user, name: user, organization: 'o', role: 'coordination', from: '2020-01-01' }] };

let words: DexieWords;
let cache: DexieCache;
let device: WritingDevice;
let online: { readonly loop: Loop; readonly deaf: () => void } | undefined;
let changed = (): void => undefined;
/** As a screen does: who wrote what it shows is known when the person begins to type. */
const shown = new Map<string, Writers>();

const open = async (): Promise<void> => {
  words = new DexieWords(new WordsDatabase(user));
  cache = new DexieCache(new CacheDatabase(user, plan));
  const show = materialiser(words, cache);
  device = { words, cache, id: 'bench-device', app, now: Date.now, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)), show };
  await Promise.all([words.database.open(), cache.database.open()]);
  await materialiseAll(words, cache);
};

const untilUpToDate = async (): Promise<void> => {
  for (;;) {
    const request = await nextRequest({ words, cache, user, device: device.id, app, now: Date.now(), persisted: null, pageRows: firstPageRows });
    const answer = await fetchTransport(plan, request);
    if (answer.kind !== 'answer') throw new Error(`the server answered ${answer.kind}`);
    const taken = await apply(answer.response, { words, cache, sent: request.cursor, now: Date.now() });
    changed();
    if (!isUnfinished(request, answer.response, taken)) return;
  }
};

const milestones = () => cache.database.rowsOf('milestone');

const bench: Bench & PeerBench = {
  open,
  firstSync: untilUpToDate,
  catchUp: untilUpToDate,
  count: () => milestones().count(),
  query: async (parent: string): Promise<readonly BenchRecord[]> =>
    (await milestones().where('fields.commitment').equals(parent).toArray()).map((row) => fieldsToRecord(row.id, row.fields)),
  get: async (id: string): Promise<BenchRecord | undefined> => {
    const row = await milestones().get(id);
    if (row) shown.set(id, row.writers);
    return row && fieldsToRecord(row.id, row.fields);
  },
  write: async (record: BenchRecord): Promise<void> => {
    const set = editedFields(record);
    const seen = seenOf('milestone', shown.get(record.id), set);
    const written = await write(device, { kind: 'edit', operations: [{ entity: 'milestone', id: record.id, act: 'patch', set, seen }] }, { person, today });
    if (!written.accepted) throw new Error(written.refusal.why);
  },
  drain: untilUpToDate,
  goOnline: async (): Promise<void> => {
    const loop = startLoop({ words, cache, transport: tellingTransport, plan, user, device: device.id, app, now: Date.now, chance: Math.random, persisted: async () => null, pageRows: firstPageRows });
    online = { loop, deaf: listenForPokes(() => loop.wake()) };
  },
  allAcked: async (): Promise<void> => {
    while ((await words.unsent(1)).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  },
  goOffline: async (): Promise<void> => {
    online?.loop.stop();
    online?.deaf();
    online = undefined;
  },
  onChange: (listener: () => void): void => {
    changed = listener;
  },
};

const tellingTransport: typeof fetchTransport = async (...asked) => {
  const answer = await fetchTransport(...asked);
  queueMicrotask(() => changed());
  return answer;
};

window.bench = bench;
