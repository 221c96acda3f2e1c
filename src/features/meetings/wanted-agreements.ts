/** Which agreements a person asked for, in which order, and how that stands in the page's address. */
import { agreementDueOf, isStanding, type Agreement } from '../../domain/agreement';
import type { Day } from '../../domain/day';
import { isActive } from '../../domain/membership';
import type { Person } from '../../domain/permissions';

export const agreementFilters = ['standing', 'overdue', 'open', 'reportedDone', 'verified', 'dropped', 'all'] as const;
export type AgreementFilter = (typeof agreementFilters)[number];

export interface WantedAgreements {
  readonly order: 'due' | 'owner';
  readonly mine: boolean;
  readonly commitment: string | undefined;
  readonly state: AgreementFilter;
}

/** Words of the address are Spanish in every language, like the addresses themselves. */
const stateNames: Readonly<Record<AgreementFilter, string>> = { standing: '', overdue: 'vencidos', open: 'abiertos', reportedDone: 'informados', verified: 'verificados', dropped: 'sin-efecto', all: 'todos' };

export const wantedAgreementsFrom = (query: URLSearchParams): WantedAgreements => ({
  order: query.get('orden') === 'responsable' ? 'owner' : 'due',
  mine: query.get('mios') === 'si',
  commitment: query.get('compromiso') || undefined,
  state: agreementFilters.find((state) => state !== 'standing' && stateNames[state] === query.get('estado')) ?? 'standing',
});

export const wantedAgreementsToQuery = ({ order, mine, commitment, state }: WantedAgreements): URLSearchParams => {
  const asked = { orden: order === 'owner' ? 'responsable' : '', mios: mine ? 'si' : '', compromiso: commitment, estado: stateNames[state] };
  return new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));
};

/** Owed by an organization in which the person has a place today, or by the person. */
export const isOwedBy = ({ organization, person: named }: Pick<Agreement, 'organization' | 'person'>, { memberships }: Person, today: Day): boolean =>
  memberships.some((one) => isActive(one, today) && (one.organization === organization || one.id === named?.membership));

/** In the order they came. */
export const filterAgreements = <One extends Agreement>(agreements: readonly One[], { mine, commitment, state }: WantedAgreements, { person, today }: { readonly person: Person; readonly today: Day }): readonly One[] =>
  agreements.filter((one) => (!mine || isOwedBy(one, person, today)) && (commitment === undefined || one.commitments.includes(commitment)) && isIn(one, state, today));

const isIn = (agreement: Agreement, state: AgreementFilter, today: Day): boolean => {
  if (state === 'all') return true;
  if (state === 'standing') return isStanding(agreement);
  return state === 'overdue' ? agreementDueOf(agreement, today).state === 'overdue' : agreement.state === state;
};
