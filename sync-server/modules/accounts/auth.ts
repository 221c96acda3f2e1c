/**
 * Sign-in as better-auth does it, on our own database. Its routes are not mounted: our doors call it and answer with
 * coded problems, so what is not named in sign-in-routes.ts, devices.ts or invitation-routes.ts cannot be reached at all.
 */
import { betterAuth, type BetterAuthOptions, type BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { getAdapter } from 'better-auth/db/adapter';
import { getMigrations } from 'better-auth/db/migration';
import type { Logger } from 'pino';
import * as v from 'valibot';
import type { AccountDatabase } from '../../database/account-database';
import { withHashedSessionTokens } from './hashed-session-tokens';
import { hashPassword, longestPassword, shortestPassword, verifyPassword } from './passwords';

const daySeconds = 86_400;

export interface AuthSettings {
  readonly database: AccountDatabase;
  readonly secret: string;
  /** Where people reach the server; any origin will do for a server nobody was told about. */
  readonly origin: string;
  readonly log: Logger;
}

export type Auth = Awaited<ReturnType<typeof openAuth>>;

/** Opens sign-in on a database and makes the tables it lacks. Transactions are off: each of its statements stands alone. */
export const openAuth = async ({ database, ...rest }: AuthSettings) => {
  const options = optionsFor(rest);
  const on = (db: AccountDatabase['kysely']) => ({ ...options, database: { db, type: database.kind, transaction: false } });
  // All of its tables or none: it makes the tables first and their indexes after, and would not miss an index that a killed start left out.
  await database.whole(async (inside) => (await getMigrations(on(inside))).runMigrations());
  const adapter = withHashedSessionTokens(await getAdapter(on(database.kysely)));
  return betterAuth({ ...options, database: () => adapter });
};

const optionsFor = ({ secret, origin, log }: Omit<AuthSettings, 'database'>) =>
  ({
    baseURL: origin,
    secret,
    telemetry: { enabled: false },
    // Its arguments may name people, so only its own words are kept.
    logger: { level: 'error', log: (_level, message) => log.error({ from: 'sign-in' }, message) },
    trustedOrigins: [origin],
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // Marks who stands in the demonstration; such an account has no password.
    user: { additionalFields: { demo: { type: 'boolean', required: false, defaultValue: false, input: false } } },
    // Thirty days without a visit end a session; the ninety it may last at most are counted in recognize.ts.
    session: { expiresIn: 30 * daySeconds, updateAge: daySeconds / 24 },
    advanced: {
      cookiePrefix: 'bitacora',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [signInByServer],
  }) satisfies BetterAuthOptions;

/** A session for somebody the server itself vouches for: who just accepted an invitation, or a demo person. No route leads here. */
const signInByServer = {
  id: 'sign-in-by-server',
  endpoints: {
    signInByServer: createAuthEndpoint.serverOnly({ method: 'POST', body: v.object({ user: v.string() }) }, async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserById(ctx.body.user);
      if (!user) throw ctx.error('NOT_FOUND');
      const session = await ctx.context.internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ user: user.id });
    }),
  },
} satisfies BetterAuthPlugin;
