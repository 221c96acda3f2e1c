/** Everything this page tells of the device, read together. */
import { rowKeyText, type RowKey } from '../../domain/change';
import type { Membership } from '../../domain/membership';
import { copiesHere } from '../../storage/copies-here';
import type { Device } from '../../storage/device';
import { draftsOf } from '../../storage/drafts';
import { itemsOf, openAttention, settledAttention, unsentFiles, type Item } from '../../storage/item-reads';
import { membershipsOf } from '../../storage/person-reads';
import { meetingsOf } from '../../storage/meeting-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';
import { copiedAtOf } from '../../storage/save-copy';
import { preparationOf, type Preparation } from '../../storage/preparation';
import type { AttentionEntry, Draft } from '../../storage/words-store';
import type { KnownRecords } from './item-names';
import { subjectOf, subjectOfDraft, type Subject } from './subjects';
import type { RowsNow } from './two-texts';

export interface DeviceFacts extends KnownRecords {
  readonly items: readonly Item[];
  readonly drafts: readonly Draft[];
  readonly attention: readonly AttentionEntry[];
  readonly settled: readonly AttentionEntry[];
  readonly memberships: readonly Membership[];
  readonly preparation: Preparation;
  /** When a copy was last saved here, in ms. */
  readonly copiedAt: number | undefined;
  /** Files that the server has not confirmed. */
  readonly files: { readonly count: number; readonly bytes: number };
  /** Copies of what was shown, as far as this device brings them, and those that are not here yet. */
  readonly copies: { readonly wanted: number; readonly missing: number; readonly missingBytes: number };
  /** The rows that refused changes touch, as they stand now. */
  readonly rows: RowsNow;
}

const confirmedShown = 10;

export const readDeviceFacts = async (device: Device): Promise<DeviceFacts> => {
  const [items, drafts, attention, settled, memberships, commitments, milestones, meetings, preparation, copiedAt, files, copies] = await Promise.all([
    itemsOf(device, confirmedShown),
    draftsOf(device),
    openAttention(device),
    settledAttention(device),
    membershipsOf(device),
    commitmentsOf(device),
    allMilestones(device),
    meetingsOf(device),
    preparationOf(device),
    copiedAtOf(device),
    unsentFiles(device),
    copiesHere(device),
  ]);
  const meetingByRow = await meetingsByRow(device, [...[...items.map(({ entry }) => entry), ...attention].map(({ change }) => subjectOf(change)), ...drafts.map(subjectOfDraft)]);
  const rows = await rowsNow(device, attention.flatMap((entry) => entry.change.operations));
  return { items, drafts, attention, settled, memberships, commitments, milestones, meetings, meetingByRow, preparation, copiedAt, files, copies: { wanted: copies.wanted.length, missing: copies.missing.length, missingBytes: copies.missing.reduce((sum, { bytes }) => sum + bytes, 0) }, rows };
};

/** Which meeting the rows belong to that the changes only name by their id. */
const meetingsByRow = async ({ cache }: Pick<Device, 'cache'>, subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>> => {
  const keys = subjects.flatMap((subject) => (subject.kind === 'meeting' && subject.row ? [subject.row] : []));
  const rows = await cache.rows(keys);
  return new Map(keys.flatMap((key, index) => {
    const meeting = rows[index]?.fields['meeting'];
    return typeof meeting === 'string' ? [[rowKeyText(key), meeting] as const] : [];
  }));
};

const rowsNow = async ({ cache }: Pick<Device, 'cache'>, keys: readonly RowKey[]): Promise<RowsNow> => {
  const rows = await cache.rows(keys);
  return new Map(keys.flatMap((key, index) => {
    const row = rows[index];
    return row && !row.hidden ? [[rowKeyText(key), row] as const] : [];
  }));
};
