/** What waits, in batches that can be gone through in one go: by date, by commitment, or by how long it has waited. */
import { addDays, dayAt, type Day } from '../../domain/day';
import { groupedBy } from '../../domain/grouped-by';
import type { WaitingItem } from '../../domain/review-inbox';
import { timeZone } from '../../language/dates';
import type { InboxEntry } from './inbox-entry';

export const orders = ['due', 'commitment', 'age'] as const;
export type Order = (typeof orders)[number];

/** In the order in which they stand. */
export const dueBatches = ['late', 'week', 'month', 'later', 'undated'] as const;
export type DueBatch = (typeof dueBatches)[number];

export const ageBatches = ['overMonth', 'overWeek', 'lastWeek'] as const;
export type AgeBatch = (typeof ageBatches)[number];

type Batched = Pick<WaitingItem, 'due' | 'at' | 'commitment'>;

/** The batch that an item is in; of commitments, their id. */
export const batchOf = (item: Batched, order: Order, today: Day): string => {
  if (order === 'commitment') return item.commitment;
  return order === 'due' ? dueBatchOf(item, today) : ageBatchOf(item, today);
};

const dueBatchOf = ({ due }: Batched, today: Day): DueBatch => {
  if (due === undefined) return 'undated';
  if (due < today) return 'late';
  if (due <= addDays(today, 6)) return 'week';
  return due <= addDays(today, 30) ? 'month' : 'later';
};

const ageBatchOf = ({ at }: Batched, today: Day): AgeBatch => {
  const came = dayAt(at, timeZone);
  if (came < addDays(today, -30)) return 'overMonth';
  return came < addDays(today, -6) ? 'overWeek' : 'lastWeek';
};

export interface Batch {
  readonly key: string;
  readonly entries: readonly InboxEntry[];
}

/** Within a batch the earliest date first, or what waits longest. Commitments stand in the plan's own order. */
export const batchesOf = (entries: readonly InboxEntry[], order: Order, today: Day): readonly Batch[] => {
  const grouped = groupedBy(order === 'age' ? [...entries].sort((one, other) => one.item.at - other.item.at) : entries, ({ item }) => batchOf(item, order, today));
  const batches = [...grouped].map(([key, these]) => ({ key, entries: these }));
  const place = ({ key, entries: [first] }: Batch): number => (order === 'commitment' ? (first?.commitment?.order ?? Infinity) : [...dueBatches, ...ageBatches].findIndex((one) => one === key));
  return batches.sort((one, other) => place(one) - place(other));
};

/** In the order in which they stand on the page: what comes next when one is judged. */
export const queueOf = (batches: readonly Batch[]): readonly string[] => batches.flatMap(({ entries }) => entries.map(({ item }) => item.id));
