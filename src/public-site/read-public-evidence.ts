/** From published rows to what pages say of evidence and of requests of it on one day. */
import type { RowImage } from '../domain/change';
import { dayAt, type Day } from '../domain/day';
import { toPublicEvidence, toPublicRequest, type PublicEvidence, type PublicRequest } from '../domain/evidence-publication';
import { requestFactOf } from '../domain/evidence-request';
import type { RecordId } from '../domain/ids';
import { isPublic } from '../domain/publication';
import { recordOf } from '../domain/rows';
import { timeZone } from '../language/dates';
import { evidencePartPath } from './addresses';
import type { EvidenceModel, RequestModel } from './evidence-model';
import type { PublishedRecords } from './published-records';

export interface EvidenceRead {
  readonly of: (commitment: RecordId) => { readonly evidence: readonly EvidenceModel[]; readonly requests: readonly RequestModel[] };
}

interface Given {
  readonly organizations: PublishedRecords['organizations'];
  readonly today: Day;
}

export const readPublicEvidence = (given: readonly RowImage[], { organizations, today }: Given): EvidenceRead => {
  const rows = given.filter(isPublic);
  const evidence = rows.filter(({ entity }) => entity === 'publishedEvidence').flatMap((row) => recordOf('publishedEvidence', row) ?? []).map(toPublicEvidence);
  const requests = rows.filter(({ entity }) => entity === 'publishedRequest').flatMap((row) => recordOf('publishedRequest', row) ?? []).map(toPublicRequest);
  const codes = new Map(evidence.map(({ id, code }) => [id, code]));
  return {
    of: (commitment) => ({
      evidence: evidence
        .filter((one) => one.commitment === commitment)
        .sort((one, other) => other.capturedAt - one.capturedAt || byText(one.code, other.code))
        .map((one) => evidenceModel(one, { organizations, codes })),
      requests: requests
        .filter((one) => one.commitment === commitment)
        .sort((one, other) => byText(other.openedOn, one.openedOn) || byText(one.due, other.due))
        .map((one) => requestModel(one, { organizations, today })),
    }),
  };
};

const evidenceModel = (evidence: PublicEvidence, { organizations, codes }: Pick<Given, 'organizations'> & { readonly codes: ReadonlyMap<RecordId, string> }): EvidenceModel => {
  const { commitment: _commitment, organization, capturedAt, receivedAt, supersededBy, derivatives, ...told } = evidence;
  return {
    ...told,
    organization: organizations.get(organization) ?? null,
    capturedOn: dayAt(capturedAt, timeZone),
    receivedAt: receivedAt === null ? null : new Date(receivedAt).toISOString(),
    supersededBy: supersededBy === null ? null : (codes.get(supersededBy) ?? null),
    derivatives: derivatives.map((derivative) => ({ ...derivative, path: evidencePartPath(evidence.id, derivative.part) })),
  };
};

/** A request as it stands today. */
export const requestModel = (request: PublicRequest, { organizations, today }: Given): RequestModel => {
  const { commitment: _commitment, organization, ...told } = request;
  const { answeredOn, ...asked } = told;
  const fact = requestFactOf({ ...asked, ...(answeredOn === null ? {} : { answeredOn }) }, today);
  return { ...told, organization: organizations.get(organization) ?? null, fact: fact ?? null };
};

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
