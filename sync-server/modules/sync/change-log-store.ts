/**
 * The port behind which the change log of every plan is kept, and what travels through it.
 *
 * Decisions are made above it, in memory; an adapter only finds and writes. Every adapter signs
 * the contract in test/contracts/change-log.ts.
 */
import type { Audience, FieldGroup, Outcome, Overwrite, RowImage, RowKey } from '../../../src/domain/change';
import type { ChangeId, DeviceId, RecordId, UserId } from '../../../src/domain/ids';

/** Where a plan stands. `epoch` is a random text made with the plan, and anew after a restore. */
export interface Head {
  readonly epoch: string;
  readonly seq: number;
  readonly chain: string;
}

/** One row that a change wrote, as the audit trail remembers it. */
export interface LoggedRow extends RowKey {
  /** Who could hold the row after the change. */
  readonly audience: Audience;
  /** The groups it wrote; `*` where it made the row. */
  readonly groups: readonly FieldGroup[];
  readonly deleted: boolean;
}

/** An accepted change at its place. `entry` is the leaf's canonical JSON, `leaf` its hash; `salt` and `body` may be erased. */
export interface LogEntry {
  readonly seq: number;
  readonly changeId: ChangeId;
  readonly kind: string;
  readonly by: UserId;
  readonly entry: string;
  readonly leaf: string;
  readonly chain: string;
  readonly salt: string;
  readonly body: string;
  readonly overwrote?: readonly Overwrite[];
  readonly rows: readonly LoggedRow[];
}

/** A row that left an audience. */
export interface RowExit extends RowKey {
  readonly audience: Audience;
  readonly seq: number;
}

/** A change that was not applied, whole: `body` is the JSON that came. */
export interface ParkedChange {
  readonly id: ChangeId;
  readonly by: UserId;
  readonly at: number;
  readonly outcome: Outcome;
  readonly body: string;
}

/** What a device said it owes, when it was last heard. */
export interface DeviceState {
  readonly device: DeviceId;
  readonly by: UserId;
  readonly seenAt: number;
  readonly waiting: number;
  readonly oldestAt: number | null;
  readonly persisted: boolean | null;
  readonly app: string;
}

/** Everything that one write adds. A row stands once, as it is in the end. */
export interface Append {
  readonly head: Head;
  readonly entries: readonly LogEntry[];
  readonly rows: readonly RowImage[];
  readonly exits: readonly RowExit[];
  readonly parked: readonly ParkedChange[];
  readonly device?: DeviceState;
}

export interface StoredOutcome {
  readonly by: UserId;
  readonly outcome: Outcome;
}

/** A row's audit trail as it is stored: one line per change that wrote it. */
export interface LoggedChange extends Omit<LoggedRow, 'entity' | 'id'> {
  readonly seq: number;
  readonly changeId: ChangeId;
  readonly kind: string;
  readonly by: UserId;
  readonly entry: string;
  /** Empty where it was erased. */
  readonly body: string;
}

/** A place among parked changes, newest first: what stands behind it comes later. */
export interface ParkedPlace {
  readonly at: number;
  readonly id: ChangeId;
}

/** Rows or exits of some audiences, above one place and up to another. */
export interface Range {
  readonly audiences: readonly Audience[];
  readonly above: number;
  readonly upTo: number;
  readonly limit: number;
}

/** A field that holds a certain text. */
export interface FieldIs {
  readonly field: string;
  readonly text: string;
}

/** What a transaction sees of one plan. */
export interface ChangeLogView {
  /** Undefined while the plan does not exist. */
  readonly head: () => Promise<Head | undefined>;
  /** What became of the changes, applied or parked, as far as they are known. */
  readonly outcomes: (ids: readonly ChangeId[]) => Promise<ReadonlyMap<ChangeId, StoredOutcome>>;
  /** The rows as they are, deleted ones too; those that never were are left out. */
  readonly rows: (keys: readonly RowKey[]) => Promise<readonly RowImage[]>;
  /** Every row of an entity that is not deleted, by id; only those whose field is this text, where one is named. */
  readonly rowsOf: (entity: string, where?: FieldIs) => Promise<readonly RowImage[]>;
  /** Every id that an entity ever had, deleted ones too, sorted. */
  readonly idsOf: (entity: string) => Promise<readonly RecordId[]>;
  /** Rows in order of `seq`, the first `limit`; deleted ones too. */
  readonly rowsIn: (range: Range) => Promise<readonly RowImage[]>;
  /** Exits in order of `seq`, the first `limit`. */
  readonly exitsIn: (range: Range) => Promise<readonly RowExit[]>;
  /** The chain at places of the log; places above the head are left out. 0 is not asked. */
  readonly chainsAt: (seqs: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  /** Log entries above a place, in order; their `rows` are not read. */
  readonly entriesAbove: (seq: number, limit: number) => Promise<readonly Omit<LogEntry, 'rows'>[]>;
  /** Newest first. */
  readonly historyOf: (key: RowKey) => Promise<readonly LoggedChange[]>;
  /** A person's parked changes, or everybody's where none is named; newest first. */
  readonly parkedBy: (user: UserId | undefined) => Promise<readonly ParkedChange[]>;
  /** Everybody's parked changes behind a place, newest first; from the newest where none is named. */
  readonly parkedBehind: (place: ParkedPlace | undefined, limit: number) => Promise<readonly ParkedChange[]>;
  readonly deviceState: (user: UserId, device: DeviceId) => Promise<DeviceState | undefined>;
  /** Last heard first. */
  readonly deviceStates: () => Promise<readonly DeviceState[]>;
}

/**
 * What a write decided: what is to be written, if anything, and what its caller gets. An `answer` is asked in the same
 * transaction, once `append` stands: whoever writes and then reads makes one journey of it. If it throws, nothing is written.
 */
export type Written<Value> = { readonly append?: Append } & ({ readonly value: Value } | { readonly answer: (log: ChangeLogView) => Promise<Value> });

export interface ChangeLogStore {
  /**
   * One transaction that owns the plan's head. `work` reads and decides; what it returns in `append` is written
   * whole, and the promise settles after the commit. If `work` throws, nothing of it is written.
   *
   * Writes of one plan follow one another. An adapter may commit several together; then one that throws
   * does not harm the others.
   */
  readonly write: <Value>(plan: RecordId, work: (log: ChangeLogView) => Promise<Written<Value>>) => Promise<Value>;
  /** One snapshot: everything `work` reads is of the same moment, after every write that was answered before. */
  readonly read: <Value>(plan: RecordId, work: (log: ChangeLogView) => Promise<Value>) => Promise<Value>;
  /** Every plan with a head, sorted. */
  readonly plans: () => Promise<readonly RecordId[]>;
  /** Waits for what has begun; afterwards every call fails. */
  readonly close: () => Promise<void>;
}
