/**
 * A new access for somebody whose password is lost: a link that sets another one, good once and for 72 hours.
 *
 * Whoever makes the link could use it themselves. So coordination makes one only for people over whom it has every say:
 * never for the monitoring body, which nobody in government may speak for, never for coordination itself, and never for
 * an account that has a place in a plan that is not theirs. For those, whoever runs the server makes it.
 */
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/membership';
import type { Auth } from './auth';
import { isDemo } from './demo-people';
import type { Invitations } from './invitations';
import type { Place, PlanPeople } from './plan-people';

export interface NewAccess {
  readonly token: string;
  /** ms since 1970. */
  readonly expiresAt: number;
}

export interface NewAccessParts {
  readonly auth: Auth;
  readonly invitations: Invitations;
  readonly people: PlanPeople;
}

/** Undefined where there is no such account, or it is not theirs to renew: nobody learns which. */
export const newAccess = async (parts: NewAccessParts, { membership, by }: { readonly membership: RecordId; readonly by: UserId }): Promise<NewAccess | undefined> => {
  const place = await parts.people.placeOf(membership);
  if (place?.person === undefined || !(await mayRenew(parts, by, place.person))) return undefined;
  return accessTo(parts, place, by);
};

/** For whoever runs the server. */
export const newAccessByEmail = async (parts: NewAccessParts, email: string): Promise<NewAccess | undefined> => {
  const { internalAdapter } = await parts.auth.$context;
  const found = await internalAdapter.findUserByEmail(email.toLowerCase());
  const [place] = found ? await parts.people.placesOf(found.user.id) : [];
  return place && accessTo(parts, place, undefined);
};

const keptFromCoordination: readonly Role[] = ['monitor', 'coordination'];

const mayRenew = async ({ people }: NewAccessParts, by: UserId, user: UserId): Promise<boolean> => {
  const places = await people.placesOf(user);
  if (places.some(({ role }) => keptFromCoordination.includes(role))) return false;
  const allowed = await Promise.all([...new Set(places.map(({ plan }) => plan))].map((plan) => people.mayInvite(by, plan)));
  return allowed.length > 0 && allowed.every(Boolean);
};

const accessTo = async ({ auth, invitations }: NewAccessParts, { plan, membership, person: user }: Place, by: UserId | undefined): Promise<NewAccess | undefined> => {
  if (user === undefined) return undefined;
  const { internalAdapter } = await auth.$context;
  const account = await internalAdapter.findUserById(user);
  if (!account || isDemo(account)) return undefined;
  return invitations.invite({ plan, membership, email: account.email, user, by });
};
