/**
 * A change: the one kind of thing that moves through the whole house.
 * How it is spelled on the wire is said in protocol; what it does to a row, in apply-operation.
 */
import type { ChangeId, DeviceId, RecordId, UserId } from './ids';
import type { Fields, Json } from './json';

/** Who may hold a row: `public`, `members`, `coordination`, `area:<organization>`, `room:<organization>`, `user:<user>`. */
export type Audience = string;

/** Fields that only make sense together; a conflict is found per group. */
export type FieldGroup = string;

/** Stands in `Writers` for the change that made the row: it wrote every group that has no name of its own there. */
export const maker = '*';

/** Per group, the change that last wrote it; read with `writerOf`. */
export type Writers = Readonly<Record<FieldGroup, ChangeId>>;

/** Per group, the writer of the value that the author saw; null where nobody had written it. */
export type Seen = Readonly<Record<FieldGroup, ChangeId | null>>;

export interface RowKey {
  readonly entity: string;
  readonly id: RecordId;
}

export interface RowOperation extends RowKey {
  readonly act: 'create' | 'patch' | 'append' | 'delete' | 'audience';
  /** create: all fields; patch: changed fields only, null clears; append: what is put behind the lists that stand there. */
  readonly set?: Fields;
  readonly audience?: Audience;
  readonly seen?: Seen;
}

export interface Change {
  readonly id: ChangeId;
  readonly format: 1;
  readonly kind: string;
  /** For 'edit' the effects; for a command a preview on the device that the server computes again. */
  readonly operations: readonly RowOperation[];
  readonly arguments?: Json;
  /** The device's time in ms: a claim, shown, never used to decide. */
  readonly at: number;
  readonly device: DeviceId;
  /** The app's version that wrote it. */
  readonly app: string;
}

/** A row as the server holds it. */
export interface RowImage extends RowKey {
  /** The highest place in the log that touched it. */
  readonly seq: number;
  readonly audience: Audience;
  readonly fields: Fields;
  readonly writers: Writers;
  readonly by: UserId;
  readonly at: number;
  readonly deleted?: true;
}

export interface Conflict extends RowKey {
  readonly group: FieldGroup;
  readonly writer: ChangeId | null;
  readonly by: UserId;
}

export interface Overwrite extends RowKey {
  readonly group: FieldGroup;
  readonly writer: ChangeId;
  readonly by: UserId;
}

export type ProblemCode = 'forbidden' | 'closed' | 'missing' | 'exists' | 'invalid' | 'tooLarge' | 'unsupported' | 'hole';

export type Outcome =
  | { readonly id: ChangeId; readonly end: 'applied'; readonly seq: number; readonly overwrote?: readonly Overwrite[] }
  | { readonly id: ChangeId; readonly end: 'held'; readonly conflicts: readonly Conflict[] }
  | { readonly id: ChangeId; readonly end: 'rejected'; readonly problem: ProblemCode; readonly why?: string };

/** Who last wrote a group of a row, or null where nobody did. Of `Seen` too. */
export const writerOf = (writers: Writers | Seen | undefined, group: FieldGroup): ChangeId | null => writers?.[group] ?? writers?.[maker] ?? null;

export const rowKeyText = ({ entity, id }: RowKey): string => `${entity}/${id}`;
