/** All the evidence that this device holds, with what its places and filters need. */
import { isWithdrawn } from '../../domain/milestone';
import { may } from '../../domain/permissions';
import { allEvidence, allRequests } from '../../storage/evidence-reads';
import type { Device } from '../../storage/device';
import { personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';
import { readPlaces } from './places';

export const readGallery = async (device: Device) => {
  const [evidence, requests, commitments, milestones, person, place] = await Promise.all([allEvidence(device), allRequests(device), commitmentsOf(device), allMilestones(device), personOf(device), readPlaces(device)]);
  const today = device.today();
  return {
    evidence,
    requests,
    commitments,
    milestones: milestones.filter((one) => !isWithdrawn(one)),
    place,
    person,
    today,
    mayAdd: person.memberships.some(({ organization }) => commitments.some((commitment) => may(person, 'evidence.add', today, { organization, commitment }))),
    mayAsk: may(person, 'request.open', today),
  };
};

export type GalleryReading = Awaited<ReturnType<typeof readGallery>>;
