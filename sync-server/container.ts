/** Everything the server is made of, opened in order and closed in the opposite one. The modules meet here and in app.ts only. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pino, type Logger } from 'pino';
import { dayAt } from '../src/domain/day';
import { isOnTls, type Config } from './config';
import { openDatabase, type EmbeddedDatabase } from './database/open';
import { sqliteChangeLogStore } from './database/sqlite-change-log-store';
import type { Rate } from './http/rate-limit';
import { openAccounts, type Accounts } from './modules/accounts/accounts';
import { authSecretIn } from './modules/accounts/auth-secret';
import { tellAfterCommit } from './modules/sync/after-commit';
import type { Random } from './modules/sync/append-draft';
import type { ChangeLogStore } from './modules/sync/change-log-store';
import { openEvents, type Events } from './modules/sync/events';
import { plansOfPerson } from './modules/sync/exchange';
import { peopleOfPlans } from './people-of-plans';
import { loadDemonstration } from './plans/load-demonstration';
import { planWriterOf } from './write-plans';

/** Put in by the build; tests and development run the sources. */
const version = typeof __APP_VERSION__ === 'undefined' ? 'unbuilt' : __APP_VERSION__;

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
  readonly database: EmbeddedDatabase;
  /** Every write that moves a plan's head is told to whoever listens. */
  readonly store: ChangeLogStore;
  readonly events: Events;
  readonly accounts: Accounts;
  readonly close: () => Promise<void>;
}

export const openContainer = async ({ config, now = Date.now, limits = usualLimits, heartbeatMs, onDiskFailure }: ContainerOptions): Promise<Container> => {
  const log = pino({ level: config.logLevel, base: null });
  const random: Random = (bytes) => randomBytes(bytes);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const database = await openDatabase(path.join(config.dataDir, 'bitacora.db'), now());
  const changeLog = sqliteChangeLogStore(database, (error) => {
    log.error({ code: (error as NodeJS.ErrnoException).code }, 'the disk failed a write');
    onDiskFailure?.(error);
  });
  const events = openEvents({ plansOf: (user) => plansOfPerson(changeLog, user), isSignedIn: (visitor) => accounts.isSignedIn(visitor), now, ...(heartbeatMs === undefined ? {} : { heartbeatMs }) });
  const store = tellAfterCommit(changeLog, ({ plan, head }) => events.poke(plan, head));
  const people = peopleOfPlans({ store, timeZone: planTimeZone, now, random });
  const accounts: Accounts = await openAccounts({
    database: database.writer,
    secret: config.authSecret ?? authSecretIn(config.dataDir),
    origin: config.publicUrl ?? `http://localhost:${config.port}`,
    demo: config.demo,
    attempts: limits.signIn,
    people,
    onEnded: events.end,
    now,
    log,
  });
  if (config.demo && (await store.plans()).length === 0) {
    const writer = planWriterOf({ store, by: 'demonstration', now, random });
    await loadDemonstration({ writer, makeAccount: accounts.demo.makeAccount, today: dayAt(now(), planTimeZone) });
    log.info('the demonstration was loaded');
  }
  const close = async (): Promise<void> => {
    events.stop();
    await store.close();
    database.close();
  };
  return { config, log, now, random, limits, onTls: isOnTls(config), version, startedAt: now(), database, store, events, accounts, close };
};
