/**
 * The port to the plans: what the accounts must know of people's memberships. This module never reads or writes a row
 * of a plan itself; whoever puts the server together hands this in.
 */
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { Words } from '../../../src/domain/json';
import type { Role } from '../../../src/domain/membership';

/** A membership, and the plan it belongs to. */
export interface Place {
  readonly plan: RecordId;
  readonly membership: RecordId;
  readonly name: string;
  readonly role: Role;
  /** The account that holds it; undefined until somebody accepted the invitation. */
  readonly person: UserId | undefined;
}

export interface PlanPeople {
  /** The plans where the person has or had a membership. */
  readonly plansOf: (user: UserId) => Promise<readonly { readonly id: RecordId; readonly title: Words }[]>;
  /** Every place that the person has or had, in any plan. */
  readonly placesOf: (user: UserId) => Promise<readonly Place[]>;
  readonly placeOf: (membership: RecordId) => Promise<Place | undefined>;
  /** The memberships of demonstration data that are active today; none where no such data is loaded. */
  readonly demoPlaces: () => Promise<readonly Place[]>;
  readonly mayInvite: (user: UserId, plan: RecordId) => Promise<boolean>;
  /** Gives the membership to the account, as a change of the server. Throws if the plan refuses it. */
  readonly link: (place: Place, user: UserId) => Promise<void>;
}
