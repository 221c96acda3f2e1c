/** What the calendar shows, as this device holds it. */
import { allCheckIns } from '../../storage/check-in-reads';
import { meetingsOf } from '../../storage/meeting-reads';
import type { Device } from '../../storage/device';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentsOf } from '../../storage/plan-reads';

export const readMeetings = async (device: Device) => {
  const [person, meetings, commitments, organizations, checkIns] = await Promise.all([personOf(device), meetingsOf(device), commitmentsOf(device), organizationsOf(device), allCheckIns(device)]);
  return { person, meetings, commitments, organizations, checkIns, today: device.today() };
};

export type MeetingsReading = Awaited<ReturnType<typeof readMeetings>>;
