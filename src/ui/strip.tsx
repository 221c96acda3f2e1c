/**
 * The commitment strip: a time axis with the line of today; each mark stands at its due date and drags a tail when late.
 *
 * It never scales: across it is drawn in percent, the marks in nested SVGs in px, so that text of 12 px stays 12 px at
 * 320 px and on A4. What it shows is said in words in `description` and stands in a table behind it (strip-table).
 */
import { useId } from 'react';
import type { DrawnReported, DrawnVerified } from './levels';
import { Mark } from './mark';
import { layStrip } from './strip-geometry';
import type { AxisTick, DatedMark, PlacedMark, StripAxis, StripGeometry } from './strip-geometry';

export interface StripMark extends DatedMark {
  readonly key: string;
  /** What is written under the mark. */
  readonly number: number | string;
  readonly reported: DrawnReported | undefined;
  readonly verified: DrawnVerified;
}

export interface StripWords {
  readonly title: string;
  /** Every mark in words. */
  readonly description: string;
  /** On the flag of today: "hoy". On paper it is the date instead, since paper has no today. */
  readonly flag: string;
  readonly paperFlag: string;
  /** Under both ends of the axis: "jun 2025", "sep 2027". */
  readonly from: string;
  readonly to: string;
}

interface StripProps {
  readonly axis: StripAxis;
  readonly span: StripAxis;
  /** `YYYY-MM-DD`, handed in: the strip asks no clock. */
  readonly today: string;
  readonly marks: readonly StripMark[];
  readonly words: StripWords;
}

export const Strip = ({ axis, span, today, marks, words }: StripProps) => {
  const id = useId();
  const geometry = layStrip({ axis, span, today, marks });
  return (
    <div className="strip">
      <svg className="strip__svg" height={geometry.height} role="img" aria-labelledby={`title${id} words${id}`}>
        <title id={`title${id}`}>{words.title}</title>
        <desc id={`words${id}`}>{words.description}</desc>
        <Ground geometry={geometry} words={words} />
        {geometry.marks.map((placed) => (
          <StemAndTail key={placed.mark.key} placed={placed} base={geometry.base} />
        ))}
        <Today geometry={geometry} words={words} />
        {geometry.marks.map(({ mark, x, y }) => (
          <svg key={mark.key} x={`${x}%`} y={y - 14} overflow="visible">
            <Mark reported={mark.reported} verified={mark.verified} x={-14} />
            <text className="strip__n" y="39">
              {mark.number}
            </text>
          </svg>
        ))}
      </svg>
    </div>
  );
};

interface GroundProps {
  readonly geometry: StripGeometry<StripMark>;
  readonly words: StripWords;
}

const Ground = ({ geometry: { base, past, span, ticks }, words }: GroundProps) => (
  <>
    {past > 0 && <rect className="strip__past" x="-13" y="24" width="13" height={base - 24} />}
    <rect className="strip__past" x="0" y="24" width={`${past}%`} height={base - 24} />
    {ticks.map((tick) => (
      <Tick key={tick.x} tick={tick} base={base} />
    ))}
    <text x="0" y={base + 17} dx="-12">
      {words.from}
    </text>
    <text className="strip__end" x="100%" y={base + 17} dx="12">
      {words.to}
    </text>
    <line className="strip__base" x1="0%" x2="100%" y1={base} y2={base} />
    <line className="strip__span" x1={`${span.from}%`} x2={`${span.to}%`} y1={base} y2={base} />
  </>
);

const Tick = ({ tick: { x, year, isNamed }, base }: { readonly tick: AxisTick; readonly base: number }) => {
  if (year === undefined) return <line className="strip__tick" x1={`${x}%`} x2={`${x}%`} y1={base - 4} y2={base} />;
  return (
    <>
      <line className="strip__year" x1={`${x}%`} x2={`${x}%`} y1="24" y2={base + 6} />
      {isNamed && (
        <text x={`${x}%`} dx="5" y={base + 17}>
          {year}
        </text>
      )}
    </>
  );
};

const StemAndTail = ({ placed: { x, y, tailTo, hasStem, mark }, base }: { readonly placed: PlacedMark<StripMark>; readonly base: number }) => (
  <>
    {hasStem && <line className="strip__stem" x1={`${x}%`} x2={`${x}%`} y1={y + 30} y2={base} />}
    {tailTo !== undefined && <line className="strip__tail" x1={`${x}%`} x2={`${tailTo}%`} y1={y} y2={y} />}
    {tailTo !== undefined && mark.schedule === 'done_late' && (
      <line className="strip__tailend" x1={`${tailTo}%`} x2={`${tailTo}%`} y1={y - 6} y2={y + 6} />
    )}
  </>
);

const Today = ({ geometry: { now, base }, words }: GroundProps) => {
  if (now === undefined) return null;
  const x = `${now}%`;
  return (
    <>
      <line className="strip__now" x1={x} x2={x} y1="24" y2={base} />
      <line className="strip__nowline" x1={x} x2={x} y1="24" y2={base + 4} />
      <svg x={x} y="2" overflow="visible">
        <Flag text={words.flag} className="on-screen" />
        <Flag text={words.paperFlag} className="on-paper" />
      </svg>
    </>
  );
};

/** Wide enough for its words at 7.3 px a letter, and never narrower than 44 px. */
const Flag = ({ text, className }: { readonly text: string; readonly className: string }) => {
  const width = Math.max(44, Math.round(12 + 7.3 * text.length));
  return (
    <g className={className}>
      <rect className="strip__flag" x={-width / 2} width={width} height="22" rx="4" />
      <text className="strip__flagtext" y="15">
        {text}
      </text>
    </g>
  );
};
