/** Reads of evidence and of requests for it. */
import type { Evidence } from '../domain/evidence';
import type { EvidenceRequest, PublishedRequest } from '../domain/evidence-request';
import type { Device } from './device';
import { allOf, oneOf, type Kept } from './reads';

/** Newest first. */
export const allEvidence = async (device: Pick<Device, 'cache'>): Promise<readonly Kept<Evidence>[]> =>
  [...(await allOf(device, 'evidence'))].sort((one, other) => other.capturedAt - one.capturedAt || other.id.localeCompare(one.id));

export const evidenceOf = (device: Pick<Device, 'cache'>, id: string): Promise<Kept<Evidence> | undefined> => oneOf(device, 'evidence', id);

/** By their day, earliest first. */
export const allRequests = async (device: Pick<Device, 'cache'>): Promise<readonly Kept<EvidenceRequest>[]> =>
  [...(await allOf(device, 'evidenceRequest'))].sort((one, other) => one.due.localeCompare(other.due) || one.id.localeCompare(other.id));

export const requestOf = (device: Pick<Device, 'cache'>, id: string): Promise<Kept<EvidenceRequest> | undefined> => oneOf(device, 'evidenceRequest', id);

/** What everybody may know of requests, those of areas whose own rows this person does not hold among them. */
export const publishedRequests = (device: Pick<Device, 'cache'>): Promise<readonly Kept<PublishedRequest>[]> => allOf(device, 'publishedRequest');
