/** Reads of the plan, its commitments and their milestones. */
import type { Commitment } from '../domain/commitment';
import type { Milestone } from '../domain/milestone';
import type { Plan } from '../domain/plan';
import type { Device } from './device';
import { allOf, belongingTo, oneOf, type Kept } from './reads';

export const planOf = (device: Pick<Device, 'cache' | 'plan'>): Promise<Kept<Plan> | undefined> => oneOf(device, 'plan', device.plan);

/** In the plan's own order. */
export const commitmentsOf = async (device: Pick<Device, 'cache'>): Promise<readonly Kept<Commitment>[]> =>
  [...(await allOf(device, 'commitment'))].sort((one, other) => one.order - other.order || one.code.localeCompare(other.code));

export const commitmentOfCode = async (device: Pick<Device, 'cache'>, code: string): Promise<Kept<Commitment> | undefined> =>
  (await allOf(device, 'commitment')).find((commitment) => commitment.code.toLowerCase() === code.toLowerCase());

export const milestonesOf = async (device: Pick<Device, 'cache'>, commitment: string): Promise<readonly Kept<Milestone>[]> =>
  inOrder(await belongingTo(device, 'milestone', 'commitment', commitment));

export const allMilestones = async (device: Pick<Device, 'cache'>): Promise<readonly Kept<Milestone>[]> => inOrder(await allOf(device, 'milestone'));

const inOrder = (milestones: readonly Kept<Milestone>[]): readonly Kept<Milestone>[] => [...milestones].sort((one, other) => one.order - other.order);
