/** An action plan (plan de acción): what a government and civil society agreed for some two years. */
import { lastDayOf, type Day } from './day';
import type { RecordId } from './ids';
import type { Words } from './json';
import type { PlanState } from './life-cycles';

/** A moment as a source states it: a whole day, or a month (`2027-10`). */
export type StatedMoment = string;

export interface Erratum {
  readonly field: string;
  readonly note: Words;
  readonly source?: string;
}

export interface Plan {
  readonly id: RecordId;
  readonly title: Words;
  readonly submittedOn: Day;
  readonly start?: Day;
  /** Sources disagree, so the ends are a list; none is repaired. */
  readonly statedEnds: readonly { readonly on: StatedMoment; readonly source: string }[];
  readonly leads: readonly RecordId[];
  readonly monitoringBody?: RecordId;
  readonly vision?: Words;
  readonly coordination?: Words;
  readonly errata: readonly Erratum[];
  readonly lifecycle: PlanState;
  readonly source?: string;
  readonly demo?: boolean;
}

/** The last day that any source gives the plan; undefined where no end is stated. */
export const latestEnd = (plan: Pick<Plan, 'statedEnds'>): Day | undefined =>
  plan.statedEnds.map((end) => lastDayOf(end.on)).sort().at(-1);
