/**
 * The port to whatever keeps the plans. The public site knows no other module; whoever builds the server hands this in.
 *
 * Obligations: `plans` is cheap, for it is asked with every page; a plan's `head` rises with every change of it.
 * `readPublicRows` answers with the rows of the audience `public` as they stand at `head`. Rows of other audiences do no
 * harm: they are dropped before anything reads them. `isReceived` tells of the code of a receipt whether the server has whole what it
 * names, whoever may see that, and nothing else of it.
 */
import type { RowImage } from '../../../src/domain/change';
import type { RecordId } from '../../../src/domain/ids';

export interface PublicPlans {
  /** Every plan of this server; the first is the one that stands at `/`. */
  plans(): Promise<readonly PlanHead[]>;
  readPublicRows(plan: RecordId): Promise<PublicRows>;
  isReceived(code: string): Promise<boolean>;
}

export interface PlanHead {
  readonly id: RecordId;
  readonly head: number;
}

export interface PublicRows {
  readonly rows: readonly RowImage[];
  readonly head: number;
  /** When a public row of the plan last changed, ms since 1970 by the server's clock; null where there is none. */
  readonly updatedAt: number | null;
}
