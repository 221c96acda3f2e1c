/** Everything the server is made of, opened in order and closed in the opposite one. The modules meet here and in app.ts only. */
import path from 'node:path';
import { pino, type Logger } from 'pino';
import { dayAt } from '../src/domain/day';
import { isOnTls, type Config } from './config';
import type { DataUse } from './database/data-lock';
import type { Rate } from './http/rate-limit';
import { openKept, type Kept } from './kept';
import { openAccounts, type Accounts } from './modules/accounts/accounts';
import { openLetters, type Letters } from './modules/letters/letters';
import { mailServer } from './modules/letters/mail-server';
import { tellAfterCommit } from './modules/sync/after-commit';
import type { Random } from './modules/sync/append-draft';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import { openEvents, type Events } from './modules/sync/events';
import { plansOfPerson } from './modules/sync/exchange';
import { openReviewClosing, type ClosingReviews } from './close-reviews';
import { evidenceOfPlans } from './evidence-of-plans';
import { lettersOwed } from './letters-of-plans';
import type { NewsLine } from './news';
import { openBlobStore, openEvidence, type EvidenceRooms } from './open-evidence';
import { peopleOfPlans } from './people-of-plans';
import { keepReleasedAssets } from './released-assets';
import { keepDemonstrationFiles } from './keep-demonstration-files';
import { loadDemonstration } from './plans/load-demonstration';
import { version } from './version';
import { pooledRandom } from './pooled-random';
import { planWriterOf } from './write-plans';

/** The plan's days begin and end here. */
export const planTimeZone = 'America/Argentina/Buenos_Aires';

export interface Limits {
  readonly session: Rate;
  readonly address: Rate;
  readonly signIn: { readonly account: Rate; readonly address: Rate };
}

/** Generous to a workshop whose tablets share one address, hopeless for whoever guesses. */
const usualLimits: Limits = {
  session: { burst: 600, perMinute: 600 },
  address: { burst: 600, perMinute: 300 },
  signIn: { account: { burst: 10, perMinute: 2 }, address: { burst: 120, perMinute: 30 } },
};

export interface ContainerOptions {
  readonly config: Config;
  /** Only one server at a time; commands visit. */
  readonly use?: DataUse;
  readonly now?: () => number;
  readonly limits?: Limits;
  /** Of the stream of pokes. */
  readonly heartbeatMs?: number;
  /** The disk failed a write: nothing more will be written until a restart reads again what it holds. */
  readonly onDiskFailure?: (error: Error) => void;
}

export interface Container {
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => number;
  readonly random: Random;
  readonly limits: Limits;
  readonly onTls: boolean;
  readonly version: string;
  readonly startedAt: number;
  readonly kept: Kept;
  /** Every write that moves a plan's head is told to whoever listens. */
  readonly store: ChangeLogStore;
  readonly events: Events;
  readonly accounts: Accounts;
  readonly evidence: EvidenceRooms;
  /** Signs what the house hands out: sessions, the codes of meetings. */
  readonly secret: string;
  /** The folder of the parts of former releases; undefined where the disk refused to keep them. */
  readonly releasedAssets: string | undefined;
  readonly close: () => Promise<void>;
}

/** Opens the database and everything on it. Rejects with a DataRefusal, or with what the disk says; then nothing is held. */
export const openContainer = async (options: ContainerOptions): Promise<Container> => {
  const { config, use = 'visit', now = Date.now, onDiskFailure } = options;
  const log = pino({ level: config.logLevel, base: null });
  const failed = (what: string) => (error: Error): void => log.error({ code: (error as NodeJS.ErrnoException).code }, what);
  const kept = await openKept({
    config,
    use,
    now: now(),
    onLost: failed('a connection to the database was lost'),
    onDiskFailure: (error) => {
      failed('the disk failed a write')(error);
      onDiskFailure?.(error);
    },
  });
  try {
    return await containerOn(kept, log, options);
  } catch (error) {
    await kept.close();
    throw error;
  }
};

