/** What the room of one meeting shows: everything this device knows of it, read again whenever any of it changes. Where the words of this device are changes with each of them, and is read apart. */
import { carriedAgreements, type Agreement } from '../../domain/agreement';
import type { Attendance } from '../../domain/attendance';
import type { Commitment } from '../../domain/commitment';
import type { Day } from '../../domain/day';
import { requestsRaisedIn, standingRequests, type RaisedRequest } from '../../domain/evidence-request';
import type { RecordId } from '../../domain/ids';
import type { AgendaItem, Meeting } from '../../domain/meeting';
import { isActive, type Membership } from '../../domain/membership';
import { isWithdrawn, type Milestone } from '../../domain/milestone';
import type { Organization } from '../../domain/organization';
import { may, type Person } from '../../domain/permissions';
import type { Device } from '../../storage/device';
import { allRequests, publishedRequests } from '../../storage/evidence-reads';
import { agendaOf, agreementsOf, allAgreements, attendanceOf, meetingOf, meetingsOf } from '../../storage/meeting-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentsOf, milestonesOf } from '../../storage/plan-reads';
import type { Kept } from '../../storage/reads';

export interface RoomFacts {
  readonly meeting: Kept<Meeting>;
  readonly agenda: readonly Kept<AgendaItem>[];
  readonly attendance: readonly Kept<Attendance>[];
  /** Made in this meeting. */
  readonly agreements: readonly Kept<Agreement>[];
  /** Of earlier meetings on the same commitments, and still standing. */
  readonly carried: readonly Kept<Agreement>[];
  /** Evidence that was asked for in this meeting. */
  readonly requests: readonly RaisedRequest[];
  /** Asked for before on the same commitments, and still standing. */
  readonly carriedRequests: readonly RaisedRequest[];
  /** Who convened the meetings that the carried agreements are of. */
  readonly hosts: ReadonlyMap<RecordId, RecordId>;
  readonly organizations: ReadonlyMap<RecordId, Organization>;
  /** Institutions that are expected: the area that convenes, those invited, the parties of the commitments. */
  readonly expected: readonly RecordId[];
  /** Their people, and whoever has a role at the meeting. */
  readonly members: readonly Membership[];
  readonly commitments: readonly Kept<Commitment>[];
  readonly milestones: readonly Milestone[];
  readonly person: Person;
  readonly today: Day;
  readonly mayWrite: boolean;
}

/** Null where this device knows no such meeting. */
export const readRoom = async (device: Device, id: RecordId): Promise<RoomFacts | null> => {
  const meeting = await meetingOf(device, id);
  if (!meeting) return null;
  const [agenda, attendance, agreements, all, meetings, organizations, memberships, allCommitments, person, asked, told] = await Promise.all([
    agendaOf(device, id), attendanceOf(device, id), agreementsOf(device, id), allAgreements(device), meetingsOf(device),
    organizationsOf(device), membershipsOf(device), commitmentsOf(device), personOf(device), allRequests(device), publishedRequests(device),
  ]);
  const today = device.today();
  const commitments = allCommitments.filter((commitment) => meeting.commitments.includes(commitment.id));
  const milestones = (await Promise.all(commitments.map((commitment) => milestonesOf(device, commitment.id)))).flat().filter((milestone) => !isWithdrawn(milestone));
  const expected = expectedAt(meeting, commitments);
  return {
    meeting, agenda, attendance, agreements, commitments, milestones, person, today, expected,
    carried: carriedAgreements(meeting, all),
    requests: requestsRaisedIn(id, asked, told),
    carriedRequests: standingRequests(meeting, asked, told),
    hosts: new Map(meetings.map((one) => [one.id, one.organization])),
    organizations: new Map(organizations.map((organization) => [organization.id, organization])),
    members: membersAt(meeting, memberships.filter((membership) => isActive(membership, today)), expected),
    mayWrite: may(person, 'meeting.write', today, { organization: meeting.organization }),
  };
};

export const expectedAt = (meeting: Pick<Meeting, 'organization' | 'invited'>, commitments: readonly Pick<Commitment, 'parties'>[]): readonly RecordId[] => [
  ...new Set([meeting.organization, ...meeting.invited, ...commitments.flatMap(({ parties }) => parties.map(({ organization }) => organization))]),
];

/** In the order of their institutions, each person once in an institution. */
export const membersAt = (meeting: Pick<Meeting, 'chair' | 'noteTaker'>, memberships: readonly Membership[], expected: readonly RecordId[]): readonly Membership[] => {
  const inRole = [meeting.chair?.membership, meeting.noteTaker?.membership];
  const place = ({ organization }: Membership): number => (expected.includes(organization) ? expected.indexOf(organization) : expected.length);
  const named = memberships.filter(({ id, organization }) => expected.includes(organization) || inRole.includes(id));
  const once = named.filter((one, index) => named.findIndex((other) => other.name === one.name && other.organization === one.organization) === index);
  return [...once].sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
};
