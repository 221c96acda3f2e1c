/** The real storage and courier behind the benchmark's own interface: what a page of Bitácora does, without its screens. */
import Dexie from 'dexie';
import { seenOf } from '../../src/domain/apply-operation';
import { rowKeyText, type Writers } from '../../src/domain/change';
import type { ChangeId } from '../../src/domain/ids';
import type { Person } from '../../src/domain/permissions';
import { CacheDatabase, DexieCache } from '../../src/storage/dexie-cache';
import { DexieWords } from '../../src/storage/dexie-words';
import { WordsDatabase } from '../../src/storage/words-database';
import { materialiseAll, materialiser } from '../../src/storage/materialise';
import { write, type WritingDevice } from '../../src/storage/write';
import { startLoop, type Loop } from '../../src/sync/loop';
import { listenForPokes } from '../../src/sync/pokes';
import { useCourierStatus } from '../../src/sync/status';
import { fetchTransport, type Transport } from '../../src/sync/transport';
import type { Bench } from './bench';
import { editedFields, fieldsToRecord, type BenchRecord } from './record-mapping';

/** What the comparison with other products asks beyond our own measurements. */
interface PeerBench {
  readonly goOffline: () => Promise<void>;
  /** Resolves when everything that was written here is confirmed. */
  readonly allAcked: () => Promise<void>;
}

const plan = 'bench';
const user = 'bench';
const app = 'bench';
const today = '2026-11-23';
const person: Person = { user, memberships: [{ id: 'm', person: user, name: user, organization: 'o', role: 'coordination', from: '2020-01-01' }] };

let words: DexieWords;
let cache: DexieCache;
let device: WritingDevice;
let online: { readonly loop: Loop; readonly deaf: () => void } | undefined;
/** As a screen does: who wrote what it shows is known when the person begins to type. */
const shown = new Map<string, Writers>();
/** Written here, and the server has not said yet what became of it. */
const untold = new Set<ChangeId>();
let allTold = (): void => undefined;

const open = async (): Promise<void> => {
  words = new DexieWords(new WordsDatabase(user));
  cache = new DexieCache(new CacheDatabase(user, plan));
  const show = materialiser(words, cache);
  device = { words, cache, id: 'bench-device', app, now: Date.now, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)), show };
  await materialiseAll(words, cache, { words: words.database.open(), cache: cache.database.openOrRenew() });
};

/** The product's own, which also hears when the server has everything. */
const listeningTransport: Transport = async (...asked) => {
  const answer = await fetchTransport(...asked);
  if (answer.kind === 'answer') for (const { id } of answer.response.outcomes) untold.delete(id);
  if (untold.size === 0) allTold();
  return answer;
};

const startCourier = (): Loop =>
  startLoop({ words, cache, transport: listeningTransport, plan, user, device: device.id, app, now: Date.now, chance: Math.random, persisted: async () => null });

/** The courier goes until it rests. */
const untilUpToDate = async (): Promise<void> => {
  const rested = new Promise<void>((resolve) => {
    const unsubscribe = useCourierStatus.subscribe(({ exchanging }, before) => {
      if (exchanging || !before.exchanging) return;
      unsubscribe();
      resolve();
    });
  });
  const loop = startCourier();
  await rested;
  loop.stop();
  const { connection } = useCourierStatus.getState();
  if (connection !== 'reached') throw new Error(`the server answered ${connection}`);
};

let settled = Promise.resolve();

const bench: Bench & PeerBench = {
  open,
  firstSync: untilUpToDate,
  catchUp: untilUpToDate,
  count: async () => (await cache.database.ofKind('milestone')).length,
  query: async (parent: string): Promise<readonly BenchRecord[]> =>
    (await cache.database.belongingTo('milestone', 'commitment', parent)).map((row) => fieldsToRecord(row.id, row.fields)),
  get: async (id: string): Promise<BenchRecord | undefined> => {
    const row = await cache.database.rows.get(rowKeyText({ entity: 'milestone', id }));
    if (row) shown.set(id, row.writers);
    return row && fieldsToRecord(row.id, row.fields);
  },
  write: async (record: BenchRecord): Promise<void> => {
    const set = editedFields(record);
    const seen = seenOf('milestone', shown.get(record.id), set);
    const written = await write(device, { kind: 'edit', operations: [{ entity: 'milestone', id: record.id, act: 'patch', set, seen }] }, { person, today });
    if (!written.accepted) throw new Error(written.refusal.why);
    untold.add(written.value.change.id);
  },
  drain: async (): Promise<void> => {
    const told = new Promise<void>((resolve) => (allTold = resolve));
    settled = untilUpToDate();
    await Promise.race([told, settled.then(() => untold.size > 0 && Promise.reject(new Error('something was not sent')))]);
  },
  settle: async (): Promise<void> => {
    await settled;
    if ((await words.unsent(1)).length > 0) throw new Error('something was not confirmed');
  },
  goOnline: async (): Promise<void> => {
    const loop = startCourier();
    online = { loop, deaf: listenForPokes(() => loop.wake()) };
  },
  allAcked: async (): Promise<void> => {
    let moved = nextChange();
    for (; (await words.unsent(1)).length > 0; moved = nextChange()) await moved;
  },
  goOffline: async (): Promise<void> => {
    online?.loop.stop();
    online?.deaf();
    online = undefined;
  },
  // As screens learn of it.
  onChange: (listener: () => void): void => Dexie.on('storagemutated', listener),
};

const nextChange = (): Promise<void> =>
  new Promise((resolve) => {
    const once = (): void => {
      Dexie.on.storagemutated.unsubscribe(once);
      resolve();
    };
    Dexie.on('storagemutated', once);
  });

window.bench = bench;
