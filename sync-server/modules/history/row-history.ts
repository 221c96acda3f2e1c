/** The audit trail of a row: who wrote which part of it and when, for those who may read the row. */
import type { Audience, FieldGroup, RowImage, RowKey } from '../../../src/domain/change';
import type { ChangeId, DeviceId, RecordId, UserId } from '../../../src/domain/ids';

/** What the trail needs of the change log. */
export interface TrailKeeper {
  readonly read: <Value>(plan: RecordId, work: (log: TrailView) => Promise<Value>) => Promise<Value>;
}

export interface TrailView {
  readonly rows: (keys: readonly RowKey[]) => Promise<readonly RowImage[]>;
  /** Newest first. `entry` is the leaf's JSON, `body` the change as it came; empty where it was erased. */
  readonly historyOf: (key: RowKey) => Promise<readonly TrailLine[]>;
}

interface TrailLine {
  readonly seq: number;
  readonly changeId: ChangeId;
  readonly kind: string;
  readonly by: UserId;
  readonly entry: string;
  readonly body: string;
  readonly audience: Audience;
  readonly groups: readonly FieldGroup[];
  readonly deleted: boolean;
}

export interface HistoryLine {
  readonly seq: number;
  readonly change: ChangeId;
  readonly kind: string;
  readonly by: UserId;
  /** Null where the change's text was erased. */
  readonly device: DeviceId | null;
  /** When the device says it was written, in ms; a claim. */
  readonly at: number;
  readonly receivedAt: number;
  /** The groups that it wrote; `*` where it made the row. */
  readonly groups: readonly FieldGroup[];
  readonly deleted: boolean;
}

/**
 * Newest first; undefined where the row is not there for whoever asks. What happened while the row stood in an
 * audience that they do not hold stays untold.
 */
export const rowHistory = (keeper: TrailKeeper, plan: RecordId, key: RowKey, held: readonly Audience[]): Promise<readonly HistoryLine[] | undefined> =>
  keeper.read(plan, async (log) => {
    const [row] = await log.rows([key]);
    if (!row || !held.includes(row.audience)) return undefined;
    return (await log.historyOf(key)).filter(({ audience }) => held.includes(audience)).map(toHistoryLine);
  });

const toHistoryLine = ({ seq, changeId, kind, by, entry, body, groups, deleted }: TrailLine): HistoryLine => {
  const { at, receivedAt } = JSON.parse(entry) as { readonly at: number; readonly receivedAt: number };
  const device = body === '' ? null : (JSON.parse(body) as { readonly device: DeviceId }).device;
  return { seq, change: changeId, kind, by, device, at, receivedAt, groups, deleted };
};