const containerOn = async (kept: Kept, log: Logger, { config, use = 'visit', now = Date.now, limits = usualLimits, heartbeatMs }: ContainerOptions): Promise<Container> => {
  const random: Random = pooledRandom();
  const events = openEvents({ plansOf: (user) => plansOfPerson(kept.store, user), isSignedIn: (visitor) => accounts.isSignedIn(visitor), now, ...(heartbeatMs === undefined ? {} : { heartbeatMs }) });
  const news = await newsFor(kept, events);
  let letters: Letters | undefined;
  let evidence: EvidenceRooms | undefined;
  let reviews: ClosingReviews | undefined;
  const store = tellAfterCommit(kept.store, ({ plan, head }) => {
    letters?.wake();
    events.poke(plan, head);
    news.tell({ kind: 'poke', plan, head });
  });
  const people = peopleOfPlans({ store, timeZone: planTimeZone, now, random });
  let secret = '';
  const start = async (): Promise<Accounts> => {
    secret = config.authSecret ?? (await kept.authSecret());
    const opened = await openAccounts({
      database: kept.accounts,
      secret,
      origin: config.publicUrl ?? `http://localhost:${config.port}`,
      demo: config.demo,
      attempts: limits.signIn,
      people,
      onEnded: (ended) => {
        events.end(ended);
        news.tell({ kind: 'ended', ...ended });
      },
      now,
      log,
    });
    if (config.demo && (await store.plans()).length === 0) {
      const writer = planWriterOf({ store, by: 'demonstration', now, random });
      // Before the rows that name them: a start that is killed here begins anew.
      await keepDemonstrationFiles(openBlobStore(config)).catch((error: unknown) => log.error({ code: (error as NodeJS.ErrnoException).code }, 'the store did not take the files of the demonstration'));
      await loadDemonstration({ writer, makeAccount: opened.demo.makeAccount, today: dayAt(now(), planTimeZone) });
      log.info('the demonstration was loaded');
    }
    return opened;
  };
  const close = async (): Promise<void> => {
    await letters?.stop();
    await reviews?.stop();
    await evidence?.stop();
    events.stop();
    await store.close();
    await news.close();
    await kept.close();
  };
  const accounts: Accounts = await kept.alone(start).catch(async (error: unknown) => {
    events.stop();
    await news.close();
    throw error;
  });
  evidence = openEvidence({ config, kept, plans: evidenceOfPlans({ store, timeZone: planTimeZone, now, random }), secret, isServing: use === 'serve', now, log });
  reviews = use === 'serve' ? openReviewClosing({ store, timeZone: planTimeZone, now, random, log }) : undefined;
  letters = lettersFor({ config, kept, store, accounts, now, log });
  return { config, log, now, random, limits, onTls: isOnTls(config), version, startedAt: now(), kept, store, events, accounts, evidence, secret, releasedAssets: assetsKept({ config, log, now }), close };
};

/** Nothing where no mail server was configured. */
const lettersFor = ({ config: { mail, publicUrl }, kept, store, accounts, now, log }: Pick<Container, 'config' | 'kept' | 'store' | 'accounts' | 'now' | 'log'>): Letters | undefined =>
  mail &&
  openLetters({
    database: kept.accounts,
    owed: () => lettersOwed({ store, emailOf: accounts.emailOf, today: dayAt(now(), planTimeZone), origin: publicUrl ?? '' }),
    send: mailServer(mail),
    now,
    log,
  });

/** What other servers of the same database tell reaches whoever listens here; after a cut, that there may be something new. */
const newsFor = (kept: Kept, events: Events): Promise<NewsLine> =>
  kept.news({
    hear: (news) => (news.kind === 'poke' ? events.poke(news.plan, news.head) : events.end(news)),
    missed: () => void pokeAll(kept, events).catch(() => undefined),
  });

const pokeAll = async ({ store }: Kept, events: Events): Promise<void> => {
  for (const plan of await store.plans()) events.poke(plan, (await store.read(plan, (log) => log.head()))?.seq ?? 0);
};

/** A page that asks for a part of a former release can be opened anew; a server that does not start helps nobody. */
const assetsKept = ({ config, log, now }: Pick<Container, 'config' | 'log' | 'now'>): string | undefined => {
  try {
    return keepReleasedAssets({ appDir: path.join(config.builtDir, 'app'), dataDir: config.dataDir, now: now() });
  } catch (error) {
    log.error({ code: (error as NodeJS.ErrnoException).code }, 'the parts of former releases could not be kept');
    return undefined;
  }
};
