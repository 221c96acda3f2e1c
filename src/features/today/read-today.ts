/** What the day is made of, as this device holds it. */
import { allCheckIns } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { draftsOf, readCheckInDraft } from '../../storage/drafts';
import { isActive } from '../../domain/membership';
import { rolesOf } from '../../domain/permissions';
import { allRequests } from '../../storage/evidence-reads';
import { allAssessments, reviewsOfArea, viewsOf } from '../../storage/review-reads';
import { openAttention } from '../../storage/item-reads';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf, planOf } from '../../storage/plan-reads';

export const readToday = async (device: Device) => {
  const [person, commitments, milestones, checkIns, organizations, drafts, attention, requests, assessments, plan] = await Promise.all([
    personOf(device),
    commitmentsOf(device),
    allMilestones(device),
    allCheckIns(device),
    organizationsOf(device),
    draftsOf(device),
    openAttention(device),
    allRequests(device),
    allAssessments(device),
    planOf(device),
  ]);
  const today = device.today();
  const [areas, roles] = [person.memberships.filter((one) => isActive(one, today)), rolesOf(person, today)];
  // Only what asks something of this person is read: reviews of the own areas, views of the forum.
  const reviews = (await Promise.all(areas.map(({ organization }) => reviewsOfArea(device, organization)))).flat();
  const views = roles.includes('forumMember') ? (await Promise.all(commitments.map(({ id }) => viewsOf(device, id)))).flat() : [];
  return {
    person,
    commitments,
    milestones,
    checkIns,
    requests,
    plan,
    assessments,
    reviews,
    views,
    organizations: new Map(organizations.map((one) => [one.id, one])),
    drafts: drafts.flatMap((draft) => {
      const content = readCheckInDraft(draft);
      return content ? [{ commitment: content.commitment, from: content.from, savedAt: draft.savedAt }] : [];
    }),
    attention: attention.length,
    today,
    now: device.now(),
  };
};

export type TodayReading = Awaited<ReturnType<typeof readToday>>;
