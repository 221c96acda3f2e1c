/**
 * What a row in the cache is found by besides its key. All of it stands in one index: a tablet that stores a page of a thousand
 * rows looks into each of them once, not once for every field that anything is found by. Who adds a field to it raises the version
 * of the database (dexie-cache.ts) and puts the rows that are there anew: links are made when a row is put.
 */
import type { RowKey } from '../domain/change';
import type { Fields } from '../domain/json';

/** Fields that name the row another belongs to or is about; `commitments` names several. */
export type Belonging = 'commitment' | 'commitments' | 'milestone' | 'meeting' | 'checkIn' | 'of' | 'organization';

type Linked = Belonging | 'on';

const linked: readonly Linked[] = ['commitment', 'commitments', 'meeting', 'checkIn', 'on'];
/** Only reviews are looked for by these; every link costs whoever stores the row. */
const linkedOfReviews: readonly Linked[] = [...linked, 'of', 'organization', 'milestone'];

/** As it stands in the index. */
export const linkTo = (entity: string, field: Linked, value: string): string => `${entity} ${field} ${value}`;

/** Of rows of any kind: one that only a newer app knows is found by it then. */
export const linksOf = ({ entity, fields }: RowKey & { readonly fields: Fields }): readonly string[] => {
  const links: string[] = [];
  for (const field of entity === 'review' ? linkedOfReviews : linked) {
    const value = fields[field];
    if (typeof value === 'string') links.push(linkTo(entity, field, value));
    else if (Array.isArray(value)) for (const each of value) if (typeof each === 'string') links.push(linkTo(entity, field, each));
  }
  return links;
};
