/** One submitted check-in with the lines of the period before it, as this device holds them. */
import { may } from '../../domain/permissions';
import { checkInFor, checkInsOf, linesOf } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentOfCode, milestonesOf } from '../../storage/plan-reads';

export const readSubmitted = async (device: Device, { code, from }: { readonly code: string; readonly from: string }) => {
  const commitment = await commitmentOfCode(device, code);
  const checkIn = commitment && (await checkInFor(device, commitment.id, from));
  if (!commitment || !checkIn) return { commitment, checkIn: undefined };
  const [lines, milestones, checkIns, organizations, memberships, person] = await Promise.all([
    linesOf(device, checkIn.id),
    milestonesOf(device, commitment.id),
    checkInsOf(device, commitment.id),
    organizationsOf(device),
    membershipsOf(device),
    personOf(device),
  ]);
  const before = checkIns.find((one) => one.from < checkIn.from && one.state !== 'returned');
  const today = device.today();
  return {
    commitment,
    checkIn,
    lines,
    milestones,
    before,
    linesBefore: before ? await linesOf(device, before.id) : [],
    area: organizations.find(({ id }) => id === checkIn.organization),
    author: memberships.find((one) => one.person === checkIn.submittedBy)?.name,
    today,
    mayAccept: may(person, 'checkIn.accept', today),
    mayReturn: may(person, 'checkIn.return', today),
    mayPublish: may(person, 'checkIn.publish', today),
    mayWrite: may(person, 'checkIn.record', today, { commitment }),
  };
};

export type SubmittedReading = Extract<Awaited<ReturnType<typeof readSubmitted>>, { readonly lines: unknown }>;
