/**
 * Where everything stands on a strip. Pure: the same dates give the same picture on every device.
 *
 * Across, places are percentages of the axis, so the strip needs no width; downwards they are px. Lanes are assigned
 * greedily in date order as if the plot were 262 px wide, so two people see the same picture on a phone and on a wall.
 * Days are `YYYY-MM-DD`.
 */
import type { DrawnSchedule } from './levels';

export interface StripAxis {
  readonly from: string;
  readonly to: string;
}

export interface DatedMark {
  readonly due: string;
  readonly schedule: DrawnSchedule;
  /** The day it was done, where that was late: its tail ends there. */
  readonly doneOn?: string | undefined;
}

export interface PlacedMark<M extends DatedMark> {
  readonly mark: M;
  readonly x: number;
  readonly lane: number;
  /** Centre of the mark, px from the top. */
  readonly y: number;
  /** End of the tail in percent; undefined without one. */
  readonly tailTo: number | undefined;
  readonly hasStem: boolean;
}

export interface AxisTick {
  readonly x: number;
  /** Set on the first of January. */
  readonly year: number | undefined;
  /** Whether there is room for the year beside the names at both ends. */
  readonly isNamed: boolean;
}

export interface StripGeometry<M extends DatedMark> {
  readonly marks: readonly PlacedMark<M>[];
  readonly ticks: readonly AxisTick[];
  /** The line of today; undefined when today is not on the axis. */
  readonly now: number | undefined;
  /** How much of the axis has gone by. */
  readonly past: number;
  readonly span: { readonly from: number; readonly to: number };
  /** The thick line at the foot, px from the top; the whole strip ends 22 px below it. */
  readonly base: number;
  readonly height: number;
}

interface StripDates<M extends DatedMark> {
  readonly axis: StripAxis;
  /** The commitment's own dates: the thick part of the base. */
  readonly span: StripAxis;
  readonly today: string;
  readonly marks: readonly M[];
}

const top = 24;
const laneHeight = 42;
/** Half a mark (14 px) on a plot of 262 px, in percent. */
const halfMark = 5.4;

export const layStrip = <M extends DatedMark>({ axis, span, today, marks }: StripDates<M>): StripGeometry<M> => {
  const place = placeOn(axis);
  const lanes = assignLanes(marks, place, today);
  const laneCount = Math.max(1, ...lanes.map(({ lane }) => lane + 1));
  const base = top + laneCount * laneHeight + 10;
  return {
    marks: lanes.map((laid) => ({ ...laid, y: top + 20 + laid.lane * laneHeight, hasStem: laid.lane < laneCount - 1 })),
    ticks: ticksOf(axis, place),
    now: today < axis.from || today > axis.to ? undefined : place(today),
    past: place(today),
    span: { from: place(span.from), to: place(span.to) },
    base,
    height: base + 22,
  };
};

/** An axis that holds its span and every mark: real plans have dates outside their own commitments. */
export const axisAround = (span: StripAxis, dues: readonly string[]): StripAxis => {
  const days = [span.from, span.to, ...dues].sort();
  return { from: days[0] ?? span.from, to: days.at(-1) ?? span.to };
};

type Place = (day: string) => number;

/** Percent of the axis, held between its ends. */
const placeOn = ({ from, to }: StripAxis): Place => {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const length = Math.max(last - first, 1);
  return (day) => round(Math.min(100, Math.max(0, ((Date.parse(day) - first) / length) * 100)));
};

const assignLanes = <M extends DatedMark>(marks: readonly M[], place: Place, today: string) => {
  const takenUntil: number[] = [];
  return [...marks]
    .sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
    .map((mark) => {
      const x = place(mark.due);
      const tailTo = tailEndOf(mark, place, today);
      const free = takenUntil.findIndex((end) => end <= x - halfMark);
      const lane = free === -1 ? takenUntil.length : free;
      takenUntil[lane] = Math.max(x + halfMark, tailTo ?? 0);
      return { mark, x, lane, tailTo };
    });
};

const tailEndOf = (mark: DatedMark, place: Place, today: string): number | undefined => {
  if (mark.schedule === 'overdue') return place(today);
  return mark.schedule === 'done_late' && mark.doneOn !== undefined ? place(mark.doneOn) : undefined;
};

/** Room for the names at the ends and for a year, in percent of 262 px. */
const namesRoom = { start: 16, end: 72, year: 14 };

const ticksOf = ({ from, to }: StripAxis, place: Place): readonly AxisTick[] => {
  const quarters: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const month of ['01', '04', '07', '10']) quarters.push(`${year}-${month}-01`);
  let lastNamed = -namesRoom.year;
  return quarters
    .filter((day) => day > from && day < to)
    .map((day) => {
      const x = place(day);
      const year = day.slice(5, 7) === '01' ? Number(day.slice(0, 4)) : undefined;
      const isNamed = year !== undefined && x >= namesRoom.start && x <= namesRoom.end && x - lastNamed >= namesRoom.year;
      if (isNamed) lastNamed = x;
      return { x, year, isNamed };
    });
};

const round = (value: number): number => Math.round(value * 100) / 100;
