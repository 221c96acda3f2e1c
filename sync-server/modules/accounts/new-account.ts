/** An account that the server makes itself, and a session it vouches for itself. */
import type { IncomingHttpHeaders } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';
import type { UserId } from '../../../src/domain/ids';
import type { Auth } from './auth';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  /** Undefined: nobody can sign in to it with a password. */
  readonly passwordHash?: string;
  readonly demo?: true;
}

export const newAccount = async (auth: Auth, { name, email, passwordHash, demo }: NewAccount): Promise<UserId> => {
  const { internalAdapter } = await auth.$context;
  const user = await internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: true, demo: demo === true }, { method: 'email-password' });
  if (passwordHash !== undefined) await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: passwordHash });
  return user.id;
};

/** The cookies of a new session. */
export const signInAs = async (auth: Auth, user: UserId, headers: IncomingHttpHeaders): Promise<readonly string[]> => {
  const signedIn = await auth.api.signInByServer({ body: { user }, headers: fromNodeHeaders(headers), returnHeaders: true });
  return signedIn.headers.getSetCookie();
};
