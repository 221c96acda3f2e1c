/** The doors of sign-in, under the addresses that better-auth's own clients use; no token ever reaches a script. */
import { isAPIError } from 'better-auth/api';
import { fromNodeHeaders } from 'better-auth/node';
import * as v from 'valibot';
import { answer, doors, endpoint, signedInEndpoint, type Answer, type Asked, type AskedBySomeone } from '../../http/endpoint';
import { refuseWith } from '../../http/problem';
import { refuse } from '../../../src/domain/result';
import type { Visitor } from '../../http/session';
import type { Auth } from './auth';
import { isWeakPassword, longestPassword } from './passwords';
import type { Sessions } from './sessions';
import type { SignInAttempts } from './sign-in-attempts';

export const password = v.pipe(v.string(), v.minLength(1), v.maxLength(longestPassword));
export const email = v.pipe(v.string(), v.trim(), v.email(), v.maxLength(320));

// What better-auth's client sends besides is read and left aside, so that either client may be used.
const signInInput = v.strictObject({ email, password, rememberMe: v.exactOptional(v.boolean()), callbackURL: v.exactOptional(v.string()) });
const changePasswordInput = v.strictObject({ currentPassword: password, newPassword: password, revokeOtherSessions: v.exactOptional(v.boolean()) });

export interface SignInParts {
  readonly auth: Auth;
  readonly attempts: SignInAttempts;
  readonly sessions: Sessions;
}

export const signInRoutes = (parts: SignInParts) =>
  doors({
    '/auth/sign-in/email': { post: endpoint(signInInput, signIn(parts)) },
    '/auth/sign-out': { post: endpoint(v.looseObject({}), signOut(parts)) },
    '/auth/get-session': { get: endpoint(v.looseObject({}), (_none, { visitor }) => answer(visitor ? sessionOf(visitor) : null)) },
    '/auth/change-password': { post: signedInEndpoint(changePasswordInput, changePassword(parts)) },
  });

const sessionOf = ({ user, name, email: address, session }: Visitor) => ({ user: { id: user, name, email: address }, session: { createdAt: session.createdAt, expiresAt: session.expiresAt } });

type Credentials = v.InferOutput<typeof signInInput>;

const signIn =
  ({ auth, attempts, sessions }: SignInParts) =>
  async (credentials: Credentials, { address, headers, visitor }: Asked): Promise<Answer> => {
    const retryAfterMs = attempts.count(address, credentials.email);
    if (retryAfterMs > 0) return refuse({ problem: 'too-many-requests', retryAfterMs });
    const body = { email: credentials.email, password: credentials.password };
    const signedIn = await unlessRefused(auth.api.signInEmail({ body, headers: fromNodeHeaders(headers), returnHeaders: true }));
    if (!signedIn) return refuseWith('wrong-credentials');
    attempts.forgive(address, credentials.email);
    if (visitor) await sessions.end(visitor.user, visitor.session.id);
    const { id, name, email: known } = signedIn.response.user;
    return answer({ user: { id, name, email: known } }, signedIn.headers.getSetCookie());
  };

const signOut =
  ({ auth, sessions }: SignInParts) =>
  async (_input: unknown, { headers, visitor }: Asked): Promise<Answer> => {
    const ended = await auth.api.signOut({ headers: fromNodeHeaders(headers), returnHeaders: true });
    if (visitor) sessions.tell({ user: visitor.user, session: visitor.session.id });
    return answer({ success: true }, ended.headers.getSetCookie());
  };

/** Every other session of the person ends: whoever changes a password may have lost a tablet. */
const changePassword =
  ({ auth, attempts, sessions }: SignInParts) =>
  async ({ currentPassword, newPassword }: v.InferOutput<typeof changePasswordInput>, { address, headers, visitor }: AskedBySomeone): Promise<Answer> => {
    if (isWeakPassword(newPassword, visitor.email)) return refuseWith('weak-password');
    const retryAfterMs = attempts.count(address, visitor.email);
    if (retryAfterMs > 0) return refuse({ problem: 'too-many-requests', retryAfterMs });
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    const changed = await unlessRefused(auth.api.changePassword({ body, headers: fromNodeHeaders(headers), returnHeaders: true }));
    if (!changed) return refuseWith('wrong-credentials');
    attempts.forgive(address, visitor.email);
    // Its own session is a new one as well.
    sessions.tell({ user: visitor.user });
    return answer(undefined, changed.headers.getSetCookie());
  };

/** What better-auth refuses because of what was asked; its own failures are thrown on. */
const unlessRefused = async <Value>(asking: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await asking;
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return undefined;
    throw error;
  }
};
