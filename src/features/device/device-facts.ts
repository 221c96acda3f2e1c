/** Everything this page tells of the device, read together. */
import { rowKeyText, type RowKey } from '../../domain/change';
import type { Membership } from '../../domain/membership';
import type { Device } from '../../storage/device';
import { draftsOf } from '../../storage/drafts';
import { itemsOf, openAttention, settledAttention, type Item } from '../../storage/item-reads';
import { membershipsOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';
import { preparationOf, type Preparation } from '../../storage/preparation';
import type { AttentionEntry, Draft } from '../../storage/words-store';
import type { KnownRecords } from './item-names';
import type { RowsNow } from './two-texts';

export interface DeviceFacts extends KnownRecords {
  readonly items: readonly Item[];
  readonly drafts: readonly Draft[];
  readonly attention: readonly AttentionEntry[];
  readonly settled: readonly AttentionEntry[];
  readonly memberships: readonly Membership[];
  readonly preparation: Preparation;
  /** The rows that refused changes touch, as they stand now. */
  readonly rows: RowsNow;
}

const confirmedShown = 10;

export const readDeviceFacts = async (device: Device): Promise<DeviceFacts> => {
  const [items, drafts, attention, settled, memberships, commitments, milestones, preparation] = await Promise.all([
    itemsOf(device, confirmedShown),
    draftsOf(device),
    openAttention(device),
    settledAttention(device),
    membershipsOf(device),
    commitmentsOf(device),
    allMilestones(device),
    preparationOf(device),
  ]);
  const rows = await rowsNow(device, attention.flatMap((entry) => entry.change.operations));
  return { items, drafts, attention, settled, memberships, commitments, milestones, preparation, rows };
};

const rowsNow = async ({ cache }: Pick<Device, 'cache'>, keys: readonly RowKey[]): Promise<RowsNow> => {
  const rows = await cache.rows(keys);
  return new Map(keys.flatMap((key, index) => {
    const row = rows[index];
    return row && !row.hidden ? [[rowKeyText(key), row] as const] : [];
  }));
};
