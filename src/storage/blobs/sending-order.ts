/** In which order files leave, and which may leave now. Pure: the courier asks, and so do tests with orders nobody thought of. */
import type { Day } from '../../domain/day';
import type { BlobPart } from './blob-records';

/** `unknown`: the browser does not say what the line costs. */
export type Line = 'free' | 'costly' | 'unknown';

export interface Sendable {
  readonly id: string;
  readonly part: BlobPart;
  /** The day by which somebody asked for it, where somebody did. */
  readonly due?: Day;
  /** Device time in ms. */
  readonly capturedAt: number;
  /** Not again before, in ms. */
  readonly notBefore?: number;
}

/** Small pictures first: whoever waits sees something of everything. Then voices, since an area's days to answer are running; what was asked for, by its day; what is oldest. */
export const inSendingOrder = <One extends Sendable>(files: readonly One[]): readonly One[] =>
  [...files].sort((one, other) => rank(one.part) - rank(other.part) || byDay(one.due, other.due) || one.capturedAt - other.capturedAt || one.id.localeCompare(other.id));

/** The blurred picture and the original go with each other: what is asked for is not there without both. */
const rank = (part: BlobPart): number => (part === 'preview' ? 0 : part === 'voice' ? 1 : 2);

const lastDay = '9999-12-31';
const byDay = (one: Day = lastDay, other: Day = lastDay): number => one.localeCompare(other);

export interface SendingTerms {
  readonly isPaused: boolean;
  /** Originals wait for a line that costs nothing. */
  readonly wifiOnly: boolean;
  /** The person said so: originals leave on this line too. */
  readonly isAnyhow: boolean;
}

/** Whether a part may leave now. A line that nobody knows is taken for a costly one: the person may say otherwise. */
export const mayLeave = (part: BlobPart, { isPaused, wifiOnly, isAnyhow }: SendingTerms, line: Line): boolean => !isPaused && (part === 'preview' || part === 'voice' || !wifiOnly || isAnyhow || line === 'free');
