/** Opens what this device keeps of one person and one plan. */
import { dayAt } from '../domain/day';
import { nameByChance } from '../domain/ids';
import { timeZone } from '../language/dates';
import { forgetBytes } from '../storage/blobs/bytes-keeper';
import { bytesOwner } from '../storage/blobs/bytes-owner';
import { CacheDatabase, DexieCache } from '../storage/dexie-cache';
import { DexieWords } from '../storage/dexie-words';
import { WordsDatabase } from '../storage/words-database';
import type { Device } from '../storage/device';
import { finishLeftActs } from '../storage/record';
import { forgetLeftActs } from '../storage/left-acts';
import { forgetAllLeft, takeInLeft } from '../storage/left-drafts';
import { materialiseAll, materialiser } from '../storage/materialise';
import { takeAway } from '../storage/open-connection';
import { forgetPack } from '../storage/review-pack';
import { forgetShares } from '../storage/shared/shares-here';
import { randomBytes } from './chance';
import { keepHere, keptHere } from './kept-here';
import { appVersion } from './version';

export interface OpenedDevice {
  readonly device: Device;
  /** The browser deleted the words that were kept since then (ms), and nobody has been told yet. */
  readonly lostSince: number | undefined;
  /** The person has read that. */
  readonly acknowledgeLoss: () => Promise<void>;
}

/** Throws when the browser cannot open its databases, a NewerDatabase where the words are a newer app's; then nothing may be shown as if it were all there is. */
export const buildDevice = async ({ user, plan }: { readonly user: string; readonly plan: string }): Promise<OpenedDevice> => {
  const owner = `${user}:${plan}`;
  const words = new DexieWords(new WordsDatabase(owner));
  const cache = new DexieCache(new CacheDatabase(user, plan));
  const opening = { words: words.database.open(), cache: cache.database.openOrRenew() };
  const facts = opening.words.then(() => Promise.all([findLoss(words, owner), deviceId(words), takeInLeft(words.database)]));
  // A crash may have left rows half-way: they heal before anybody reads them.
  const [[lostSince, id]] = await Promise.all([facts, materialiseAll(words, cache, opening)]);
  const device: Device = {
    words,
    cache,
    user,
    plan,
    id,
    app: appVersion,
    now: Date.now,
    today: () => dayAt(Date.now(), timeZone),
    random: randomBytes,
    show: materialiser(words, cache),
  };
  await finishLeftActs(device);
  return { device, lostSince, acknowledgeLoss: () => words.database.meta.delete('lostSince') };
};

/** Takes everything of one person and plan off this device, as they asked; it leaves no mark that would be taken for a loss. */
export const forgetDevice = async ({ words, cache, user, plan }: Device): Promise<void> => {
  keepHere(markOf(`${user}:${plan}`), undefined);
  forgetAllLeft(words.database.name);
  forgetLeftActs(words.database.name);
  await Promise.all([takeAway(words.database), takeAway(cache.database), forgetBytes(bytesOwner(words.database)), forgetShares({ user, plan }), forgetPack({ user, plan })]);
};

const markOf = (owner: string): string => `words.${owner}`;

/**
 * The browser may delete its databases (a full disk, an iPad that was not used for a week) and leave the small marks,
 * or the other way round. A mark without its database is evidence, and stays until the person has read it.
 */
const findLoss = async ({ database: { meta } }: DexieWords, owner: string): Promise<number | undefined> => {
  const mark = markOf(owner);
  const [born, lost] = await meta.bulkGet(['bornAt', 'lostSince']);
  if (born) return lost?.value as number | undefined;
  const bornAt = Date.now();
  const marked = Number(keptHere(mark)) || undefined;
  await meta.bulkPut([{ key: 'bornAt', value: bornAt }, ...(marked === undefined ? [] : [{ key: 'lostSince', value: marked }])]);
  keepHere(mark, String(bornAt));
  return marked;
};

/** Made once for this browser and kept twice; correctness never depends on it. */
const deviceId = async ({ database: { meta } }: DexieWords): Promise<string> => {
  const stored = (await meta.get('device'))?.value as string | undefined;
  const id = keptHere('device') ?? stored ?? nameByChance(randomBytes(16));
  keepHere('device', id);
  if (stored !== id) await meta.put({ key: 'device', value: id });
  return id;
};
