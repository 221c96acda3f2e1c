/** What the calendar shows, as this device holds it. */
import { meetingsOf } from '../../storage/meeting-reads';
import type { Device } from '../../storage/device';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentsOf } from '../../storage/plan-reads';

export const readMeetings = async (device: Device) => {
  const [person, meetings, commitments, organizations] = await Promise.all([personOf(device), meetingsOf(device), commitmentsOf(device), organizationsOf(device)]);
  return { person, meetings, commitments, organizations, today: device.today() };
};

export type MeetingsReading = Awaited<ReturnType<typeof readMeetings>>;
