/** Secret addresses of calendars: one per person, kept as its hash; a new one ends the former. */
import { createHash, randomBytes } from 'node:crypto';
import type { UserId } from '../../../src/domain/ids';
import type { AccountDatabase } from '../../database/account-database';

export interface CalendarFeed {
  readonly user: UserId;
  readonly locale: 'es' | 'en';
}

export interface CalendarFeeds {
  /** Answers with the token, once: nobody can read it again. */
  readonly make: (feed: CalendarFeed) => Promise<string>;
  readonly end: (user: UserId) => Promise<void>;
  /** When the person made theirs, ms since 1970; undefined where they have none. */
  readonly madeAt: (user: UserId) => Promise<number | undefined>;
  /** Undefined for a token that was ended or never was. */
  readonly find: (token: string) => Promise<CalendarFeed | undefined>;
}

export const calendarFeeds = ({ kysely, whole }: AccountDatabase, now: () => number): CalendarFeeds => ({
  make: async ({ user, locale }) => {
    const token = randomBytes(32).toString('base64url');
    await whole(async (inside) => {
      const made = { token_hash: hashOf(token), locale, created_at: now() };
      await inside.insertInto('calendar_feed').values({ by_user: user, ...made }).onConflict((former) => former.column('by_user').doUpdateSet(made)).execute();
    });
    return token;
  },
  end: async (user) => void (await kysely.deleteFrom('calendar_feed').where('by_user', '=', user).execute()),
  madeAt: async (user) => {
    const found = await kysely.selectFrom('calendar_feed').select('created_at').where('by_user', '=', user).executeTakeFirst();
    return found && Number(found.created_at);
  },
  find: async (token) => {
    const found = await kysely.selectFrom('calendar_feed').select(['by_user', 'locale']).where('token_hash', '=', hashOf(token)).executeTakeFirst();
    return found && { user: found.by_user, locale: found.locale === 'en' ? 'en' : 'es' };
  },
});

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
