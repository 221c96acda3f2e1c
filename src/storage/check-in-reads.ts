/** Reads of check-ins, their lines and the drafts of this device. */
import { checkInId, type CheckIn, type CheckInLine } from '../domain/check-in';
import type { Day } from '../domain/day';
import type { Device } from './device';
import { allOf, belongingTo, oneOf, type Kept } from './reads';

/** Newest period first. */
export const checkInsOf = async (device: Pick<Device, 'cache'>, commitment: string): Promise<readonly Kept<CheckIn>[]> =>
  newestFirst(await belongingTo(device, 'checkIn', 'commitment', commitment));

export const allCheckIns = async (device: Pick<Device, 'cache'>): Promise<readonly Kept<CheckIn>[]> => newestFirst(await allOf(device, 'checkIn'));

export const checkInOf = (device: Pick<Device, 'cache'>, id: string): Promise<Kept<CheckIn> | undefined> => oneOf(device, 'checkIn', id);

/** The check-in of one commitment and period, if there is one. */
export const checkInFor = (device: Pick<Device, 'cache'>, commitment: string, from: Day): Promise<Kept<CheckIn> | undefined> =>
  checkInOf(device, checkInId(commitment, from));

export const linesOf = (device: Pick<Device, 'cache'>, checkIn: string): Promise<readonly Kept<CheckInLine>[]> =>
  belongingTo(device, 'checkInLine', 'checkIn', checkIn);

const newestFirst = (checkIns: readonly Kept<CheckIn>[]): readonly Kept<CheckIn>[] => [...checkIns].sort((one, other) => other.from.localeCompare(one.from));
