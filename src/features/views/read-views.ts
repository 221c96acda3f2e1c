/** What organizations of the forum see of a commitment, and whether this person may say it for one of them. */
import { viewId, type CivilSocietyView } from '../../domain/civil-society-view';
import { begunSlotsOf } from '../../domain/dues';
import { slotStarting } from '../../domain/check-in';
import { isActive } from '../../domain/membership';
import { may } from '../../domain/permissions';
import type { RecordId } from '../../domain/ids';
import type { Device } from '../../storage/device';
import { stateOfRow } from '../../storage/item-reads';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentOfCode, commitmentsOf, milestonesOf } from '../../storage/plan-reads';
import type { Kept } from '../../storage/reads';
import { viewsOf } from '../../storage/review-reads';

/** The organization of the forum that this person speaks for; undefined for everybody else. */
const ownOrganization = async (device: Device): Promise<RecordId | undefined> => {
  const person = await personOf(device);
  const today = device.today();
  return person.memberships.find((one) => isActive(one, today) && may(person, 'view.give', today, { organization: one.organization }))?.organization;
};

export const readViews = async (device: Device, commitmentId: string) => {
  const [commitments, views, milestones, organizations, own] = await Promise.all([commitmentsOf(device), viewsOf(device, commitmentId), milestonesOf(device, commitmentId), organizationsOf(device), ownOrganization(device)]);
  const commitment = commitments.find(({ id }) => id === commitmentId);
  const begun = commitment ? begunSlotsOf(commitment, [], device.today()).map(({ slot }) => slot) : [];
  const given = new Set(views.map(({ id }) => id));
  return {
    commitment,
    views,
    milestones,
    organizations: new Map(organizations.map((one) => [one.id, one])),
    own,
    /** Periods of which the own organization has said nothing yet, the latest first. */
    open: own === undefined ? [] : [...begun].reverse().filter(({ from }) => !given.has(viewId(commitmentId, from, own))),
  };
};

/** Those who see one milestone differently than the area says, the latest period first. */
export const readDiffering = async (device: Device, commitment: string, milestone: string) => {
  const [views, organizations] = await Promise.all([viewsOf(device, commitment), organizationsOf(device)]);
  const names = new Map(organizations.map((one) => [one.id, one]));
  // Of each organization the latest word stands.
  const latest = views.filter((view, index) => views.findIndex((one) => one.organization === view.organization) === index);
  return latest.flatMap((view) => view.differs.filter((one) => one.milestone === milestone).map((differs) => ({ view, differs, organization: names.get(view.organization) })));
};

/** One form: a commitment, a period, and what was already said of it. */
export const readViewForm = async (device: Device, code: string, from: string) => {
  const commitment = await commitmentOfCode(device, code);
  const slot = commitment && slotStarting(commitment, from);
  if (!commitment || !slot) return { slot: undefined };
  const [milestones, views, organizations, own] = await Promise.all([milestonesOf(device, commitment.id), viewsOf(device, commitment.id), organizationsOf(device), ownOrganization(device)]);
  const id = own === undefined ? undefined : viewId(commitment.id, slot.from, own);
  const given: Kept<CivilSocietyView> | undefined = views.find((one) => one.id === id);
  return {
    commitment,
    slot,
    milestones: milestones.filter(({ reported }) => reported !== 'withdrawn'),
    organization: organizations.find((one) => one.id === own),
    given,
    state: id === undefined ? undefined : await stateOfRow(device, `civilSocietyView/${id}`),
    hasBegun: slot.from <= device.today(),
  };
};

export type ViewFormReading = Extract<Awaited<ReturnType<typeof readViewForm>>, { readonly hasBegun: unknown }>;
