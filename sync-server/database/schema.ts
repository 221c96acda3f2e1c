import type { Generated } from 'kysely';

/** The tables as Kysely reads them. JSON stands in text columns, truth values as 0 and 1, so that they are the same in SQLite and PostgreSQL. */

interface PlanHeadTable {
  readonly plan: string;
  readonly epoch: string;
  readonly seq: number;
  readonly chain: string;
}

interface LogTable {
  readonly plan: string;
  readonly seq: number;
  readonly change_id: string;
  readonly kind: string;
  readonly by_user: string;
  /** The leaf's canonical JSON. */
  readonly entry: string;
  /** The leaf's hash. */
  readonly leaf: string;
  readonly chain: string;
  readonly overwrote: string | null;
}

/** What may be erased without breaking a proof. */
interface LogBodyTable {
  readonly plan: string;
  readonly seq: number;
  readonly salt: string;
  readonly body: string;
}

interface LogRowTable {
  readonly plan: string;
  readonly entity: string;
  readonly id: string;
  readonly seq: number;
  readonly audience: string;
  readonly groups: string;
  readonly deleted: number;
}

interface RowTable {
  readonly plan: string;
  readonly entity: string;
  readonly id: string;
  readonly audience: string;
  readonly seq: number;
  readonly deleted: number;
  readonly fields: string;
  readonly writers: string;
  readonly by_user: string;
  readonly at: number;
}

interface RowExitTable {
  readonly plan: string;
  readonly audience: string;
  readonly seq: number;
  readonly entity: string;
  readonly id: string;
}

interface ParkedTable {
  readonly plan: string;
  readonly change_id: string;
  readonly by_user: string;
  readonly at: number;
  readonly outcome: string;
  readonly body: string;
}

interface DeviceStateTable {
  readonly plan: string;
  readonly by_user: string;
  readonly device: string;
  readonly seen_at: number;
  readonly waiting: number;
  readonly oldest_at: number | null;
  readonly persisted: number | null;
  readonly app: string;
}

/** Made by the accounts, as are the tables of sign-in, which better-auth reads for itself. */
interface InvitationTable {
  readonly token_hash: string;
  readonly plan: string;
  readonly membership: string;
  readonly email: string;
  readonly created_by: string | null;
  readonly created_at: number;
  readonly expires_at: number;
  readonly used_at: number | null;
  readonly for_user: string | null;
}

interface CalendarFeedTable {
  readonly by_user: string;
  readonly token_hash: string;
  readonly locale: string;
  readonly created_at: number;
}

/** One line per meeting and address: of the address its hash alone. */
interface LetterTable {
  readonly plan: string;
  readonly meeting: string;
  readonly address_hash: string;
  readonly tries: number;
  /** Not tried again before, ms since 1970. */
  readonly next_at: number;
  readonly sent_at: number | null;
}

/** One line per upload. Of the file's name nothing: it stands in the row of the evidence. */
interface EvidenceFileTable {
  /** Of the upload; what is on its way stands in a file of this name. */
  readonly id: string;
  readonly plan: string;
  readonly evidence: string;
  /** `preview`, `picture` or `original`. */
  readonly part: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  readonly by_user: string;
  readonly area: string;
  /** `coming`: not all is here; `whole`: its hash was right; `kept`: the blob store has it, and its row says so. */
  readonly state: string;
  /** What the scanner said of it; null where nobody was asked yet. */
  readonly scan: string | null;
  readonly began_at: number;
  /** When something of it last came or was done, ms since 1970. */
  readonly moved_at: number;
  readonly tries: number;
  /** Not worked on before, ms since 1970. */
  readonly next_at: number;
  /** The server that writes to it, of several that share the folder; nobody after `held_until`. */
  readonly held_by: string | null;
  readonly held_until: Generated<number>;
}

interface LonelyBlobTable {
  readonly sha256: string;
  /** Nothing has referred to it since, ms since 1970. */
  readonly since: number;
}

interface MigrationTable {
  readonly name: string;
  readonly applied_at: number;
}

export interface Schema {
  readonly plan_head: PlanHeadTable;
  readonly log: LogTable;
  readonly log_body: LogBodyTable;
  readonly log_row: LogRowTable;
  readonly row: RowTable;
  readonly row_exit: RowExitTable;
  readonly parked: ParkedTable;
  readonly device_state: DeviceStateTable;
  readonly invitation: InvitationTable;
  readonly calendar_feed: CalendarFeedTable;
  readonly letter: LetterTable;
  readonly evidence_file: EvidenceFileTable;
  readonly lonely_blob: LonelyBlobTable;
  readonly migration: MigrationTable;
}
