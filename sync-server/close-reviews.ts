/**
 * Publishes the reviews whose area did not answer in time. Nobody is asked for it: whoever could forget it could hold a verdict back.
 * What is owed is read from the reviews, so a server that stops in between goes on where it was, and two of them write it once.
 */
import type { Logger } from 'pino';
import type { RowOperation } from '../src/domain/change';
import { dayAt, type Day } from '../src/domain/day';
import { closedReviews, reviewPublicationRows } from '../src/domain/decide-review-publication';
import { isReplyOver } from '../src/domain/review';
import { recordOf } from '../src/domain/rows';
import type { Random } from './modules/sync/append-draft';
import type { ChangeLogStore, ChangeLogView } from './modules/sync/change-log-store';
import { appendServerChange } from './modules/sync/server-change';
import { rowsAround } from './rows-around';

export interface ReviewClosing {
  readonly store: ChangeLogStore;
  readonly timeZone: string;
  readonly now: () => number;
  readonly random: Random;
  readonly log: Logger;
}

export interface ClosingReviews {
  /** Waits for what is being written. */
  readonly stop: () => Promise<void>;
}

const everyMs = 15 * 60_000;

/** Looks at once, and again every quarter of an hour. */
export const openReviewClosing = (parts: ReviewClosing): ClosingReviews => {
  let going = Promise.resolve();
  const look = (): void => {
    going = going.then(() => closeReviews(parts)).catch((error: unknown) => parts.log.error({ code: (error as NodeJS.ErrnoException).code }, 'reviews could not be looked through'));
  };
  const again = setInterval(look, everyMs).unref();
  look();
  return {
    stop: async () => {
      clearInterval(again);
      await going;
    },
  };
};

/** Of every plan, the reviews whose time to answer is over today. */
export const closeReviews = async ({ store, timeZone, now, random }: Omit<ReviewClosing, 'log'>): Promise<void> => {
  const today = dayAt(now(), timeZone);
  for (const plan of await store.plans()) {
    if ((await store.read(plan, (log) => operationsOn(log, today))).length === 0) continue;
    await appendServerChange({ store, plan, by: 'reviews', now: now(), random }, { kind: 'review.close', operations: (log) => operationsOn(log, today) });
  }
};

const operationsOn = async (log: ChangeLogView, today: Day): Promise<readonly RowOperation[]> => {
  const waiting = (await log.rowsOf('review', { field: 'state', text: 'replyWindow' })).flatMap((row) => recordOf('review', row) ?? []);
  const over = waiting.filter((review) => isReplyOver(review, today));
  return closedReviews(over, { today, row: await rowsAround(log, (row) => over.flatMap(({ id }) => reviewPublicationRows(id, row))) });
};
