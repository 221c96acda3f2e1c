/** What this room asks of the plans: the records that name bytes, who may do what with them, and what is written there of their bytes. */
import type { Audience } from '../../../src/domain/change';
import type { BlobReference, Derivative, Evidence, PublishedEvidence, ScanState, UnopenedWhy } from '../../../src/domain/evidence';
import type { RecordId, UserId } from '../../../src/domain/ids';
import type { SpokenNote } from '../../../src/domain/spoken-note';
import type { EvidencePart } from './safe-copies/copy-messages';

export interface FiledEvidence {
  readonly record: Evidence;
  readonly audience: Audience;
}

/** Which bytes of a record: one of those of evidence, or the voice of a review. */
export type FilePart = EvidencePart | 'voice';

export interface PartOfRecord {
  readonly record: RecordId;
  readonly part: FilePart;
}

/** Bytes as a record names them, whether they came or not. */
export interface NamedBytes extends PartOfRecord {
  readonly author: UserId;
  /** The organization in whose room they are kept: the area that shows something, the body whose voice it is. */
  readonly area: RecordId;
  readonly audience: Audience;
  /** Undefined where the record names none of this part. */
  readonly reference?: BlobReference;
}

/** A reason that was said aloud, and what is known of its sound. */
export interface FiledVoice {
  readonly voice: SpokenNote;
  /** The area that is judged: it hears, and so do coordination and the monitoring body. */
  readonly organization: RecordId;
  readonly receivedAt?: number;
  readonly scan?: ScanState;
}

/** What became of one file. `scan` is said of an original and of a voice, which are then received. */
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
  /** Undefined where there is no such record. */
  readonly named: (plan: RecordId, of: PartOfRecord) => Promise<NamedBytes | undefined>;
  /** Undefined where there is no such review, or none that was said aloud. */
  readonly voice: (plan: RecordId, review: RecordId) => Promise<FiledVoice | undefined>;
  readonly isMember: (plan: RecordId, user: UserId) => Promise<boolean>;
  /** Its author; of evidence also whoever speaks for its area. */
  readonly maySend: (plan: RecordId, user: UserId, bytes: NamedBytes) => Promise<boolean>;
  readonly mayRead: (plan: RecordId, user: UserId, row: Pick<FiledEvidence, 'audience'>) => Promise<boolean>;
  readonly mayHear: (plan: RecordId, user: UserId, voice: FiledVoice) => Promise<boolean>;
  /** Whether the person may read evidence of the plan whose original these bytes are, or hear a review that was said with them, and they came. */
  readonly mayReadBytes: (plan: RecordId, user: UserId, sha256: string) => Promise<boolean>;
  /** Written as the house's own change, by what the record says at that moment. */
  readonly received: (plan: RecordId, of: PartOfRecord, file: ReceivedFile) => Promise<void>;
  readonly scanned: (plan: RecordId, of: PartOfRecord, scan: ScanState) => Promise<void>;
  /** What everybody may see of it, of any plan. */
  readonly published: (id: RecordId) => Promise<PublishedEvidence | undefined>;
  /** Every hash that anything kept in any plan names: rows, what rows were, what was parked. */
  readonly namedHashes: () => Promise<ReadonlySet<string>>;
}
