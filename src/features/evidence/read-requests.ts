/** Requests as this person stands to them. */
import type { RecordId } from '../../domain/ids';
import { may } from '../../domain/permissions';
import { allEvidence, allRequests, requestOf } from '../../storage/evidence-reads';
import type { Device } from '../../storage/device';
import { stateOfRow } from '../../storage/item-reads';
import { meetingOf } from '../../storage/meeting-reads';
import { membershipsOf, organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf, milestonesOf } from '../../storage/plan-reads';
import { readPlaces } from './places';

export const readRequests = async (device: Device) => {
  const [requests, commitments, milestones, organizations, person] = await Promise.all([allRequests(device), commitmentsOf(device), allMilestones(device), organizationsOf(device), personOf(device)]);
  const today = device.today();
  const isOwn = (organization: RecordId): boolean => person.memberships.some((one) => one.organization === organization);
  return {
    requests,
    commitments: new Map(commitments.map((one) => [one.id, one])),
    milestones: new Map(milestones.map((one) => [one.id, one])),
    organizations: new Map(organizations.map((one) => [one.id, one])),
    today,
    isOwn,
    mayAsk: may(person, 'request.open', today),
    mayJudge: may(person, 'request.judge', today),
  };
};

export type RequestsReading = Awaited<ReturnType<typeof readRequests>>;

export const readRequest = async (device: Device, id: string) => {
  const request = await requestOf(device, id);
  if (!request) return { request: undefined };
  const [commitments, milestones, organizations, memberships, person, evidence, place, state, meeting] = await Promise.all([
    commitmentsOf(device),
    milestonesOf(device, request.commitment),
    organizationsOf(device),
    membershipsOf(device),
    personOf(device),
    allEvidence(device),
    readPlaces(device),
    stateOfRow(device, `evidenceRequest/${id}`),
    request.meeting === undefined ? undefined : meetingOf(device, request.meeting),
  ]);
  const today = device.today();
  return {
    request,
    commitment: commitments.find((one) => one.id === request.commitment),
    milestone: milestones.find((one) => one.id === request.milestone),
    organization: organizations.find((one) => one.id === request.organization),
    meeting,
    evidence,
    place,
    state,
    today,
    nameOf: (user: string): string | undefined => memberships.find((one) => one.person === user)?.name,
    mayAnswer: request.state === 'open' && may(person, 'request.answer', today, { organization: request.organization }),
    mayAsk: request.state === 'open' && may(person, 'request.open', today),
    mayJudge: request.state === 'answered' && may(person, 'request.judge', today),
  };
};

export type RequestReading = Extract<Awaited<ReturnType<typeof readRequest>>, { readonly nameOf: unknown }>;
