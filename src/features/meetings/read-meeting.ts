/** Everything the page of one meeting shows, as this device holds it. */
import { carriedAgreements } from '../../domain/agreement';
import { standingRequests } from '../../domain/evidence-request';
import { isAhead, isBeingWritten } from '../../domain/meeting';
import { may } from '../../domain/permissions';
import type { Device } from '../../storage/device';
import { allRequests, publishedRequests } from '../../storage/evidence-reads';
import { agendaOf, agreementsOf, agreementsOn, attendanceOf, meetingOf, meetingsOn } from '../../storage/meeting-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';
import { lastHeldBefore, notReached } from './carry-over';

export const readMeeting = async (device: Device, id: string) => {
  const meeting = await meetingOf(device, id);
  if (!meeting) return { meeting: undefined };
  const [agenda, attendance, agreements, onSame, meetings, person, organizations, memberships, commitments, milestones, asked, told, movedTo, movedFrom] = await Promise.all([
    agendaOf(device, id),
    attendanceOf(device, id),
    agreementsOf(device, id),
    agreementsOn(device, meeting.commitments),
    meetingsOn(device, meeting.commitments),
    personOf(device),
    organizationsOf(device),
    membershipsOf(device),
    commitmentsOf(device),
    allMilestones(device),
    allRequests(device),
    publishedRequests(device),
    meeting.movedTo === undefined ? undefined : meetingOf(device, meeting.movedTo),
    meeting.movedFrom === undefined ? undefined : meetingOf(device, meeting.movedFrom),
  ]);
  const last = lastHeldBefore(meeting, meetings);
  const today = device.today();
  const runs = may(person, 'meeting.write', today, { organization: meeting.organization });
  return {
    meeting,
    agenda,
    attendance,
    agreements,
    standing: carriedAgreements(meeting, onSame),
    /** Evidence that was asked for before on the same commitments; what was asked for in this meeting stands with its evidence. */
    standingRequests: standingRequests(meeting, asked, told),
    heldRequests: new Set(asked.map((request) => request.id)),
    milestones: new Map(milestones.map((one) => [one.id, one])),
    carryOver: last ? { from: last, items: notReached(await agendaOf(device, last.id), agenda) } : undefined,
    movedTo,
    movedFrom,
    commitments: commitments.filter((one) => meeting.commitments.includes(one.id)),
    organizations: new Map(organizations.map((one) => [one.id, one])),
    memberships,
    person,
    today,
    mayWriteAgenda: runs && (isAhead(meeting.state) || isBeingWritten(meeting.state)),
    mayMove: runs && isAhead(meeting.state),
    /** Its room is open to them. */
    mayRun: runs && (meeting.state === 'scheduled' || meeting.state === 'held'),
  };
};

export type MeetingReading = Extract<Awaited<ReturnType<typeof readMeeting>>, { readonly agenda: unknown }>;
