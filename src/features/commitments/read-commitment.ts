/** Everything the page of one commitment shows, as this device holds it. */
import { groupedBy } from '../../domain/grouped-by';
import { leadOf } from '../../domain/commitment';
import { may } from '../../domain/permissions';
import { slotToReport } from '../../domain/dues';
import { checkInsOf, linesOf } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentOfCode, milestonesOf, planOf } from '../../storage/plan-reads';
import { byId } from './read-plan';

export const readCommitment = async (device: Device, code: string) => {
  const commitment = await commitmentOfCode(device, code);
  if (!commitment) return { commitment: undefined };
  const [plan, milestones, checkIns, organizations, memberships, person] = await Promise.all([
    planOf(device),
    milestonesOf(device, commitment.id),
    checkInsOf(device, commitment.id),
    organizationsOf(device),
    membershipsOf(device),
    personOf(device),
  ]);
  const lines = (await Promise.all(checkIns.map((checkIn) => linesOf(device, checkIn.id)))).flat();
  const today = device.today();
  const mayReport = may(person, 'checkIn.record', today, { commitment }) || may(person, 'checkIn.recordOnBehalf', today, { commitment });
  return {
    commitment,
    plan,
    milestones,
    checkIns,
    lines,
    today,
    organizations: byId(organizations),
    /** The name behind an account, where this device knows it. */
    names: new Map([...groupedBy(memberships, (membership) => membership.person ?? '')].map(([user, theirs]) => [user, theirs[0]?.name ?? ''])),
    /** The period that "report progress" opens, for whoever may; a commitment without a lead takes no check-in. */
    toReport: mayReport && leadOf(commitment) !== undefined ? slotToReport(commitment, checkIns, today) : undefined,
    mayCoordinate: may(person, 'checkIn.accept', today),
  };
};

export type CommitmentReading = Extract<Awaited<ReturnType<typeof readCommitment>>, { readonly plan: unknown }>;
