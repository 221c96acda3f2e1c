/** Rows as decisions read them: by entity and id, whoever keeps them. */
import type { RowImage, RowKey } from './change';
import type { CheckIn, CheckInLine } from './check-in';
import type { Commitment } from './commitment';
import type { RecordId } from './ids';
import type { Contact, Membership } from './membership';
import type { Milestone } from './milestone';
import type { Organization } from './organization';
import type { Plan } from './plan';

export interface Records {
  plan: Plan;
  organization: Organization;
  membership: Membership;
  contact: Contact;
  commitment: Commitment;
  milestone: Milestone;
  checkIn: CheckIn;
  checkInLine: CheckInLine;
}

/** Finds a row; undefined where there is none or it was deleted. */
export type RowLookup = (key: RowKey) => RowImage | undefined;

/** A row's fields with its id, as the record that its entity names. The doors have checked the shape. */
export const recordOf = <Name extends keyof Records>(_entity: Name, row: { readonly id: RecordId; readonly fields: object } | undefined): Records[Name] | undefined =>
  row === undefined ? undefined : ({ ...row.fields, id: row.id } as unknown as Records[Name]);
