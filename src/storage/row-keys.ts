import type { RowKey } from '../domain/change';

/** `entity/id` read back. */
export const rowKeyOf = (text: string): RowKey => {
  const cut = text.indexOf('/');
  return { entity: text.slice(0, cut), id: text.slice(cut + 1) };
};
