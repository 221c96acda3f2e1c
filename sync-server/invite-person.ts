/** How whoever runs the server lets in the first person: a membership as a change of the server, and an invitation to it. */
import { dayAt } from '../src/domain/day';
import { recordId, type RecordId } from '../src/domain/ids';
import type { Role } from '../src/domain/membership';
import type { Organization } from '../src/domain/organization';
import { accept, refuse, type Result } from '../src/domain/result';
import { recordOf } from '../src/domain/rows';
import { planTimeZone, type Container } from './container';
import { appendServerChange } from './modules/sync/server-change';

export interface PersonToInvite {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The organization's id or acronym. */
  readonly organization: string;
  /** May be left out where there is only one plan. */
  readonly plan?: string;
}

export type InviteRefusal =
  | { readonly kind: 'no-such-plan'; readonly plans: readonly RecordId[] }
  | { readonly kind: 'no-such-organization'; readonly organizations: readonly string[] };

type Parts = Pick<Container, 'store' | 'now' | 'random'> & { readonly accounts: Pick<Container['accounts'], 'invitations'> };

/** Answers the invitation's token, good for 72 hours; nothing is written where it refuses. */
export const invitePerson = async ({ store, now, random, accounts }: Parts, person: PersonToInvite): Promise<Result<{ readonly token: string; readonly expiresAt: number }, InviteRefusal>> => {
  const plans = await store.plans();
  const [onlyPlan] = plans.length === 1 ? plans : [];
  const plan = plans.find((id) => id === (person.plan ?? onlyPlan));
  if (plan === undefined) return refuse({ kind: 'no-such-plan', plans });
  const rows = await store.read(plan, (log) => log.rowsOf('organization'));
  const organizations = rows.flatMap((row) => recordOf('organization', row) ?? []);
  const organization = organizations.find((one) => isNamed(one, person.organization));
  if (!organization) return refuse({ kind: 'no-such-organization', organizations: organizations.map(({ id, acronym }) => acronym ?? id) });

  const membership = recordId(now(), random(10));
  const { name, role, email } = person;
  await appendServerChange({ store, plan, by: 'server', now: now(), random }, {
    kind: 'invitation.make',
    operations: [
      { entity: 'membership', id: membership, act: 'create', audience: 'members', set: { name, role, organization: organization.id, from: dayAt(now(), planTimeZone) } },
      { entity: 'contact', id: `${membership}.contact`, act: 'create', audience: 'coordination', set: { membership, email } },
    ],
  });
  return accept(await accounts.invitations.invite({ plan, membership, email, by: undefined }));
};

const isNamed = ({ id, acronym }: Organization, given: string): boolean => [id, acronym].some((name) => name?.toLowerCase() === given.toLowerCase());
