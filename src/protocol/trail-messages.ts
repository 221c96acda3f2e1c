/** What the server tells of what happened: the trail of a row, and the acts that it refused. Shapes only. */
import type { FieldGroup, ProblemCode } from '../domain/change';
import type { ChangeId, DeviceId, RecordId, UserId } from '../domain/ids';
import type { Json } from '../domain/json';

/** What one field held before and after; null where it held nothing, or nothing that the reader may know of. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** One line of `GET /api/plans/:plan/rows/:entity/:id/history`, newest first. */
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
  /** Null where that is not told: the text was erased, the row deleted, or an older version did not keep it. */
  readonly changes: readonly FieldChange[] | null;
}

/** One page of `GET /api/plans/:plan/attempts?after=`, newest first. */
export interface AttemptsPage {
  readonly attempts: readonly Attempt[];
  /** What `after` says to go on; null where nothing older is there. */
  readonly next: string | null;
}

/** An act that was refused. Of its words nothing. */
export interface Attempt {
  readonly change: ChangeId;
  readonly kind: string;
  readonly by: UserId;
  readonly device: DeviceId | null;
  /** When the device says it was written, in ms; a claim. */
  readonly at: number | null;
  readonly receivedAt: number;
  readonly problem: ProblemCode;
  readonly why?: string;
  /** The records that it names. */
  readonly names: readonly { readonly what: string; readonly id: RecordId }[];
}
