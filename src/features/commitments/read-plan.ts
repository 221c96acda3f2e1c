/** What both pages of this room read: everything the device has of the plan, in one breath. */
import { organizationsOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf, planOf } from '../../storage/plan-reads';
import type { Device } from '../../storage/device';
import type { Organization } from '../../domain/organization';

export const readPlan = async (device: Device) => {
  const [plan, commitments, milestones, organizations] = await Promise.all([planOf(device), commitmentsOf(device), allMilestones(device), organizationsOf(device)]);
  return { plan, commitments, milestones, organizations: byId(organizations) };
};

export const byId = <One extends Organization>(organizations: readonly One[]): ReadonlyMap<string, One> => new Map(organizations.map((one) => [one.id, one]));
