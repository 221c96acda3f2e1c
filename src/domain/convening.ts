/** Who may call people together, and on what. */
import { isParty, type Commitment } from './commitment';
import type { Day } from './day';
import type { RecordId } from './ids';
import { may, type Person } from './permissions';

/** Of these organizations, those for which the person may convene a meeting: their own areas; all of them for coordination and facilitators. */
export const hostsFor = <One extends { readonly id: RecordId }>(person: Person, today: Day, organizations: readonly One[]): readonly One[] =>
  organizations.filter(({ id }) => may(person, 'meeting.schedule', today, { organization: id }));

/** True if the person may convene a meeting on the commitment: an area on what it is a party of, coordination and facilitators on any. */
export const mayConvene = (person: Person, today: Day, commitment: Pick<Commitment, 'parties'>): boolean =>
  may(person, 'meeting.schedule', today) ||
  person.memberships.some(({ organization }) => isParty(commitment, organization) && may(person, 'meeting.schedule', today, { organization }));
