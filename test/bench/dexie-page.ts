/** Dexie alone, with one database of one store: what is left of the time to open again once everything of ours is taken away. */
import Dexie, { type Table } from 'dexie';
import type { BenchRecord } from './record-mapping';

const database = new Dexie('alone') as Dexie & { readonly records: Table<BenchRecord, string> };
database.version(1).stores({ records: 'id, parent' });

const absent = (): never => {
  throw new Error('the page of Dexie alone only opens and reads');
};

window.bench = {
  open: async () => void (await database.open()),
  firstSync: async () => {
    const { rows } = (await (await fetch('/floor/since?seq=0')).json()) as { readonly rows: readonly BenchRecord[] };
    await database.records.bulkPut(rows);
  },
  query: (parent) => database.records.where('parent').equals(parent).toArray(),
  count: () => database.records.count(),
  get: (id) => database.records.get(id),
  catchUp: absent,
  write: absent,
  drain: absent,
  settle: absent,
  goOnline: absent,
  onChange: absent,
} satisfies Window['bench'];
