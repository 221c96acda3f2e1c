/** The tables as Kysely reads them. JSON stands in text columns, truth values as 0 and 1, so that PostgreSQL can follow. */

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
  readonly migration: MigrationTable;
}
