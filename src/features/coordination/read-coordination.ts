/** What the deadlines and the queue are made of, as this device holds it. */
import { may } from '../../domain/permissions';
import { allCheckIns } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf, planOf } from '../../storage/plan-reads';

export const readCoordination = async (device: Device) => {
  const [plan, commitments, milestones, checkIns, organizations, person] = await Promise.all([
    planOf(device),
    commitmentsOf(device),
    allMilestones(device),
    allCheckIns(device),
    organizationsOf(device),
    personOf(device),
  ]);
  const today = device.today();
  return {
    plan,
    commitments,
    milestones,
    checkIns,
    organizations: new Map(organizations.map((one) => [one.id, one])),
    today,
    maySeeDevices: may(person, 'devices.see', today),
    mayAccept: may(person, 'checkIn.accept', today),
  };
};

export type CoordinationReading = Awaited<ReturnType<typeof readCoordination>>;
