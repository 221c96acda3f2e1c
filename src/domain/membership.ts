/**
 * A membership: a person's place in an organization, for a time. It ends; it is never overwritten.
 * E-mail and phone are not here: they are a contact, a row of its own that only coordination holds.
 */
import type { Day } from './day';
import type { RecordId, UserId } from './ids';

export const roles = ['focalPoint', 'coordination', 'forumMember', 'monitor', 'facilitator'] as const;
export type Role = (typeof roles)[number];

export interface Membership {
  readonly id: RecordId;
  /** The account; undefined until the person has accepted the invitation. */
  readonly person?: UserId;
  readonly name: string;
  readonly organization: RecordId;
  readonly role: Role;
  readonly from: Day;
  readonly to?: Day;
  readonly demo?: boolean;
}

export interface Contact {
  readonly id: RecordId;
  readonly membership: RecordId;
  readonly email?: string;
  readonly phone?: string;
}

/** Active on a day: begun, and not ended before it. */
export const isActive = (membership: Pick<Membership, 'from' | 'to'>, today: Day): boolean =>
  membership.from <= today && (membership.to === undefined || membership.to >= today);
