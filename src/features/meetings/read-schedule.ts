/** What the form of a meeting is made of: who may convene, on what, with whom. */
import { hostsFor } from '../../domain/convening';
import { may } from '../../domain/permissions';
import type { Device } from '../../storage/device';
import { meetingOf } from '../../storage/meeting-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentsOf } from '../../storage/plan-reads';

/** `meeting` is empty for a new one. */
export const readSchedule = async (device: Device, meeting: string) => {
  const [person, commitments, organizations, memberships, scheduled] = await Promise.all([
    personOf(device),
    commitmentsOf(device),
    organizationsOf(device),
    membershipsOf(device),
    meeting === '' ? undefined : meetingOf(device, meeting),
  ]);
  const today = device.today();
  return { person, commitments, organizations, memberships, scheduled, today, hosts: hostsFor(person, today, organizations), anywhere: may(person, 'meeting.schedule', today) };
};

export type ScheduleReading = Awaited<ReturnType<typeof readSchedule>>;
