/** What this room asks of the plans: the records of evidence, who may do what with them, and what is written there of their bytes. */
import type { Audience } from '../../../src/domain/change';
import type { Derivative, Evidence, PublishedEvidence, ScanState, UnopenedWhy } from '../../../src/domain/evidence';
import type { RecordId, UserId } from '../../../src/domain/ids';

export interface FiledEvidence {
  readonly record: Evidence;
  readonly audience: Audience;
}

/** What became of one file. `scan` is said of an original, which is then received. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly scan?: ScanState;
  readonly unopened?: UnopenedWhy;
  /** Each takes the place of the one of the same part. */
  readonly derivatives: readonly Derivative[];
}

export interface PlanEvidence {
  /** Undefined where there is none, or it was deleted. */
  readonly find: (plan: RecordId, id: RecordId) => Promise<FiledEvidence | undefined>;
  readonly isMember: (plan: RecordId, user: UserId) => Promise<boolean>;
  /** Its author, or whoever speaks for its area. */
  readonly maySend: (plan: RecordId, user: UserId, evidence: FiledEvidence) => Promise<boolean>;
  readonly mayRead: (plan: RecordId, user: UserId, evidence: FiledEvidence) => Promise<boolean>;
  /** Whether the person may read evidence of the plan whose original these bytes are, and they came. */
  readonly mayReadBytes: (plan: RecordId, user: UserId, sha256: string) => Promise<boolean>;
  /** Written as the house's own change, by what the record says at that moment. */
  readonly received: (plan: RecordId, id: RecordId, file: ReceivedFile) => Promise<void>;
  readonly scanned: (plan: RecordId, id: RecordId, scan: ScanState) => Promise<void>;
  /** What everybody may see of it, of any plan. */
  readonly published: (id: RecordId) => Promise<PublishedEvidence | undefined>;
  /** Every hash that anything kept in any plan names: rows, what rows were, what was parked. */
  readonly namedHashes: () => Promise<ReadonlySet<string>>;
}
