/**
 * Who may do what: one function answers, on the tablet to shape the screen and on the server to decide.
 * The same table stands written by hand in permissions.test.ts: what the tests hold the rules to.
 */
import type { Audience } from './change';
import { isParty, leadOf, type Party } from './commitment';
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
  | 'drafts.read'
  | 'meeting.schedule'
  | 'meeting.write'
  | 'meeting.contribute'
  | 'meeting.comment'
  | 'meeting.approve'
  | 'meeting.publish'
  | 'agreement.report'
  | 'agreement.verify'
  | 'evidence.add'
  | 'evidence.write'
  | 'evidence.publish'
  | 'request.open'
  | 'request.answer'
  | 'request.judge'
  | 'review.issue'
  | 'review.reply'
  | 'review.writeOut'
  | 'review.hear'
  | 'view.give'
  | 'assessment.write'
  | 'assessment.comment'
  | 'attempts.see';

/** What the act is about, as far as the answer depends on it. */
export interface Subject {
  readonly commitment?: { readonly parties: readonly Party[] };
  /** The area that convenes a meeting, owes an agreement, shows evidence, is asked for it or is judged; of a reason that is written out, the body that said it. */
  readonly organization?: RecordId | undefined;
  /** The person was at the meeting. */
  readonly attended?: boolean;
  /** Evidence is asked of the area, or it answers for the milestone. */
  readonly assigned?: boolean;
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
  'meeting.schedule': (membership, { organization }) => runsMeetings(membership, organization),
  'meeting.write': (membership, { organization }) => runsMeetings(membership, organization),
  'meeting.contribute': () => true,
  'meeting.comment': ({ role }, { attended }) => role === 'coordination' || role === 'monitor' || attended === true,
  'meeting.approve': ({ role }) => role === 'coordination',
  'meeting.publish': ({ role }) => role === 'coordination',
  'agreement.report': (membership, { organization }) => speaksFor(membership, organization),
  'agreement.verify': ({ role }) => role === 'coordination' || role === 'monitor',
  'evidence.add': (membership, { organization, commitment, assigned }) =>
    membership.role === 'coordination' || (speaksFor(membership, organization) && (assigned === true || (commitment !== undefined && isParty(commitment, membership.organization)))),
  'evidence.write': (membership, { organization }) => speaksFor(membership, organization),
  'evidence.publish': ({ role }) => role === 'coordination',
  'request.open': ({ role }) => role === 'coordination' || role === 'monitor',
  'request.answer': (membership, { organization }) => speaksFor(membership, organization),
  'request.judge': ({ role }) => role === 'coordination' || role === 'monitor',
  'review.issue': ({ role }) => role === 'monitor',
  'review.reply': (membership, { organization }) => speaksFor(membership, organization),
  'review.writeOut': ({ role, organization: own }, { organization }) => role === 'monitor' && own === organization,
  'review.hear': ({ role, organization: own }, { organization }) => everyArea.includes(role) || (ownArea.includes(role) && own === organization),
  'view.give': ({ role, organization: own }, { organization }) => role === 'forumMember' && own === organization,
  'assessment.write': ({ role }) => role === 'monitor',
  'assessment.comment': () => true,
  'attempts.see': ({ role }) => role === 'coordination' || role === 'monitor',
};

/** An area runs the meetings it convenes; coordination and facilitators run any. */
const runsMeetings = ({ role, organization: own }: Membership, organization: RecordId | undefined): boolean =>
  role === 'coordination' || role === 'facilitator' || (role === 'focalPoint' && own === organization);

/** An organization answers for what it owes and shows, be it an area or a member of the forum; coordination for any, and that is said. */
const speaksFor = ({ role, organization: own }: Membership, organization: RecordId | undefined): boolean =>
  role === 'coordination' || ((role === 'focalPoint' || role === 'forumMember') && own === organization);

/** A focal point answers for the commitments that their organization leads. */
const answersFor = (membership: Membership, commitment: Subject['commitment']): boolean =>
  membership.role === 'focalPoint' && commitment !== undefined && leadOf(commitment) === membership.organization;

/**
 * The audiences whose rows a person may hold, sorted. `public` is everybody's; of `site` everybody reads what the public
 * site says of it, and only members hold the row, with the names in it.
 * Coordination and the monitor hold every area; contacts (e-mail, phone) only coordination; facilitators what is written in meetings.
 */
export const audiencesOf = (person: Person, today: Day, organizations: readonly RecordId[]): readonly Audience[] => {
  const active = person.memberships.filter((membership) => isActive(membership, today));
  const held = new Set<Audience>(['public']);
  for (const { role, organization } of active) {
    held.add('members').add('site').add(`user:${person.user}`);
    if (ownArea.includes(role)) held.add(areaOf(organization));
    if (everyArea.includes(role)) for (const each of organizations) held.add(areaOf(each));
    if (role === 'focalPoint') held.add(roomOf(organization));
    if (everyRoom.includes(role)) for (const each of organizations) held.add(roomOf(each));
    if (role === 'coordination') held.add('coordination');
  }
  return [...held].sort();
};

/** What is written where an area meets, before it is shown to those who were there. */
export const roomOf = (organization: RecordId): Audience => `room:${organization}`;

export const areaOf = (organization: RecordId): Audience => `area:${organization}`;

export const rolesOf = (person: Person, today: Day): readonly Role[] => [
  ...new Set(person.memberships.filter((membership) => isActive(membership, today)).map((membership) => membership.role)),
];

const everyArea: readonly Role[] = ['coordination', 'monitor'];
const everyRoom: readonly Role[] = ['coordination', 'monitor', 'facilitator'];
const ownArea: readonly Role[] = ['focalPoint', 'forumMember', 'coordination', 'monitor'];
