/** Who holds the device, as the plan's memberships say. */
import type { Membership } from '../domain/membership';
import type { Organization } from '../domain/organization';
import type { Person } from '../domain/permissions';
import type { Device } from './device';
import { allOf, type Kept } from './reads';
import { sharedRead } from './shared-read';

export const membershipsOf = (device: Pick<Device, 'cache'>): Promise<readonly Kept<Membership>[]> => allOf(device, 'membership');

export const organizationsOf = (device: Pick<Device, 'cache'>): Promise<readonly Kept<Organization>[]> => allOf(device, 'organization');

/** The person with all memberships this device knows; what each allows today is asked of `may`. */
export const personOf = async (device: Pick<Device, 'cache' | 'user'>): Promise<Person> => ({
  user: device.user,
  memberships: (await membershipsOf(device)).filter((membership) => membership.person === device.user),
});

/** The same without reading, where a page that stands open reads it live. */
export const personNow = async (device: Device): Promise<Person> => {
  const live = sharedRead(device, personOf);
  return live.hasValue() ? live.getValue() : personOf(device);
};
