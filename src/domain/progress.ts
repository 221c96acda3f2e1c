/**
 * Weighted progress: Σ weight·value ÷ Σ weight over the milestones that are not withdrawn.
 * Unmeasured milestones stay in the denominator, so the number is a floor; it is never given without their count.
 */
import { isWithdrawn, type Milestone } from './milestone';

export interface Progress {
  /** 0…1, a floor. */
  readonly share: number;
  /** 0…1: the part of the weight that somebody measured. */
  readonly measuredShare: number;
  readonly measured: number;
  readonly unmeasured: number;
  readonly disputed: number;
  readonly total: number;
}

const values: Readonly<Record<string, number>> = { not_started: 0, limited: 1 / 3, substantial: 2 / 3, complete: 1 };

export const reportedProgress = (milestones: readonly Pick<Milestone, 'reported' | 'weight'>[]): Progress =>
  progressOf(milestones.filter((one) => !isWithdrawn(one)).map((one) => ({ weight: one.weight, said: one.reported })));

/** `no_evidence` and `disputed` are no measure: nobody has concluded how far the milestone is. */
export const verifiedProgress = (milestones: readonly Pick<Milestone, 'reported' | 'verified' | 'weight'>[]): Progress =>
  progressOf(milestones.filter((one) => !isWithdrawn(one)).map((one) => ({ weight: one.weight, said: one.verified })));

const progressOf = (rows: readonly { readonly weight: number; readonly said: string | undefined }[]): Progress => {
  let all = 0;
  let reached = 0;
  let measuredWeight = 0;
  let measured = 0;
  for (const { weight, said } of rows) {
    const value = said === undefined ? undefined : values[said];
    all += weight;
    if (value === undefined) continue;
    measured += 1;
    measuredWeight += weight;
    reached += weight * value;
  }
  return {
    share: all === 0 ? 0 : reached / all,
    measuredShare: all === 0 ? 0 : measuredWeight / all,
    measured,
    unmeasured: rows.length - measured,
    disputed: rows.filter((row) => row.said === 'disputed').length,
    total: rows.length,
  };
};
