/** The audit trail of a row: who wrote which part of it, when and from where, and what changed, for those who may read the row. */
import type { Audience, FieldGroup, RowImage, RowKey, RowOperation } from '../../../src/domain/change';
import type { ChangeId, DeviceId, RecordId, UserId } from '../../../src/domain/ids';
import { sameJson, type Json } from '../../../src/domain/json';
import type { FieldChange, HistoryLine } from '../../../src/protocol/trail-messages';

/** What the trail needs of the change log. */
export interface TrailKeeper {
  readonly read: <Value>(plan: RecordId, work: (log: TrailView) => Promise<Value>) => Promise<Value>;
}

export interface TrailView {
  readonly rows: (keys: readonly RowKey[]) => Promise<readonly RowImage[]>;
  /** Newest first. `entry` is the leaf's JSON, `body` the change as it was done; empty where it was erased. */
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

/**
 * Newest first; undefined where the row is not there for whoever asks. What happened while the row stood in an
 * audience that they do not hold stays untold, and so does what a field held then. Of a deleted row, and of a public copy
 * that was taken back, nobody reads again what it said.
 */
export const rowHistory = (keeper: TrailKeeper, plan: RecordId, key: RowKey, held: readonly Audience[]): Promise<readonly HistoryLine[] | undefined> =>
  keeper.read(plan, async (log) => {
    const [row] = await log.rows([key]);
    if (!row || !held.includes(row.audience)) return undefined;
    const told = (await log.historyOf(key)).filter(({ audience }) => held.includes(audience));
    const known = new Map<string, Json>();
    const lines = told.toReversed().map((line) => toHistoryLine(line, key, known)).toReversed();
    return row.deleted || isTakenBack(row) ? lines.map((line) => ({ ...line, changes: null })) : lines;
  });

const isTakenBack = ({ entity, fields }: RowImage): boolean => entity === 'publishedEvidence' && fields['withdrawnOn'] !== undefined;

/** `known` is what each field held after the lines before this one; it is moved on. */
const toHistoryLine = ({ seq, changeId, kind, by, entry, body, groups, deleted }: TrailLine, key: RowKey, known: Map<string, Json>): HistoryLine => {
  const { at, receivedAt } = JSON.parse(entry) as { readonly at: number; readonly receivedAt: number };
  const change = body === '' ? undefined : (JSON.parse(body) as { readonly device: DeviceId; readonly operations: readonly RowOperation[] });
  const done = change?.operations.find(({ entity, id }) => entity === key.entity && id === key.id);
  return { seq, change: changeId, kind, by, device: change?.device ?? null, at, receivedAt, groups, deleted, changes: done ? changesOf(done, known) : null };
};

const changesOf = ({ act, set = {} }: RowOperation, known: Map<string, Json>): readonly FieldChange[] => {
  if (act === 'delete') return [];
  const changes: FieldChange[] = [];
  for (const [field, given] of Object.entries(set)) {
    const before = known.get(field) ?? null;
    const after = act === 'append' ? [...listOf(before), ...listOf(given)] : given;
    if (!sameJson(before, after)) changes.push({ field, before, after });
    if (after === null) known.delete(field);
    else known.set(field, after);
  }
  return changes;
};

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
