/** Reads of meetings and of what stands around one: agenda, attendance, agreements, minutes. */
import { byDue, type Agreement } from '../domain/agreement';
import type { Attendance, AttendeeContact } from '../domain/attendance';
import type { Day } from '../domain/day';
import { inAgendaOrder, type AgendaItem, type Meeting } from '../domain/meeting';
import type { ApprovedMinutes, Contribution, MinutesComment, MinutesPart } from '../domain/minutes';
import type { Device } from './device';
import { onOpenConnection } from './open-connection';
import { allOf, belongingTo, keptOf, oneOf, type Kept } from './reads';

type Reading = Pick<Device, 'cache'>;

/** Earliest first. */
export const meetingsOf = async (device: Reading): Promise<readonly Kept<Meeting>[]> =>
  inTime(await allOf(device, 'meeting'));

const inTime = (meetings: readonly Kept<Meeting>[]): readonly Kept<Meeting>[] =>
  [...meetings].sort((one, other) => one.on.localeCompare(other.on) || one.from.localeCompare(other.from) || one.id.localeCompare(other.id));

export const meetingOf = (device: Reading, id: string): Promise<Kept<Meeting> | undefined> => oneOf(device, 'meeting', id);

/** Those on a day or after it, earliest first. */
export const meetingsFrom = async ({ cache }: Reading, day: Day): Promise<readonly Kept<Meeting>[]> =>
  inTime(keptOf('meeting', await onOpenConnection(cache.database, () => cache.database.fromDay('meeting', day))));

/** Of these names, the rows of attendance that are here. */
export const attendancesNamed = async ({ cache }: Reading, ids: readonly string[]): Promise<readonly Kept<Attendance>[]> =>
  keptOf('attendance', (await cache.rows(ids.map((id) => ({ entity: 'attendance', id })))).flatMap((row) => row ?? []));

/** Those on any of these commitments, earliest first. */
export const meetingsOn = async (device: Reading, commitments: readonly string[]): Promise<readonly Kept<Meeting>[]> =>
  inTime(await onAny(device, 'meeting', commitments));

/** Made in any meeting on any of these commitments, earliest date first. */
export const agreementsOn = async (device: Reading, commitments: readonly string[]): Promise<readonly Kept<Agreement>[]> => byDue(await onAny(device, 'agreement', commitments));

/** Each once, however many of the commitments it is on. */
const onAny = async <Name extends 'meeting' | 'agreement'>(device: Reading, entity: Name, commitments: readonly string[]) => {
  const found = await Promise.all(commitments.map((commitment) => belongingTo(device, entity, 'commitments', commitment)));
  return [...new Map(found.flat().map((one) => [one.id, one] as const)).values()];
};

/** In the order they are talked about. */
export const agendaOf = async (device: Reading, meeting: string): Promise<readonly Kept<AgendaItem>[]> =>
  inAgendaOrder(await belongingTo(device, 'agendaItem', 'meeting', meeting));

/** In the order they were written down. */
export const attendanceOf = async (device: Reading, meeting: string): Promise<readonly Kept<Attendance>[]> => belongingTo(device, 'attendance', 'meeting', meeting);

/** E-mails given with consent: coordination's, and of this device what it has not sent yet. */
export const attendeeContactsOf = (device: Reading, meeting: string): Promise<readonly Kept<AttendeeContact>[]> => belongingTo(device, 'attendeeContact', 'meeting', meeting);

/** Earliest date first. */
export const agreementsOf = async (device: Reading, meeting: string): Promise<readonly Kept<Agreement>[]> => byDue(await belongingTo(device, 'agreement', 'meeting', meeting));

/** Of every meeting, earliest date first. */
export const allAgreements = async (device: Reading): Promise<readonly Kept<Agreement>[]> => byDue(await allOf(device, 'agreement'));

/** What every session of every device wrote into the minutes, as far as it is here. */
export const minutesPartsOf = (device: Reading, meeting: string): Promise<readonly Kept<MinutesPart>[]> => belongingTo(device, 'minutesPart', 'meeting', meeting);

export const contributionsOf = (device: Reading, meeting: string): Promise<readonly Kept<Contribution>[]> => belongingTo(device, 'contribution', 'meeting', meeting);

export const commentsOf = (device: Reading, meeting: string): Promise<readonly Kept<MinutesComment>[]> => belongingTo(device, 'minutesComment', 'meeting', meeting);

/** Approved versions, first to last. */
export const approvedMinutesOf = async (device: Reading, meeting: string): Promise<readonly Kept<ApprovedMinutes>[]> =>
  [...(await belongingTo(device, 'approvedMinutes', 'meeting', meeting))].sort((one, other) => one.version - other.version);
