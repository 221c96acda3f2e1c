/** The names that this device knows for what the trail tells of, and whether its holder may look. */
import { may } from '../../domain/permissions';
import type { Device } from '../../storage/device';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';

/** Names for people, records and whoever may look. */
export const readTrailNames = async (device: Device) => {
  const [memberships, organizations, person, commitments, milestones] = await Promise.all([membershipsOf(device), organizationsOf(device), personOf(device), commitmentsOf(device), allMilestones(device)]);
  return {
    maySee: may(person, 'attempts.see', device.today()),
    people: new Map(memberships.flatMap((one) => (one.person === undefined ? [] : [[one.person, one] as const]))),
    organizations: new Map(organizations.map((one) => [one.id, one])),
    commitments: new Map(commitments.map((one) => [one.id, one])),
    milestones: new Map(milestones.map((one) => [one.id, one])),
  };
};

export type TrailNames = Awaited<ReturnType<typeof readTrailNames>>;
