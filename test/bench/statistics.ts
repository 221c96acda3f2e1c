/** Medians and ratios: single figures of a shared machine say little. */
export const median = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

export const percentile = (figures: readonly number[], share: number): number => {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};

export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly ours: readonly number[];
  readonly floor?: readonly number[];
  /** Ours over floor at most this; for rates floor over ours. */
  readonly target?: number;
  readonly higherIsBetter?: boolean;
}

const round = (figure: number): string => (Math.abs(figure) >= 100 ? figure.toFixed(0) : figure.toFixed(figure >= 10 ? 1 : 2));

/** One line of the table: median, spread, ratio to the floor, and whether the target is met. */
export const lineOf = ({ what, unit, ours, floor, target, higherIsBetter }: Row): string => {
  const spread = (figures: readonly number[]) => `${round(median(figures))} (${round(Math.min(...figures))}–${round(Math.max(...figures))})`;
  const ratio = floor && (higherIsBetter ? median(floor) / median(ours) : median(ours) / median(floor));
  const met = target === undefined ? '' : ratio === undefined ? (median(ours) <= target ? 'met' : 'missed') : ratio <= target ? 'met' : 'missed';
  return `| ${what} | ${unit} | ${spread(ours)} | ${floor ? spread(floor) : '–'} | ${ratio === undefined ? '–' : `${round(ratio)}×`} | ${target === undefined ? '–' : `≤ ${target}${ratio === undefined ? '' : '×'}`} | ${met} |`;
};

export const heading = '| what | unit | Bitácora | floor | ratio | target | |\n|---|---|---|---|---|---|---|';
