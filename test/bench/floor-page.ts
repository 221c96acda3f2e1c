/** The least work that could do the job on a device: raw IndexedDB, one compressed answer. What our own numbers are compared with. */
import type { BenchRecord } from './record-mapping';

const finished = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

let database: IDBDatabase;
let seq = 0;
let changed = (): void => undefined;
const dirty = new Set<string>();

const take = async ({ rows, seq: upTo }: { readonly rows: readonly BenchRecord[]; readonly seq: number }): Promise<void> => {
  const transaction = database.transaction(['records', 'meta'], 'readwrite', { durability: 'strict' });
  for (const row of rows) transaction.objectStore('records').put(row);
  transaction.objectStore('meta').put(upTo, 'seq');
  transaction.commit();
  await committed(transaction);
  seq = upTo;
  changed();
};

const ask = async (wait: string): Promise<void> => {
  const answer = await fetch(`/floor/since?seq=${seq}${wait}`);
  if (answer.status === 200) await take(await answer.json());
};

const stayConnected = async (): Promise<void> => {
  for (;;) await ask('&wait');
};

window.bench = {
  open: async () => {
    const opening = indexedDB.open('floor', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('records', { keyPath: 'id' }).createIndex('parent', 'parent');
      opening.result.createObjectStore('meta');
    };
    database = await finished(opening);
    seq = (await finished(database.transaction('meta').objectStore('meta').get('seq'))) ?? 0;
  },
  firstSync: () => ask(''),
  catchUp: () => ask(''),
  count: () => finished(database.transaction('records').objectStore('records').count()),
  query: (parent) => finished(database.transaction('records').objectStore('records').index('parent').getAll(parent)),
  get: (id) => finished(database.transaction('records').objectStore('records').get(id)),
  write: async (record) => {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.objectStore('records').put(record);
    transaction.commit();
    await committed(transaction);
    dirty.add(record.id);
  },
  drain: async () => {
    const store = database.transaction('records').objectStore('records');
    const records = await Promise.all([...dirty].map((id) => finished(store.get(id))));
    await fetch('/floor/push', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(records) });
    dirty.clear();
  },
  settle: async () => undefined,
  goOnline: async () => void stayConnected(),
  onChange: (listener) => {
    changed = listener;
  },
} satisfies Window['bench'];
