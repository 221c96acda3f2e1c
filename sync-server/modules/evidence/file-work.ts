/** The work on files, done one after another beside the answering of requests. */
import { BlobStoreAway } from '../../blob-store/blob-store';
import type { EvidenceParts } from './evidence-parts';
import { receiveOne, scanStateOf } from './receive-files';
import { tidyUp } from './tidy-up';

export interface FileWork {
  /** Something came. Returns at once. */
  readonly wake: () => void;
  /** Waits until nothing is left that can be done now. */
  readonly settled: () => Promise<void>;
  /** What is in hand is ended first. */
  readonly stop: () => Promise<void>;
}

const lookEveryMs = 15_000;
const tidyEveryMs = 6 * 3_600_000;
const rescannedAtOnce = 50;

/** `isServing`: looks by itself for what is to be done; a command that visits the house leaves that to the server. */
export const openFileWork = (parts: EvidenceParts, isServing: boolean): FileWork => {
  const { log, store, copies } = parts;
  let going: Promise<void> = Promise.resolve();
  let isStopped = false;
  let isAsked = false;
  const look = (): void => {
    if (isStopped || isAsked) return;
    isAsked = true;
    going = going.then(async () => {
      isAsked = false;
      await workOn(parts, () => isStopped);
    }).catch((error: unknown) => {
      if (!(error instanceof BlobStoreAway)) log.error({ code: (error as NodeJS.ErrnoException).code, at: (error as Error).stack?.split('\n')[1] }, 'the work on files failed');
    });
  };
  const tidy = (): void => {
    going = going.then(async () => void (await tidyUp(parts))).catch((error: unknown) => {
      if (!(error instanceof BlobStoreAway)) log.error({ code: (error as NodeJS.ErrnoException).code }, 'old files could not be looked for');
    });
  };
  const looking = isServing && setInterval(() => {
    if (store.isAway()) void store.probe();
    look();
  }, lookEveryMs).unref();
  const tidying = isServing && setInterval(tidy, tidyEveryMs).unref();
  if (isServing) look();
  return {
    wake: look,
    settled: async () => {
      look();
      await going;
    },
    stop: async () => {
      isStopped = true;
      if (looking) clearInterval(looking);
      if (tidying) clearInterval(tidying);
      await going;
      await copies.stop();
    },
  };
};

const workOn = async (parts: EvidenceParts, isStopped: () => boolean): Promise<void> => {
  while (!isStopped() && (await receiveOne(parts))) continue;
  if (!isStopped()) await scanAgain(parts, isStopped);
};

/** What came while the scanner was away. */
const scanAgain = async ({ files, store, scanner, plans, now }: EvidenceParts, isStopped: () => boolean): Promise<void> => {
  if (!scanner) return;
  for (const file of await files.unscanned(rescannedAtOnce)) {
    if (isStopped()) return;
    const found = await store.read(file.sha256);
    const verdict = found ? await scanner.scan(found.content) : 'away';
    if (verdict === 'away') return;
    await plans.scanned(file.plan, file, scanStateOf(verdict));
    await files.keep(file.id, verdict, now());
  }
};
