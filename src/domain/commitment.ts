/** A commitment (compromiso): a promise of the plan, with its own dates and parties. */
import type { Day } from './day';
import type { RecordId } from './ids';
import type { Words } from './json';
import { isReason, mayMove, type CommitmentState } from './life-cycles';
import { accept, refuse, type Result } from './result';

export const ogpValues = ['accessToInformation', 'civicParticipation', 'publicAccountability', 'technologyInnovation'] as const;
export type OgpValue = (typeof ogpValues)[number];

export const partyParts = ['lead', 'support', 'csoPartner'] as const;
export type PartyPart = (typeof partyParts)[number];

export interface Party {
  readonly organization: RecordId;
  readonly part: PartyPart;
  /** The membership of the focal point. */
  readonly focalPoint?: RecordId;
  readonly publicContact?: string;
}

export interface Commitment {
  readonly id: RecordId;
  readonly code: string;
  readonly order: number;
  readonly title: Words;
  readonly problem?: Words;
  readonly statusQuo?: Words;
  readonly action?: Words;
  readonly contribution?: Words;
  readonly ogpValues: readonly OgpValue[];
  readonly policyArea?: Words;
  readonly law?: Words;
  readonly start: Day;
  readonly end: Day;
  readonly lifecycle: CommitmentState;
  readonly reason?: string;
  /** The planning meeting that was held: it cannot begin without one. */
  readonly planningMeeting?: RecordId;
  readonly parties: readonly Party[];
  /** How many institutions the source counts, where it does not name them all. */
  readonly statedInstitutions?: number;
  readonly statedInstitutionsNote?: Words;
  readonly notes?: readonly Words[];
  readonly source?: string;
  readonly demo?: boolean;
}

/** The organization that answers for the commitment, and keeps its drafts; undefined where the source names none. */
export const leadOf = (commitment: Pick<Commitment, 'parties'>): RecordId | undefined =>
  commitment.parties.find((party) => party.part === 'lead')?.organization;

export const isParty = (commitment: Pick<Commitment, 'parties'>, organization: RecordId): boolean =>
  commitment.parties.some((party) => party.organization === organization);

export type MoveRefusal =
  | { readonly kind: 'no-such-move'; readonly from: CommitmentState; readonly to: CommitmentState }
  | { readonly kind: 'reason-too-short' }
  | { readonly kind: 'planning-meeting-missing' };

/**
 * Moves a commitment along its life. Starting it needs a planning meeting that was held; withdrawing it, a reason.
 */
export const moveCommitment = (
  commitment: Commitment,
  to: CommitmentState,
  facts: { readonly planningMeetingHeld: boolean; readonly reason?: string },
): Result<Commitment, MoveRefusal> => {
  if (!mayMove('commitment', commitment.lifecycle, to)) return refuse({ kind: 'no-such-move', from: commitment.lifecycle, to });
  if (to === 'inImplementation' && !facts.planningMeetingHeld) return refuse({ kind: 'planning-meeting-missing' });
  if (to === 'withdrawn' && !isReason(facts.reason)) return refuse({ kind: 'reason-too-short' });
  return accept({ ...commitment, lifecycle: to, ...(facts.reason === undefined ? {} : { reason: facts.reason }) });
};
