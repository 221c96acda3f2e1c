/** The two shapes every mark is made of: a disc that fills (reported) and a ring that closes (verified). */
import { arcPath, slicePath } from './circle-paths';
import type { Circle } from './circle-paths';
import { turnOf } from './levels';
import type { DrawnReported, DrawnVerified } from './levels';

interface DiscProps {
  readonly circle: Circle;
  /** How much is filled, from 0 to 1; undefined when nobody said anything. */
  readonly turn: number | undefined;
}

export const Disc = ({ circle, turn }: DiscProps) => {
  const { centre, radius } = circle;
  const place = { cx: centre, cy: centre, r: radius };
  if (turn === undefined) return <circle className="m-disc--open" {...place} />;
  return (
    <>
      <circle className="m-disc" {...place} />
      {turn > 0 && turn < 1 && <path className="m-fill" d={slicePath(circle, turn)} />}
      {turn >= 1 && <circle className="m-fill" {...place} />}
    </>
  );
};

interface ReportedDiscProps {
  readonly circle: Circle;
  readonly reported: DrawnReported | undefined;
}

/** A withdrawn one keeps its place, crossed out. */
export const ReportedDisc = ({ circle, reported }: ReportedDiscProps) => {
  if (reported !== 'withdrawn') return <Disc circle={circle} turn={reported && turnOf(reported)} />;
  const { centre, radius } = circle;
  return (
    <>
      <Disc circle={circle} turn={undefined} />
      <path className="m-thin" d={`M${centre - radius / 2} ${centre}h${radius}`} />
    </>
  );
};

interface RingProps {
  readonly circle: Circle;
  readonly verified: DrawnVerified;
}

const bareRings: Partial<Record<DrawnVerified, string>> = {
  unreviewed: 'm-track--open',
  no_evidence: 'm-track--none',
  not_started: 'm-track--zero',
  complete: 'm-ring',
};

export const Ring = ({ circle, verified }: RingProps) => {
  const place = { cx: circle.centre, cy: circle.centre, r: circle.radius };
  if (verified === 'disputed') return <SplitRing circle={circle} />;
  if (verified !== 'limited' && verified !== 'substantial') return <circle className={bareRings[verified]} {...place} />;
  return (
    <>
      <circle className="m-track" {...place} />
      <path className="m-ring" d={arcPath(circle, 0, turnOf(verified))} />
    </>
  );
};

/** Disputed: two halves that do not meet. */
const SplitRing = ({ circle: { centre, radius } }: { readonly circle: Circle }) => {
  const half = (side: number, sweep: 0 | 1) => `M${centre + side} ${centre - radius}A${radius} ${radius} 0 0 ${sweep} ${centre + side} ${centre + radius}`;
  return (
    <>
      <path className="m-ring" d={half(-1.5, 0)} />
      <path className="m-split" d={half(1.5, 1)} />
    </>
  );
};
