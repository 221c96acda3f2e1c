/**
 * The commitment strip on paper: the places of src/ui/strip-geometry, drawn as one SVG without styles from outside.
 * It is read without colour: the disc is filled, the ring is thick, the tail is hatched by its own thickness and end.
 */
import { arcPath, slicePath, type Circle } from '../ui/circle-paths';
import { turnOf, type DrawnReported, type DrawnVerified } from '../ui/levels';
import type { StripMark, StripWords } from '../ui/strip';
import { layStrip, type PlacedMark, type StripAxis, type StripGeometry } from '../ui/strip-geometry';

export interface StripDrawing {
  readonly axis: StripAxis;
  readonly span: StripAxis;
  readonly today: string;
  readonly marks: readonly StripMark[];
  readonly words: StripWords;
  /** How wide, px. */
  readonly width: number;
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const ink = { text: '#38485c', faint: '#b9c5d2', edge: '#7c8b9d', fill: '#101e37', ring: '#26874a', late: '#cc3333', past: '#f3f6f9', paper: '#ffffff', soon: '#b35f00' };
/** Beside the plot there is half a mark of room. */
const side = 16;

export const stripPicture = ({ axis, span, today, marks, words, width }: StripDrawing): Picture => {
  const geometry = layStrip({ axis, span, today, marks });
  const at = (percent: number): number => round(side + ((width - 2 * side) * percent) / 100);
  const parts = [
    ground(geometry, words, at, width),
    ...geometry.marks.map((placed) => stemAndTail(placed, geometry.base, at)),
    dayOfPaper(geometry, words.paperFlag, at, width),
    ...geometry.marks.map(({ mark, x, y }) => markAt(mark, at(x), y)),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${geometry.height}" viewBox="0 0 ${width} ${geometry.height}" font-family="Roboto, Arial, sans-serif" font-size="12">${parts.join('')}</svg>`;
  return { svg, width, height: geometry.height };
};

type At = (percent: number) => number;

const line = (from: readonly [number, number], to: readonly [number, number], stroke: string, rest = 'stroke-width="1"'): string =>
  `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" stroke="${stroke}" ${rest}/>`;

const text = (x: number, y: number, words: string, rest = ''): string => `<text x="${x}" y="${y}" fill="${ink.text}" ${rest}>${escapeXml(words)}</text>`;

const ground = ({ base, past, ticks, span }: StripGeometry<StripMark>, words: StripWords, at: At, width: number): string =>
  [
    past > 0 ? `<rect x="0" y="24" width="${at(past)}" height="${base - 24}" fill="${ink.past}"/>` : '',
    ...ticks.map(({ x, year, isNamed }) =>
      year === undefined ? line([at(x), base - 4], [at(x), base], ink.faint) : `${line([at(x), 24], [at(x), base + 6], ink.faint)}${isNamed ? text(at(x) + 5, base + 17, String(year)) : ''}`,
    ),
    text(0, base + 17, words.from),
    text(width, base + 17, words.to, 'text-anchor="end"'),
    line([side, base], [width - side, base], ink.faint),
    line([at(span.from), base], [at(span.to), base], ink.edge, 'stroke-width="2"'),
  ].join('');

const stemAndTail = ({ mark, x, y, tailTo, hasStem }: PlacedMark<StripMark>, base: number, at: At): string =>
  [
    hasStem ? line([at(x), y + 30], [at(x), base], ink.faint) : '',
    tailTo === undefined ? '' : line([at(x), y], [at(tailTo), y], ink.late, 'stroke-width="4"'),
    tailTo === undefined || mark.schedule !== 'done_late' ? '' : line([at(tailTo), y - 6], [at(tailTo), y + 6], ink.late, 'stroke-width="2"'),
  ].join('');

/** Paper has no today: its line carries the date on which it was printed. */
const dayOfPaper = ({ now, base }: StripGeometry<StripMark>, flag: string, at: At, width: number): string => {
  if (now === undefined) return '';
  const half = Math.max(22, Math.round(6 + 3.65 * flag.length));
  const middle = Math.min(width - half, Math.max(half, at(now)));
  return `${line([at(now), 22], [at(now), base + 4], ink.fill, 'stroke-width="1.5"')}<rect x="${middle - half}" y="2" width="${2 * half}" height="20" rx="4" fill="${ink.fill}"/><text x="${middle}" y="16" fill="${ink.paper}" text-anchor="middle">${escapeXml(flag)}</text>`;
};

const markAt = ({ number, reported, verified }: StripMark, x: number, y: number): string =>
  `<g transform="translate(${round(x - 14)} ${y - 14})"><circle cx="14" cy="14" r="13.4" fill="${ink.paper}"/>${ringOf(verified)}${discOf(reported)}</g>${text(x, y + 25, String(number), 'text-anchor="middle" font-weight="bold"')}`;

const disc: Circle = { centre: 14, radius: 6 };
const ring: Circle = { centre: 14, radius: 10.5 };
const dotted = 'stroke-dasharray="1.2 3" stroke-linecap="round"';
const circle = ({ centre, radius }: Circle, stroke: string, width: number, rest = ''): string => `<circle cx="${centre}" cy="${centre}" r="${radius}" fill="none" stroke="${stroke}" stroke-width="${width}" ${rest}/>`;
const arc = (path: string, stroke: string): string => `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="3.25"/>`;

const discOf = (reported: DrawnReported | undefined): string => {
  if (reported === undefined) return circle(disc, ink.edge, 1.5, dotted);
  if (reported === 'withdrawn') return `${circle(disc, ink.edge, 1.5, dotted)}${line([11, 14], [17, 14], ink.edge, 'stroke-width="1.5"')}`;
  const turn = turnOf(reported);
  if (turn >= 1) return `<circle cx="14" cy="14" r="6" fill="${ink.fill}" stroke="${ink.fill}" stroke-width="1.5"/>`;
  return `${circle(disc, ink.fill, 1.5)}${turn > 0 ? `<path d="${slicePath(disc, turn)}" fill="${ink.fill}"/>` : ''}`;
};

const ringOf = (verified: DrawnVerified): string => {
  switch (verified) {
    case 'unreviewed':
      return circle(ring, ink.edge, 1.5, dotted);
    case 'no_evidence':
      return circle(ring, ink.soon, 2.25, 'stroke-dasharray="5.3 5.2"');
    case 'not_started':
      return circle(ring, ink.ring, 1.5);
    case 'complete':
      return circle(ring, ink.ring, 3.25);
    case 'disputed':
      return arc('M12.5 3.5A10.5 10.5 0 0 0 12.5 24.5', ink.ring) + arc('M15.5 3.5A10.5 10.5 0 0 1 15.5 24.5', ink.soon);
    default:
      return circle(ring, ink.edge, 1.25) + arc(arcPath(ring, 0, turnOf(verified)), ink.ring);
  }
};

const escapeXml = (words: string): string => words.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const round = (value: number): number => Math.round(value * 100) / 100;
