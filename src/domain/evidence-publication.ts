/** What everybody may learn of evidence and of requests. As in publication.ts, a new field stays inside until somebody names it here. */
import type { Day } from './day';
import { publicDerivativesOf, type BlobReference, type Derivative, type Evidence, type EvidenceKind, type EvidenceOrigin, type PublishedEvidence, type SeenLink } from './evidence';
import { answeredOnOf, type EvidenceRequest, type PublishedRequest } from './evidence-request';
import type { RecordId } from './ids';
import type { EvidenceRequestState } from './life-cycles';
import { receiptCode } from './receipt-code';

/** The copy that is made at publication: no author, no place, no file name, nothing of the device, and no original that anybody could fetch. */
export const publishedEvidenceOf = (evidence: Evidence, publishedOn: Day): Omit<PublishedEvidence, 'id'> => {
  const { id, commitment, organization, milestones, kind, origin, capturedAt, title, shows, text, link, original, receivedAt, onBehalf, demo } = evidence;
  return {
    evidence: id,
    commitment,
    organization,
    milestones,
    kind,
    origin,
    capturedAt,
    code: receiptCode(id, original?.sha256),
    title,
    shows,
    ...(text === undefined ? {} : { text }),
    ...(link ? { link: linkOf(link) } : {}),
    ...(original ? { original: bytesOf(original) } : {}),
    derivatives: publicDerivativesOf(evidence).map(derivativeOf),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(onBehalf ? { onBehalf } : {}),
    publishedOn,
    ...(demo ? { demo } : {}),
  };
};

const linkOf = ({ url, title, seenOn }: SeenLink): SeenLink => ({ url, title, seenOn });
const bytesOf = ({ sha256, bytes, type }: BlobReference): Omit<BlobReference, 'name'> => ({ sha256, bytes, type });
const derivativeOf = ({ part, sha256, bytes, type, width, height }: Derivative): Derivative => ({ part, sha256, bytes, type, ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) });

/** Evidence as a page or a file tells it; what is null was never there or was taken back. */
export interface PublicEvidence {
  readonly id: RecordId;
  readonly commitment: RecordId;
  readonly organization: RecordId;
  readonly milestones: readonly RecordId[];
  readonly kind: EvidenceKind;
  readonly origin: EvidenceOrigin;
  /** The device's time in ms: a claim. */
  readonly capturedAt: number;
  readonly code: string;
  readonly title: string | null;
  readonly shows: string | null;
  readonly text: string | null;
  readonly link: SeenLink | null;
  readonly original: Omit<BlobReference, 'name'> | null;
  readonly derivatives: readonly Derivative[];
  readonly receivedAt: number | null;
  readonly onBehalf: boolean;
  readonly publishedOn: Day;
  readonly supersededBy: RecordId | null;
  readonly withdrawnOn: Day | null;
  readonly reason: string | null;
  readonly demo: boolean;
}

/** Copied field by field once more on the way out. `id` is the evidence's, by which its pictures are asked for. */
export const toPublicEvidence = (published: PublishedEvidence): PublicEvidence => ({
  id: published.evidence,
  commitment: published.commitment,
  organization: published.organization,
  milestones: published.milestones,
  kind: published.kind,
  origin: published.origin,
  capturedAt: published.capturedAt,
  code: published.code,
  title: published.title ?? null,
  shows: published.shows ?? null,
  text: published.text ?? null,
  link: published.link ? linkOf(published.link) : null,
  original: published.original ? bytesOf(published.original) : null,
  derivatives: published.withdrawnOn === undefined ? published.derivatives.map(derivativeOf) : [],
  receivedAt: published.receivedAt ?? null,
  onBehalf: published.onBehalf ?? false,
  publishedOn: published.publishedOn,
  supersededBy: published.supersededBy ?? null,
  withdrawnOn: published.withdrawnOn ?? null,
  reason: published.reason ?? null,
  demo: published.demo ?? false,
});

export interface PublicRequest {
  readonly commitment: RecordId;
  readonly milestone: RecordId | null;
  readonly organization: RecordId;
  readonly due: Day;
  readonly asks: number;
  readonly state: EvidenceRequestState;
  readonly openedOn: Day;
  readonly answeredOn: Day | null;
  readonly closedOn: Day | null;
  readonly demo: boolean;
}

export const toPublicRequest = (published: PublishedRequest): PublicRequest => ({
  commitment: published.commitment,
  milestone: published.milestone ?? null,
  organization: published.organization,
  due: published.due,
  asks: published.asks,
  state: published.state,
  openedOn: published.openedOn,
  answeredOn: published.answeredOn ?? null,
  closedOn: published.closedOn ?? null,
  demo: published.demo ?? false,
});

/** That a request was made, by when, how often and where it stands: neither the question nor the answers. */
export const publishedRequestOf = (request: EvidenceRequest): Omit<PublishedRequest, 'id'> => {
  const { id, commitment, milestone, meeting, organization, due, asks, state, openedOn, closedOn, demo } = request;
  const answeredOn = answeredOnOf(request);
  return {
    request: id,
    commitment,
    ...(milestone === undefined ? {} : { milestone }),
    ...(meeting === undefined ? {} : { meeting }),
    organization,
    due,
    asks,
    state,
    openedOn,
    ...(answeredOn === undefined ? {} : { answeredOn }),
    ...(closedOn === undefined ? {} : { closedOn }),
    ...(demo ? { demo } : {}),
  };
};
