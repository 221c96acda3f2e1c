/**
 * What meetings ask of a person today. Read apart from the rest of the day and by index, so that the first page waits for none of it.
 */
import { byDue, type Agreement } from '../../domain/agreement';
import { attendanceOfMember } from '../../domain/attendance';
import { isParty, type Commitment } from '../../domain/commitment';
import { addDays, type Day } from '../../domain/day';
import { isActive } from '../../domain/membership';
import type { Meeting } from '../../domain/meeting';
import { missingMeetings, type PromisedMeeting } from '../../domain/meeting-dues';
import { may, type Person } from '../../domain/permissions';
import type { Device } from '../../storage/device';
import { allAgreements, attendancesNamed, meetingsFrom, meetingsOn } from '../../storage/meeting-reads';
import { personOf } from '../../storage/person-reads';
import { commitmentsOf } from '../../storage/plan-reads';

/** Minutes that are older than this have long been commented. */
const daysBack = 92;

export const readMeetingsToday = async (device: Device) => {
  const today = device.today();
  const [person, commitments, meetings, agreements] = await Promise.all([personOf(device), commitmentsOf(device), meetingsFrom(device, addDays(today, -daysBack)), allAgreements(device)]);
  const own = ownCommitments(person, commitments, today);
  return {
    today,
    codes: new Map(commitments.map(({ id, code }) => [id, code])),
    next: nextOf(person, meetings, today),
    agreements: byDue(agreements.filter((agreement) => agreement.state === 'open' && isOwed(agreement, person, today))),
    toComment: await waitingForComment(device, person, meetings),
    missing: latestOfEach(missingMeetings(own, await meetingsOn(device, own.map(({ id }) => id)), today)),
  };
};

export type MeetingsToday = Awaited<ReturnType<typeof readMeetingsToday>>;

/** The commitments on which the person's area convenes; none for who runs meetings of any area. */
const ownCommitments = <One extends Commitment>(person: Person, commitments: readonly One[], today: Day): readonly One[] => {
  if (may(person, 'meeting.schedule', today)) return [];
  const areas = person.memberships.map(({ organization }) => organization).filter((organization) => may(person, 'meeting.schedule', today, { organization }));
  return commitments.filter((commitment) => areas.some((area) => isParty(commitment, area)));
};

/** The nearest that is scheduled and concerns one of the person's organizations; for coordination, any. */
const nextOf = <One extends Meeting>(person: Person, meetings: readonly One[], today: Day): One | undefined => {
  const anywhere = may(person, 'meeting.approve', today);
  const own = person.memberships.filter((one) => isActive(one, today));
  const concerns = ({ organization, invited, chair, noteTaker }: One): boolean =>
    own.some((one) => one.organization === organization || invited.includes(one.organization) || one.id === chair?.membership || one.id === noteTaker?.membership);
  return meetings.find((meeting) => meeting.on >= today && (meeting.state === 'scheduled' || meeting.state === 'held') && (anywhere || concerns(meeting)));
};

const isOwed = ({ organization, person: named }: Agreement, { memberships }: Person, today: Day): boolean =>
  memberships.some((one) => isActive(one, today) && (one.organization === organization || one.id === named?.membership));

/** Circulated minutes of meetings where the person was, while comments are taken. */
const waitingForComment = async <One extends Meeting>(device: Device, { memberships }: Person, meetings: readonly One[]): Promise<readonly One[]> => {
  const open = meetings.filter(({ state, commentsUntil }) => state === 'circulated' && commentsUntil !== undefined && commentsUntil >= device.today());
  const rows = await attendancesNamed(device, open.flatMap(({ id }) => memberships.map((one) => attendanceOfMember(id, one.id))));
  return open.filter(({ id }) => rows.some((row) => row.meeting === id && row.presence === 'present'));
};

/** Of late promises of one kind the latest stands for those before it. */
const latestOfEach = (missing: readonly PromisedMeeting[]): readonly PromisedMeeting[] =>
  missing.filter((one, index) => one.state !== 'overdue' || !missing.slice(index + 1).some((later) => later.state === 'overdue' && later.commitment === one.commitment && later.type === one.type));
