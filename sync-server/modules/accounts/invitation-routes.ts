/**
 * How a person comes in: coordination invites, the person looks at the invitation and accepts it with a password.
 * Whoever lost their password comes in again the same way; see new-access.ts.
 */
import * as v from 'valibot';
import { refuse } from '../../../src/domain/result';
import { answer, doors, endpoint, signedInEndpoint, type Answer, type Asked, type AskedBySomeone } from '../../http/endpoint';
import { refuseWith } from '../../http/problem';
import type { Auth } from './auth';
import { isDemo } from './demo-people';
import type { Invitation, Invitations } from './invitations';
import { newAccess } from './new-access';
import { newAccount, signInAs } from './new-account';
import { hashPassword, isWeakPassword, verifyPassword } from './passwords';
import type { Place, PlanPeople } from './plan-people';
import type { Sessions } from './sessions';
import type { SignInAttempts } from './sign-in-attempts';
import { email, password } from './sign-in-routes';

const token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,100}$/));
const inviteInput = v.strictObject({ membership: v.pipe(v.string(), v.minLength(1), v.maxLength(120)), email });
const accessInput = v.strictObject({ membership: inviteInput.entries.membership });
const acceptInput = v.strictObject({ token, password });

export interface InvitationParts {
  readonly auth: Auth;
  readonly invitations: Invitations;
  readonly people: PlanPeople;
  readonly attempts: SignInAttempts;
  readonly sessions: Sessions;
}

export const invitationRoutes = (parts: InvitationParts) =>
  doors({
    '/invitations': { post: signedInEndpoint(inviteInput, invite(parts)) },
    '/invitations/access': { post: signedInEndpoint(accessInput, renewAccess(parts)) },
    '/invitations/look': { post: endpoint(v.strictObject({ token }), look(parts)) },
    '/invitations/accept': { post: endpoint(acceptInput, accept(parts)) },
  });

const invite =
  ({ auth, invitations, people }: InvitationParts) =>
  async (input: v.InferOutput<typeof inviteInput>, { visitor }: AskedBySomeone): Promise<Answer> => {
    const place = await people.placeOf(input.membership);
    if (!place || !(await people.mayInvite(visitor.user, place.plan))) return refuseWith('not-allowed');
    if (place.person !== undefined) return refuseWith('already-there');
    const { internalAdapter } = await auth.$context;
    const known = await internalAdapter.findUserByEmail(input.email.toLowerCase());
    if (known && isDemo(known.user)) return refuseWith('already-there');
    return answer(await invitations.invite({ plan: place.plan, membership: place.membership, email: input.email, by: visitor.user }));
  };

const renewAccess =
  (parts: InvitationParts) =>
  async (input: v.InferOutput<typeof accessInput>, { visitor }: AskedBySomeone): Promise<Answer> => {
    const made = await newAccess(parts, { membership: input.membership, by: visitor.user });
    return made ? answer(made) : refuseWith('not-allowed');
  };

const look =
  (parts: InvitationParts) =>
  async (input: { readonly token: string }, { address }: Asked): Promise<Answer> => {
    const retryAfterMs = parts.attempts.count(address);
    if (retryAfterMs > 0) return refuse({ problem: 'too-many-requests', retryAfterMs });
    const open = await openInvitation(parts, input.token);
    return open ? answer({ name: open.place.name, email: open.invitation.email }) : refuseWith('invitation-not-valid');
  };

/** Whoever has an account already proves it with its password; everybody else gets one with the password they chose. */
const accept =
  (parts: InvitationParts) =>
  async (input: v.InferOutput<typeof acceptInput>, { address, headers }: Asked): Promise<Answer> => {
    const { auth, invitations, people, attempts } = parts;
    const retryAfterMs = attempts.count(address);
    if (retryAfterMs > 0) return refuse({ problem: 'too-many-requests', retryAfterMs });
    const open = await openInvitation(parts, input.token);
    if (!open) return refuseWith('invitation-not-valid');
    if (open.invitation.user !== null) return acceptAccess(parts, { ...open, ...input, user: open.invitation.user, headers });
    const known = await knownAccount(auth, open.invitation.email);
    if (known && !(await verifyPassword({ hash: known.hash, password: input.password }))) return refuseWith('wrong-credentials');
    if (!known && isWeakPassword(input.password, open.invitation.email)) return refuseWith('weak-password');
    if (!(await invitations.claim(input.token))) return refuseWith('invitation-not-valid');
    try {
      const user = known?.user ?? (await newAccount(auth, { name: open.place.name, email: open.invitation.email, passwordHash: await hashPassword(input.password) }));
      await people.link(open.place, user);
      return answer({ user: { id: user, name: open.place.name, email: open.invitation.email } }, await signInAs(auth, user, headers));
    } catch (error) {
      await invitations.release(input.token);
      throw error;
    }
  };

interface Accepting {
  readonly invitation: Invitation;
  readonly place: Place;
  readonly user: string;
  readonly token: string;
  readonly password: string;
  readonly headers: Asked['headers'];
}

/** A new password for the account there is; whatever was signed in with the old one ends. */
const acceptAccess = async ({ auth, invitations, sessions }: InvitationParts, { invitation, place, user, token: given, password: chosen, headers }: Accepting): Promise<Answer> => {
  if (isWeakPassword(chosen, invitation.email)) return refuseWith('weak-password');
  const passwordHash = await hashPassword(chosen);
  if (!(await invitations.claim(given))) return refuseWith('invitation-not-valid');
  const { internalAdapter } = await auth.$context;
  try {
    await internalAdapter.updatePassword(user, passwordHash);
    await sessions.endAll(user);
    return answer({ user: { id: user, name: place.name, email: invitation.email } }, await signInAs(auth, user, headers));
  } catch (error) {
    await invitations.release(given);
    throw error;
  }
};

/** An invitation that still leads somewhere: its membership is there, and held by nobody, or by whom the new access is for. */
const openInvitation = async ({ invitations, people }: InvitationParts, given: string): Promise<{ readonly invitation: Invitation; readonly place: Place } | undefined> => {
  const invitation = await invitations.find(given);
  const place = invitation && (await people.placeOf(invitation.membership));
  return invitation && place && place.person === (invitation.user ?? undefined) ? { invitation, place } : undefined;
};

const knownAccount = async (auth: Auth, address: string): Promise<{ readonly user: string; readonly hash: string } | undefined> => {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(address.toLowerCase(), { includeAccounts: true });
  const hash = found?.accounts.find((account) => account.providerId === 'credential')?.password;
  return found && hash ? { user: found.user.id, hash } : undefined;
};
