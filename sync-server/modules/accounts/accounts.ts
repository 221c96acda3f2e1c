/** The accounts of a server: who may come in, how they are recognized, and the doors for it. */
import { Router } from 'express';
import type { Logger } from 'pino';
import * as v from 'valibot';
import type { UserId } from '../../../src/domain/ids';
import { refuse } from '../../../src/domain/result';
import type { AccountDatabase } from '../../database/account-database';
import type { Recognize, Visitor } from '../../http/session';
import { answer, doors, endpoint, nothing, signedInEndpoint } from '../../http/endpoint';
import { refuseWith } from '../../http/problem';
import { openAuth } from './auth';
import { demoPeople, isDemo, type DemoPeople } from './demo-people';
import { deviceRoutes } from './devices';
import { invitationRoutes } from './invitation-routes';
import { openInvitations, type Invitations } from './invitations';
import { newAccessByEmail, type NewAccess } from './new-access';
import { signInAs } from './new-account';
import type { PlanPeople } from './plan-people';
import { recognizerOf } from './recognize';
import { openSessions, type EndedSessions } from './sessions';
import { signInAttempts, type AttemptRates } from './sign-in-attempts';
import { signInRoutes } from './sign-in-routes';

export interface AccountSettings {
  readonly database: AccountDatabase;
  readonly secret: string;
  readonly origin: string;
  readonly demo: boolean;
  readonly attempts: AttemptRates;
  readonly people: PlanPeople;
  /** Called after sessions ended, so that what they hold open ends with them. */
  readonly onEnded: (ended: EndedSessions) => void;
  readonly now: () => number;
  readonly log: Logger;
}

export interface Accounts {
  readonly recognize: Recognize;
  /** Whether a visitor's session still stands: it may have been ended from another device since they were recognized. */
  readonly isSignedIn: (visitor: Visitor) => Promise<boolean>;
  readonly router: Router;
  readonly invitations: Invitations;
  /** For whoever runs the server: a new access for anybody who has an account, by e-mail. Undefined where nobody has. */
  readonly newAccessFor: (email: string) => Promise<NewAccess | undefined>;
  /** Undefined where there is no such account, or it is one of the demonstration's. */
  readonly emailOf: (user: UserId) => Promise<string | undefined>;
  readonly demo: DemoPeople;
}

export const openAccounts = async (settings: AccountSettings): Promise<Accounts> => {
  const { database, people, now } = settings;
  const auth = await openAuth(settings);
  const sessions = openSessions(auth, settings.onEnded);
  const invitations = await openInvitations(database, now);
  const attempts = signInAttempts(settings.attempts, now);
  const demo = demoPeople(auth, people, settings.demo);

  const meOf = async ({ user, name, email, demo: isOfDemo, session }: Visitor) => ({
    user: { id: user, name, email },
    plans: await people.plansOf(user),
    session: { expiresAt: session.expiresAt, createdAt: session.createdAt },
    demo: isOfDemo === true,
  });

  const recognize = recognizerOf(auth, now);
  const ownRoutes = doors({
    '/me': { get: signedInEndpoint(nothing, async (_none, { visitor }) => answer(await meOf(visitor))) },
    '/demo/people': { get: endpoint(nothing, async () => answer({ people: (await demo.list()).map(({ membership, name, role }) => ({ key: membership, name, role })) })) },
    '/demo/sign-in': {
      post: endpoint(v.strictObject({ key: v.pipe(v.string(), v.maxLength(120)) }), async ({ key }, { visitor: before, headers, address }) => {
        const retryAfterMs = attempts.count(address);
        if (retryAfterMs > 0) return refuse({ problem: 'too-many-requests', retryAfterMs });
        const user = await demo.accountOf(key);
        if (user === undefined) return refuseWith('not-found');
        const cookies = await signInAs(auth, user, headers);
        if (before) await sessions.end(before.user, before.session.id);
        const { visitor } = await recognize({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
        return visitor ? answer(await meOf(visitor), cookies) : refuseWith('not-found');
      }),
    },
  });

  const router = Router().use(ownRoutes, signInRoutes({ auth, attempts, sessions }), deviceRoutes(auth, sessions), invitationRoutes({ auth, invitations, people, attempts, sessions }));
  const emailOf = async (user: UserId): Promise<string | undefined> => {
    const account = await (await auth.$context).internalAdapter.findUserById(user);
    return account && !isDemo(account) ? account.email : undefined;
  };
  return { emailOf, recognize, isSignedIn: ({ user, session }) => sessions.stands(user, session.id), router, invitations, newAccessFor: (email) => newAccessByEmail({ auth, invitations, people }, email), demo };
};
