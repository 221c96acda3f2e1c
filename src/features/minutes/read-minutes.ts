/** All that the page of one meeting's minutes shows, as this device holds it. Its text is read apart: while it is written, the editor reads it. */
import { carriedAgreements } from '../../domain/agreement';
import { requestsRaisedIn } from '../../domain/evidence-request';
import { isBeingWritten } from '../../domain/meeting';
import type { MinutesRecord } from '../../domain/minutes';
import { minutesRecordOf } from '../../domain/minutes-record';
import { may } from '../../domain/permissions';
import { isPublic } from '../../domain/publication';
import type { Device } from '../../storage/device';
import { allRequests, publishedRequests } from '../../storage/evidence-reads';
import { agendaOf, agreementsOf, allAgreements, approvedMinutesOf, attendanceOf, commentsOf, contributionsOf, meetingOf } from '../../storage/meeting-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';
import { minutesOf } from './minutes-of';

export const readMinutes = async (device: Device, id: string) => {
  const meeting = await meetingOf(device, id);
  if (!meeting) return { meeting: undefined };
  const [agenda, attendance, agreements, everywhere, comments, contributions, versions, names, person, asked, told] = await Promise.all([
    agendaOf(device, id),
    attendanceOf(device, id),
    agreementsOf(device, id),
    allAgreements(device),
    commentsOf(device, id),
    contributionsOf(device, id),
    approvedMinutesOf(device, id),
    namesOf(device),
    personOf(device),
    allRequests(device),
    publishedRequests(device),
  ]);
  const followUp = carriedAgreements(meeting, everywhere);
  const today = device.today();
  const subject = { organization: meeting.organization };
  const presence = attendance.find((row) => row.presence === 'present' && person.memberships.some((membership) => membership.id === row.membership));
  return {
    meeting,
    agenda,
    attendance,
    agreements,
    followUp,
    /** Asked for in this meeting, as far as this person may read it. */
    requests: asked.filter((request) => request.meeting === id),
    raised: requestsRaisedIn(id, asked, told),
    /** Of which everybody may know. */
    toldRequests: new Set(told.filter(({ row }) => isPublic({ audience: row.audience })).map(({ request }) => request)),
    comments: [...comments].sort((one, other) => one.row.at - other.row.at),
    contributions,
    versions,
    names,
    today,
    me: { user: device.user, name: person.memberships[0]?.name ?? '', attendance: presence?.id },
    mayWrite: isBeingWritten(meeting.state) && may(person, 'meeting.write', today, subject),
    mayContribute: isBeingWritten(meeting.state) && !may(person, 'meeting.write', today, subject) && may(person, 'meeting.contribute', today),
    mayAnswer: meeting.state === 'circulated' && may(person, 'meeting.write', today, subject),
    mayComment: meeting.state === 'circulated' && (meeting.commentsUntil === undefined || today <= meeting.commentsUntil) && may(person, 'meeting.comment', today, { attended: presence !== undefined }),
    mayApprove: may(person, 'meeting.approve', today),
    mayPublish: may(person, 'meeting.publish', today),
  };
};

export type MinutesReading = Extract<Awaited<ReturnType<typeof readMinutes>>, { readonly agenda: unknown }>;

/** The minutes as they would be approved now. */
export const readDraft = async (device: Device, { meeting, agenda, attendance, agreements, followUp, raised }: MinutesReading): Promise<MinutesRecord> => {
  const { bodies } = await minutesOf(device, meeting.id, agenda.map(({ id }) => id));
  return minutesRecordOf({ meeting, agenda, bodies, attendance, agreements, followUp, requests: raised });
};

/** What institutions, commitments, milestones and people are called. */
const namesOf = async (device: Device) => {
  const [organizations, commitments, milestones, memberships] = await Promise.all([organizationsOf(device), commitmentsOf(device), allMilestones(device), membershipsOf(device)]);
  return { organizations, commitments, milestones, memberships };
};

export type MinutesNames = MinutesReading['names'];
