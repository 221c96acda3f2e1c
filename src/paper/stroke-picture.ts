/** A signature on the glass as a picture that fits its line, whatever glass it was drawn on. */
import type { PaperSignature } from './paper-text';

/** Longest sides on paper, px. */
const room = { width: 150, height: 44 };

type Stroke = Extract<PaperSignature, { readonly kind: 'stroke' }>;

/** The stroke within its own bounds; undefined where the path holds no point. Its commands are absolute (M, L, Q, C), so every pair is a point. */
export const strokePicture = (path: string): Pick<Stroke, 'svg' | 'width' | 'height'> | undefined => {
  const numbers = (path.match(/-?\d*\.?\d+/g) ?? []).map(Number);
  const across = numbers.filter((_, index) => index % 2 === 0);
  const down = numbers.filter((_, index) => index % 2 === 1);
  if (across.length === 0 || across.length !== down.length) return undefined;
  const [left, right] = endsOf(across);
  const [top, bottom] = endsOf(down);
  const scale = Math.min(room.width / Math.max(right - left, 1), room.height / Math.max(bottom - top, 1), 1);
  // Around the line there is room for half its thickness, and more for a hand that only made a dot.
  const margin = 2 / scale;
  const box = { width: right - left + 2 * margin, height: bottom - top + 2 * margin };
  const [width, height] = [box.width * scale, box.height * scale].map((size) => Math.max(4, Math.round(size))) as [number, number];
  const view = [left - margin, top - margin, box.width, box.height].map((size) => size.toFixed(2)).join(' ');
  const line = `<path d="${path}" fill="none" stroke="#101e37" stroke-width="${(1.6 / scale).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round"/>`;
  return { width, height, svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view}">${line}</svg>` };
};

const endsOf = (numbers: readonly number[]): [number, number] => numbers.reduce<[number, number]>(([least, most], number) => [Math.min(least, number), Math.max(most, number)], [Infinity, -Infinity]);
