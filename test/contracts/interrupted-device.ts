/** A tablet whose every transaction may be the last: nothing that was called saved is lost, and starting again heals. */
import { describe, expect, test } from 'vitest';
import type { RowOperation } from '../../src/domain/change';
import type { CacheStore } from '../../src/storage/cache-store';
import { baseOf, foldRow, materialise, materialiseAll } from '../../src/storage/materialise';
import type { WordsStore } from '../../src/storage/words-store';
import { write, type WritingDevice } from '../../src/storage/write';
import { apply } from '../../src/sync/apply';
import { nextRequest } from '../../src/sync/exchange';
import { personNamed } from '../builders/change';
import { planRows, todayOfPlan } from '../builders/plan';
import { LittleServer } from '../doubles/little-server';

interface Stores {
  readonly words: WordsStore;
  readonly cache: CacheStore;
}

export interface KeptStores extends Stores {
  readonly discard: () => Promise<void>;
}

class Aborted extends Error {}

/** The same stores, of which the k-th transaction is aborted after all its work. */
const abortingAt = ({ words, cache }: Stores, k: number): Stores & { readonly happened: () => boolean } => {
  let count = 0;
  const dying = async <Value>(value: Promise<Value>): Promise<Value> => {
    const done = await value;
    count += 1;
    if (count === k) throw new Aborted('aborted');
    return done;
  };
  return {
    words: { transact: (work) => words.transact((transaction) => dying(work(transaction))), noteSeen: (next, time) => words.noteSeen(next, time), transactLeaving: (work) => words.transactLeaving((transaction) => dying(work(transaction))), add: (entry) => words.transact((transaction) => dying(transaction.addEntry(entry))), orders: () => words.orders(), waiting: (wanted) => words.waiting(wanted), pending: (rows) => words.pending(rows), unsent: (limit, after) => words.unsent(limit, after), seenHeads: () => words.seenHeads(), offeredUpTo: () => words.offeredUpTo() },
    cache: { transact: (work) => cache.transact((transaction) => dying(work(transaction))), cursor: () => cache.cursor(), replacementAgreed: () => cache.replacementAgreed(), rows: (keys) => cache.rows(keys), rowsOnce: (keys) => cache.rowsOnce(keys), pendingKeys: (entities) => cache.pendingKeys(entities) },
    happened: () => count >= k,
  };
};

const key = { entity: 'milestone', id: 'c-11-m6' };
const person = personNamed('martin');

const deviceOn = ({ words, cache }: Stores): WritingDevice => {
  let chance = 0;
  return { words, cache, id: 'tablet', app: 'test', now: () => 1_000_000, random: (bytes) => new Uint8Array(bytes).fill((chance += 1)), show: (rows) => materialise(words, cache, rows) };
};

const unlessAborted = async (work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Aborted)) throw error;
  }
};

/** Writes a text over what is seen; the id of the change if it may be called saved. */
const writeText = async (stores: Stores, device: WritingDevice, es: string): Promise<string | undefined> => {
  const [row] = await stores.cache.rows([key]);
  let saved: string | undefined;
  await unlessAborted(async () => {
    const operation: RowOperation = { ...key, act: 'patch', set: { text: { es } }, seen: { wording: row?.writers['wording'] ?? null } };
    const written = await write(device, { kind: 'edit', operations: [operation] }, { person, today: todayOfPlan });
    if (!written.accepted) throw new Error(written.refusal.why);
    saved = written.value.change.id;
    await written.value.visible;
  });
  return saved;
};

const exchangeOnce = async (stores: Stores, server: LittleServer): Promise<void> => {
  const { request } = await nextRequest({ ...stores, user: 'lucia', device: 'tablet', app: 'test', now: 1_000_000, persisted: null });
  await apply(server.answer(request, person, todayOfPlan), { ...stores, sent: request.cursor, now: 1_000_000 });
};

const expectFolded = async ({ words, cache }: Stores): Promise<void> => {
  const [row] = await cache.rows([key]);
  expect(row).toEqual(foldRow(key, baseOf(row), await words.pending(['milestone/c-11-m6'])));
};

/** Every step of two writes, an exchange and a third write, with the k-th transaction aborted; false when there is no k-th. */
const walkWithout = async (k: number, stores: Stores): Promise<boolean> => {
  const server = new LittleServer(planRows());
  await exchangeOnce(stores, server);
  const dying = abortingAt(stores, k);
  const device = deviceOn(dying);
  const saved = [await writeText(stores, device, 'uno'), await writeText(stores, device, 'dos')];
  await unlessAborted(() => exchangeOnce(dying, server));
  saved.push(await writeText(stores, device, 'tres'));
  await unlessAborted(() => exchangeOnce(dying, server));

  await materialiseAll(stores.words, stores.cache);
  await expectFolded(stores);
  for (let round = 0; round < 5; round += 1) await exchangeOnce(stores, server);
  expect(await stores.words.pending()).toEqual([]);
  for (const id of saved) {
    if (id === undefined) continue;
    const attention = await stores.words.transact((transaction) => transaction.attention(id));
    expect(server.outcomes.get(id)?.end === 'applied' || attention?.change.id === id, `${id} is neither with the server nor in attention`).toBe(true);
  }
  const [row] = await stores.cache.rows([key]);
  expect(row?.fields).toEqual(server.rows.get('milestone/c-11-m6')?.fields);
  expect(row?.pending).toBeUndefined();
  return dying.happened();
};

export const interruptedDeviceContract = (name: string, make: () => Promise<KeptStores>): void => {
  // A store that keeps its word at the second try does not keep it.
  describe(`a tablet on ${name} that dies in a transaction`, { retry: 0 }, () => {
    test('loses nothing that it called saved, whichever transaction it was', { timeout: 60_000 }, async () => {
      let k = 1;
      for (; k < 100; k += 1) {
        const { discard, ...stores } = await make();
        const happened = await walkWithout(k, stores);
        await discard();
        if (!happened) break;
      }
      // Two databases, three writes, two exchanges: fewer transactions would mean that steps were left out.
      expect(k).toBeGreaterThan(10);
      expect(k).toBeLessThan(100);
    });

    test('shows after its start what a crash kept it from showing', async () => {
      const { discard, ...stores } = await make();
      await exchangeOnce(stores, new LittleServer(planRows()));
      const dying = abortingAt(stores, 2);
      expect(await writeText(stores, deviceOn(dying), 'guardado y no mostrado')).toBeDefined();
      const before = (await stores.cache.rows([key]))[0];
      expect(before?.fields['text']).not.toEqual({ es: 'guardado y no mostrado' });
      await materialiseAll(stores.words, stores.cache);
      expect((await stores.cache.rows([key]))[0]?.fields['text']).toEqual({ es: 'guardado y no mostrado' });
      await discard();
    });

    test('says nothing is saved when the words themselves could not be kept', async () => {
      const { discard, ...stores } = await make();
      await exchangeOnce(stores, new LittleServer(planRows()));
      expect(await writeText(stores, deviceOn(abortingAt(stores, 1)), 'perdido')).toBeUndefined();
      expect(await stores.words.pending()).toEqual([]);
      await discard();
    });
  });
};
