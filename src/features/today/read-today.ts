/** What the day is made of, as this device holds it. */
import { allCheckIns } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { draftsOf, readCheckInDraft } from '../../storage/drafts';
import { allRequests } from '../../storage/evidence-reads';
import { openAttention } from '../../storage/item-reads';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';

export const readToday = async (device: Device) => {
  const [person, commitments, milestones, checkIns, organizations, drafts, attention, requests] = await Promise.all([
    personOf(device),
    commitmentsOf(device),
    allMilestones(device),
    allCheckIns(device),
    organizationsOf(device),
    draftsOf(device),
    openAttention(device),
    allRequests(device),
  ]);
  return {
    person,
    commitments,
    milestones,
    checkIns,
    requests,
    organizations: new Map(organizations.map((one) => [one.id, one])),
    drafts: drafts.flatMap((draft) => {
      const content = readCheckInDraft(draft);
      return content ? [{ commitment: content.commitment, from: content.from, savedAt: draft.savedAt }] : [];
    }),
    attention: attention.length,
    today: device.today(),
    now: device.now(),
  };
};

export type TodayReading = Awaited<ReturnType<typeof readToday>>;
