/** A tablet on real IndexedDB (only in a browser), in the hands of one person, holding rows as the server sent them. */
import type { RowImage } from '../../src/domain/change';
import type { Day } from '../../src/domain/day';
import type { Device } from '../../src/storage/device';
import { CacheDatabase, DexieCache } from '../../src/storage/dexie-cache';
import { DexieWords } from '../../src/storage/dexie-words';
import { WordsDatabase } from '../../src/storage/words-database';
import { materialiser } from '../../src/storage/materialise';
import { planId, todayOfPlan } from './plan';

let tablets = 0;

interface TabletOptions {
  readonly user: string;
  readonly rows: readonly RowImage[];
  readonly today?: Day;
  /** Device time in ms; noon of `today` in Buenos Aires unless told. */
  readonly now?: () => number;
  /** Databases of its own unless two tests want to share them. */
  readonly name?: string;
}

/** Its databases are new each time: `user` is kept for permissions, the names differ. */
export const tabletOf = async ({ user, rows, today = todayOfPlan, now, name }: TabletOptions): Promise<Device> => {
  tablets += 1;
  const own = name ?? `${user}-${Date.now()}-${tablets}`;
  const words = new DexieWords(new WordsDatabase(own));
  const cache = new DexieCache(new CacheDatabase(own, planId));
  const device: Device = {
    words,
    cache,
    show: materialiser(words, cache),
    id: `device-${own}`,
    app: '0.1.0',
    user,
    plan: planId,
    now: now ?? (() => Date.parse(`${today}T15:00:00Z`)),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    today: () => today,
  };
  await device.cache.transact((transaction) => transaction.putRows(rows));
  return device;
};

/** Takes its databases away, once it shows nothing any more: a page that is left in the next test would give that up. */
export const forgetTablet = async (device: Device): Promise<void> => {
  await device.show([]).catch(() => undefined);
  await Promise.all([device.words.database.delete(), device.cache.database.delete()]);
};
