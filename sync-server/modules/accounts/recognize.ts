/** From a cookie to a person: thirty days without a visit end a session, and so do ninety days in all. */
import { fromNodeHeaders } from 'better-auth/node';
import type { Recognize, Visitor } from '../../http/session';
import type { Auth } from './auth';
import { isDemo } from './demo-people';

const longestSessionMs = 90 * 86_400_000;

export const recognizerOf =
  (auth: Auth, now: () => number): Recognize =>
  async (given) => {
    const headers = fromNodeHeaders(given);
    const { headers: answered, response: found } = await auth.api.getSession({ headers, returnHeaders: true });
    if (!found) return { cookies: answered.getSetCookie() };
    const visitor = visitorFrom(found);
    if (now() < visitor.session.expiresAt) return { visitor, cookies: answered.getSetCookie() };
    const ended = await auth.api.signOut({ headers, returnHeaders: true });
    return { cookies: ended.headers.getSetCookie() };
  };

type Found = NonNullable<Awaited<ReturnType<Auth['api']['getSession']>>>;

const visitorFrom = ({ user, session }: Found): Visitor => {
  const createdAt = session.createdAt.getTime();
  const expiresAt = Math.min(session.expiresAt.getTime(), createdAt + longestSessionMs);
  return { user: user.id, name: user.name, email: user.email, demo: isDemo(user), session: { id: session.id, createdAt, expiresAt } };
};
