/** What the public site says of evidence, as plain data: the files of open data are these same objects. */
import type { Day } from '../domain/day';
import type { Derivative } from '../domain/evidence';
import type { PublicEvidence, PublicRequest } from '../domain/evidence-publication';
import type { RequestFact } from '../domain/evidence-request';
import type { Words } from '../domain/json';
import type { PublicOrganization } from '../domain/publication';

export interface EvidenceModel extends Omit<PublicEvidence, 'commitment' | 'organization' | 'capturedAt' | 'receivedAt' | 'supersededBy' | 'derivatives'> {
  readonly organization: PublicOrganization | null;
  /** The day on which its device says it was made. */
  readonly capturedOn: Day;
  /** ISO 8601. */
  readonly receivedAt: string | null;
  /** The code of the evidence that took its place, where that is public too. */
  readonly supersededBy: string | null;
  /** `path` is where its bytes are. */
  readonly derivatives: readonly (Derivative & { readonly path: string })[];
}

export interface RequestModel extends Omit<PublicRequest, 'commitment' | 'organization'> {
  readonly organization: PublicOrganization | null;
  /** What can be said of it today once its day is over; null while nothing is late. */
  readonly fact: RequestFact | null;
}

/** What the server says of a receipt: all that everybody may know, or only that it has what the receipt names. */
export type ReceiptModel =
  | { readonly state: 'published'; readonly code: string; readonly evidence: EvidenceModel; readonly commitment: { readonly code: string; readonly title: Words } }
  | { readonly state: 'received'; readonly code: string };
