/** What the sheet needs to know: of which commitment and milestones it may be, and whose evidence it is. */
import { leadOf, type Commitment } from '../../domain/commitment';
import type { RecordId } from '../../domain/ids';
import { isWithdrawn } from '../../domain/milestone';
import { may } from '../../domain/permissions';
import { allEvidence, evidenceOf, requestOf } from '../../storage/evidence-reads';
import type { Device } from '../../storage/device';
import { meetingOf } from '../../storage/meeting-reads';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';
import type { ShownAbout } from './capture-items';

export const readCapture = async (device: Device, about: ShownAbout) => {
  const [commitments, milestones, organizations, person, evidence, former, request, meeting] = await Promise.all([
    commitmentsOf(device),
    allMilestones(device),
    organizationsOf(device),
    personOf(device),
    allEvidence(device),
    about.replaces === undefined ? undefined : evidenceOf(device, about.replaces),
    about.request === undefined ? undefined : requestOf(device, about.request),
    about.meeting === undefined ? undefined : meetingOf(device, about.meeting),
  ]);
  const today = device.today();
  /** Areas of this person that may show something of a commitment; the one that is asked, where it is asked. Coordination shows it for the lead. */
  const areasFor = (commitment: Commitment): readonly RecordId[] => {
    const asked = former?.organization ?? request?.organization;
    const own = person.memberships.map(({ organization }) => organization);
    const responsible = milestones.filter((one) => one.commitment === commitment.id).map((one) => one.responsible);
    const possible = [...new Set(asked === undefined ? [...own, leadOf(commitment)] : [asked])].filter((one) => one !== undefined);
    return possible.filter((organization) => may(person, 'evidence.add', today, { organization, commitment, assigned: request?.organization === organization || responsible.includes(organization) }));
  };
  const fixed = former?.commitment ?? request?.commitment ?? about.commitment;
  const met = meeting?.commitments ?? [];
  return {
    commitments: commitments.filter((one) => (fixed === undefined ? met.length === 0 || met.includes(one.id) : one.id === fixed) && areasFor(one).length > 0),
    isFixed: fixed !== undefined,
    milestones: milestones.filter((one) => !isWithdrawn(one)),
    organizations,
    areasFor,
    evidence,
    former,
    request,
    today,
    codes: new Map(commitments.map(({ id, code }) => [id, code])),
  };
};

export type CaptureFacts = Awaited<ReturnType<typeof readCapture>>;
