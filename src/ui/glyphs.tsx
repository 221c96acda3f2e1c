/** The mark taken apart: one glyph of 20 px per answer. A word always stands beside a glyph, so it is hidden from those who listen. */
import type { ReactNode } from 'react';
import { arcPath } from './circle-paths';
import { Disc, ReportedDisc, Ring } from './disc-and-ring';
import type { DrawnReported, DrawnSchedule, DrawnVerified } from './levels';

interface GlyphSize {
  /** 32 px, for the panel of three answers. */
  readonly large?: boolean;
}

const disc = { centre: 10, radius: 8 };
const ring = { centre: 10, radius: 7.5 };

const Glyph = ({ large = false, children }: GlyphSize & { readonly children: ReactNode }) => (
  <svg className={large ? 'g g--l' : 'g'} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const ReportedGlyph = ({ reported, large = false }: GlyphSize & { readonly reported: DrawnReported | undefined }) => (
  <Glyph large={large}>
    <ReportedDisc circle={disc} reported={reported} />
  </Glyph>
);

/** A computed percentage (0 to 100) as the same disc; undefined when nothing was reported at all. */
export const ReportedShareGlyph = ({ percent, large = false }: GlyphSize & { readonly percent: number | undefined }) => (
  <Glyph large={large}>
    <Disc circle={disc} turn={percent === undefined ? undefined : percent / 100} />
  </Glyph>
);

export const VerifiedGlyph = ({ verified, large = false }: GlyphSize & { readonly verified: DrawnVerified }) => (
  <Glyph large={large}>
    <Ring circle={ring} verified={verified} />
  </Glyph>
);

interface VerifiedShareProps extends GlyphSize {
  /** What the ring reaches, from 0 to 100. */
  readonly percent: number;
  /** How much was measured at all, from 0 to 100: the rest is dotted. */
  readonly measuredPercent: number;
}

/** A computed percentage as a ring: green is reached, thin is measured and not reached, dotted is what nobody measured. */
export const VerifiedShareGlyph = ({ percent, measuredPercent, large = false }: VerifiedShareProps) => {
  const reached = percent / 100;
  const measured = Math.max(reached, measuredPercent / 100);
  if (measured === 0) return <VerifiedGlyph verified="unreviewed" large={large} />;
  if (reached >= 1) return <VerifiedGlyph verified="complete" large={large} />;
  if (reached === 0 && measured === 1) return <VerifiedGlyph verified="not_started" large={large} />;
  return (
    <Glyph large={large}>
      {measured < 1 && <path className="m-track--open" d={arcPath(ring, measured, 1)} />}
      {measured > reached && <path className="m-track" d={arcPath(ring, reached, measured)} />}
      {reached > 0 && <path className="m-ring" d={arcPath(ring, 0, reached)} />}
    </Glyph>
  );
};

const todayLine = (x: number) => (
  <>
    <path className="m-nowband" d={`M${x} 2V18`} />
    <path className="m-now" d={`M${x} 1V19`} />
  </>
);

/** A point and the line of today: the point behind the line drags a tail, the point ahead waits for it. */
const calendars: Record<DrawnSchedule, ReactNode> = {
  no_date: (
    <>
      <circle className="m-track--open" cx="10" cy="10" r="7" />
      <path className="m-thin" d="M7 10h6" />
    </>
  ),
  upcoming: (
    <>
      {todayLine(4)}
      <circle className="m-dot--hollow" cx="16" cy="10" r="3.5" />
    </>
  ),
  on_time: (
    <>
      <path className="m-thin" d="M4 10H16" />
      {todayLine(4)}
      <circle className="m-dot" cx="16" cy="10" r="4" />
    </>
  ),
  due_soon: (
    <>
      <path className="m-thin" d="M6 10H13" />
      {todayLine(5)}
      <circle className="m-dot m-dot--soon" cx="12" cy="10" r="4" />
    </>
  ),
  overdue: (
    <>
      <path className="m-tail" d="M4 10H15" />
      {todayLine(16)}
      <circle className="m-dot m-dot--late" cx="4" cy="10" r="4" />
    </>
  ),
  done_on_time: (
    <>
      <circle className="m-dot--hollow" cx="10" cy="10" r="8.5" />
      <path className="m-check" d="M5.8 10.4l2.8 2.8 5.6-6" />
    </>
  ),
  done_late: (
    <>
      <path className="m-tail" d="M0 10H6" />
      <circle className="m-dot--hollow" cx="12" cy="10" r="7.5" />
      <path className="m-check" d="M8.6 10.3l2.4 2.4 4.4-4.9" />
    </>
  ),
  done: (
    <>
      <circle className="m-track--open" cx="10" cy="10" r="8.5" />
      <path className="m-check" d="M5.8 10.4l2.8 2.8 5.6-6" />
    </>
  ),
};

export const ScheduleGlyph = ({ schedule, large = false }: GlyphSize & { readonly schedule: DrawnSchedule }) => (
  <Glyph large={large}>{calendars[schedule]}</Glyph>
);
