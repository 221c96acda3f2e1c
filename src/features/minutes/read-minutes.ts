/** All that the page of one meeting's minutes shows, as this device holds it. */
import { carriedAgreements } from '../../domain/agreement';
import { isBeingWritten } from '../../domain/meeting';
import { minutesRecordOf } from '../../domain/minutes-record';
import { may } from '../../domain/permissions';
import type { Device } from '../../storage/device';
import { agendaOf, agreementsOf, allAgreements, approvedMinutesOf, attendanceOf, commentsOf, contributionsOf, meetingOf } from '../../storage/meeting-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentsOf } from '../../storage/plan-reads';
import { minutesOf } from './minutes-of';

export const readMinutes = async (device: Device, id: string) => {
  const meeting = await meetingOf(device, id);
  if (!meeting) return { meeting: undefined };
  const [agenda, attendance, agreements, everywhere, comments, contributions, versions, names, person] = await Promise.all([
    agendaOf(device, id),
    attendanceOf(device, id),
    agreementsOf(device, id),
    allAgreements(device),
    commentsOf(device, id),
    contributionsOf(device, id),
    approvedMinutesOf(device, id),
    namesOf(device),
    personOf(device),
  ]);
  const followUp = carriedAgreements(meeting, everywhere);
  const text = await minutesOf(device, id, agenda.map((item) => item.id));
  const today = device.today();
  const subject = { organization: meeting.organization };
  const presence = attendance.find((row) => row.presence === 'present' && person.memberships.some((membership) => membership.id === row.membership));
  return {
    meeting,
    agenda,
    attendance,
    agreements,
    followUp,
    comments: [...comments].sort((one, other) => one.row.at - other.row.at),
    contributions,
    versions,
    text,
    /** As it would be approved now. */
    draft: minutesRecordOf({ meeting, agenda, bodies: text.bodies, attendance, agreements, followUp }),
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

export type MinutesReading = Extract<Awaited<ReturnType<typeof readMinutes>>, { readonly draft: unknown }>;

/** What institutions, commitments and people are called. */
const namesOf = async (device: Device) => {
  const [organizations, commitments, memberships] = await Promise.all([organizationsOf(device), commitmentsOf(device), membershipsOf(device)]);
  return { organizations, commitments, memberships };
};

export type MinutesNames = MinutesReading['names'];
