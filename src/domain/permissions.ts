/**
 * Who may do what: one function answers, on the tablet to shape the screen and on the server to decide.
 * The same table stands written by hand in permissions.test.ts: what the tests hold the rules to.
 */
import type { Audience } from './change';
import { leadOf, type Party } from './commitment';
import type { Day } from './day';
import type { RecordId, UserId } from './ids';
import { isActive, type Membership, type Role } from './membership';

export interface Person {
  readonly user: UserId;
  readonly memberships: readonly Membership[];
}

export type Act =
  | 'plan.edit'
  | 'people.edit'
  | 'devices.see'
  | 'checkIn.record'
  | 'checkIn.recordOnBehalf'
  | 'checkIn.accept'
  | 'checkIn.return'
  | 'checkIn.publish'
  | 'drafts.read';

/** What the act is about, as far as the answer depends on it. */
export interface Subject {
  readonly commitment?: { readonly parties: readonly Party[] };
}

/** True if an active membership lets the person do it. Whoever has no active membership may do nothing. */
export const may = (person: Person, act: Act, today: Day, subject: Subject = {}): boolean =>
  person.memberships.some((membership) => isActive(membership, today) && rules[act](membership, subject));

const rules: Readonly<Record<Act, (membership: Membership, subject: Subject) => boolean>> = {
  'plan.edit': ({ role }) => role === 'coordination',
  'people.edit': ({ role }) => role === 'coordination',
  'devices.see': ({ role }) => role === 'coordination',
  'checkIn.record': (membership, { commitment }) => answersFor(membership, commitment),
  'checkIn.recordOnBehalf': ({ role }) => role === 'coordination',
  'checkIn.accept': ({ role }) => role === 'coordination',
  'checkIn.return': ({ role }) => role === 'coordination',
  'checkIn.publish': ({ role }) => role === 'coordination',
  'drafts.read': (membership, { commitment }) =>
    membership.role === 'coordination' || membership.role === 'monitor' || answersFor(membership, commitment),
};

/** A focal point answers for the commitments that their organization leads. */
const answersFor = (membership: Membership, commitment: Subject['commitment']): boolean =>
  membership.role === 'focalPoint' && commitment !== undefined && leadOf(commitment) === membership.organization;

/**
 * The audiences whose rows a person may hold, sorted. `public` is everybody's.
 * Coordination and the monitor hold every area; contacts (e-mail, phone) only coordination.
 */
export const audiencesOf = (person: Person, today: Day, organizations: readonly RecordId[]): readonly Audience[] => {
  const active = person.memberships.filter((membership) => isActive(membership, today));
  const held = new Set<Audience>(['public']);
  for (const { role, organization } of active) {
    held.add('members').add(`user:${person.user}`);
    if (ownArea.includes(role)) held.add(areaOf(organization));
    if (everyArea.includes(role)) for (const each of organizations) held.add(areaOf(each));
    if (role === 'coordination') held.add('coordination');
  }
  return [...held].sort();
};

export const areaOf = (organization: RecordId): Audience => `area:${organization}`;

export const rolesOf = (person: Person, today: Day): readonly Role[] => [
  ...new Set(person.memberships.filter((membership) => isActive(membership, today)).map((membership) => membership.role)),
];

const everyArea: readonly Role[] = ['coordination', 'monitor'];
const ownArea: readonly Role[] = ['focalPoint', 'forumMember', 'coordination', 'monitor'];
