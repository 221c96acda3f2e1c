/** A server small enough to run inside a browser's test: it decides with the domain, keeps an order, and proves nothing by hash. */
import { rowKeyText, type Outcome, type RowImage } from '../../src/domain/change';
import { decide } from '../../src/domain/decide';
import type { Person } from '../../src/domain/permissions';
import type { SyncRequest, SyncResponse } from '../../src/protocol/sync-messages';

export class LittleServer {
  readonly rows = new Map<string, RowImage>();
  readonly outcomes = new Map<string, Outcome>();
  readonly audiences: readonly string[];
  head = 0;

  constructor(rows: readonly RowImage[], audiences: readonly string[] = ['public', 'members']) {
    for (const row of rows) this.put(row);
    this.audiences = audiences;
  }

  /** As if the house itself had written it. */
  put(row: RowImage): void {
    this.head = Math.max(this.head, row.seq);
    this.rows.set(rowKeyText(row), row);
  }

  answer(request: SyncRequest, person: Person, today: string): SyncResponse {
    const outcomes = request.push.map((change) => {
      const known = this.outcomes.get(change.id);
      if (known) return known;
      const row = (key: { readonly entity: string; readonly id: string }) => this.rows.get(rowKeyText(key));
      const { outcome, effects } = decide(change, { person, today, row, final: true }, { seq: this.head + 1, at: 1 });
      for (const each of effects?.rows ?? []) this.put(each);
      this.outcomes.set(change.id, outcome);
      return outcome;
    });
    const rows = [...this.rows.values()].filter((row) => row.seq > request.cursor.seq).sort((one, other) => one.seq - other.seq);
    const next = { epoch: 'little', seq: this.head, audiences: this.audiences, filling: {}, observedHead: this.head, observedChain: `chain-${this.head}` };
    return { now: 1, epoch: 'little', head: this.head, outcomes, fork: null, page: { rows, deleted: [], gone: [], movedAudience: [], dropAudiences: [], next, more: false } };
  }
}
