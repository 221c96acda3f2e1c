/** Everything the page of one piece of evidence shows, as this device holds it. */
import { publicationRefusalOf, type Evidence } from '../../domain/evidence';
import { isStandingEvidence } from '../../domain/evidence';
import { may } from '../../domain/permissions';
import { allEvidence, evidenceOf, requestOf } from '../../storage/evidence-reads';
import type { Device } from '../../storage/device';
import { meetingOf } from '../../storage/meeting-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { commitmentsOf, milestonesOf } from '../../storage/plan-reads';
import type { Kept } from '../../storage/reads';
import { readPlaces } from './places';
import { alreadyPresented } from '../../domain/already-presented';

export const readItem = async (device: Device, id: string) => {
  const evidence = await evidenceOf(device, id);
  if (!evidence) return { evidence: undefined };
  const [all, commitments, milestones, organizations, memberships, person, place, meeting, request] = await Promise.all([
    allEvidence(device),
    commitmentsOf(device),
    milestonesOf(device, evidence.commitment),
    organizationsOf(device),
    membershipsOf(device),
    personOf(device),
    readPlaces(device),
    evidence.meeting === undefined ? undefined : meetingOf(device, evidence.meeting),
    evidence.request === undefined ? undefined : requestOf(device, evidence.request),
  ]);
  const today = device.today();
  const commitment = commitments.find((one) => one.id === evidence.commitment);
  const writes = may(person, 'evidence.write', today, { organization: evidence.organization }) && isStandingEvidence(evidence);
  return {
    evidence,
    commitment,
    commitments,
    milestones,
    organization: organizations.find((one) => one.id === evidence.organization),
    author: memberships.find((one) => one.person === evidence.author)?.name,
    meeting,
    request,
    place: place(evidence),
    versions: versionsOf(evidence, all),
    before: alreadyPresented(evidence, all),
    today,
    mayDescribe: writes && evidence.publishedOn === undefined,
    mayReplace: writes && commitment !== undefined && may(person, 'evidence.add', today, { organization: evidence.organization, commitment }),
    mayWithdraw: evidence.state !== 'withdrawn' && may(person, 'evidence.write', today, { organization: evidence.organization }) && (evidence.publishedOn === undefined || may(person, 'evidence.publish', today)),
    mayPublish: may(person, 'evidence.publish', today) && isStandingEvidence(evidence) && evidence.publishedOn === undefined,
    publicationRefusal: publicationRefusalOf(evidence, today),
  };
};

export type ItemReading = Extract<Awaited<ReturnType<typeof readItem>>, { readonly versions: unknown }>;

/** From the first to the latest, this one among them. */
const versionsOf = (evidence: Kept<Evidence>, all: readonly Kept<Evidence>[]): readonly Kept<Evidence>[] => {
  const known = new Map(all.map((one) => [one.id, one]));
  const walk = (next: (one: Kept<Evidence>) => string | undefined): readonly Kept<Evidence>[] => {
    const found: Kept<Evidence>[] = [];
    for (let one = known.get(next(evidence) ?? ''); one && !found.includes(one) && one.id !== evidence.id; one = known.get(next(one) ?? '')) found.push(one);
    return found;
  };
  return [...[...walk(({ supersedes }) => supersedes)].reverse(), evidence, ...walk(({ supersededBy }) => supersededBy)];
};
