/**
 * The mark: the whole grammar in 28 px. The disc is what was reported, the ring what was verified; where the two angles
 * differ, the disagreement is seen. The tail belongs to the strip, which knows the dates.
 */
import { ReportedDisc, Ring } from './disc-and-ring';
import type { DrawnReported, DrawnVerified } from './levels';

export interface MarkProps {
  /** Undefined while nobody has reported. */
  readonly reported: DrawnReported | undefined;
  readonly verified: DrawnVerified;
  /** In words, for a mark that stands without its answers beside it; otherwise it is hidden from those who listen. */
  readonly label?: string;
  readonly size?: number;
  readonly className?: string;
  /** Place inside another SVG. */
  readonly x?: number;
}

const disc = { centre: 14, radius: 6 };
const ring = { centre: 14, radius: 10.5 };

export const Mark = ({ reported, verified, label, size = 28, className, x }: MarkProps) => (
  <svg width={size} height={size} viewBox="0 0 28 28" className={className} x={x} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
    <circle className="m-back" cx="14" cy="14" r="13.4" />
    <Ring circle={ring} verified={verified} />
    <ReportedDisc circle={disc} reported={reported} />
  </svg>
);
