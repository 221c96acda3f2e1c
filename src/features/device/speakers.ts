/** Who wrote the other text, as a person would say it. */
import type { Membership, Role } from '../../domain/membership';

export type Speaker = { readonly kind: 'self' } | { readonly kind: 'named'; readonly name: string; readonly role: Role } | { readonly kind: 'unknown' };

export const speakerOf = (by: string, user: string, memberships: readonly Membership[]): Speaker => {
  if (by === user) return { kind: 'self' };
  const membership = memberships.find((one) => one.person === by);
  return membership ? { kind: 'named', name: membership.name, role: membership.role } : { kind: 'unknown' };
};
