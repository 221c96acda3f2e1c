/** The rows that something looks at, as far as each that was found leads to others: asked for until nothing new is named. */
import { rowKeyText, type RowImage, type RowKey } from '../src/domain/change';
import type { RowLookup } from '../src/domain/rows';
import type { ChangeLogView } from './modules/sync/change-log-store';

/** Each is asked for once. */
export const rowsAround = async (log: ChangeLogView, named: (row: RowLookup) => readonly RowKey[]): Promise<RowLookup> => {
  const found = new Map<string, RowImage>();
  const asked = new Set<string>();
  const row: RowLookup = (key) => found.get(rowKeyText(key));
  for (;;) {
    const keys = named(row).filter((key) => !asked.has(rowKeyText(key)));
    if (keys.length === 0) return row;
    for (const key of keys) asked.add(rowKeyText(key));
    for (const each of await log.rows(keys)) if (!each.deleted) found.set(rowKeyText(each), each);
  }
};
