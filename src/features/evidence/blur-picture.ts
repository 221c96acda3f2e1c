/** Draws a picture with its boxes made unrecognizable: the means of a few coarse squares, from which nothing can be computed back. */
import type { BlurBox } from './blur-boxes';

/** Squares along the longer side of a box: what is left says where somebody stood, not who. */
const squares = 5;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** As large as asked at most, in its own proportions. */
export const sizeWithin = ({ width, height }: Size, longest: number): Size => {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

export const drawBlurred = (canvas: HTMLCanvasElement, picture: CanvasImageSource, size: Size, boxes: readonly Omit<BlurBox, 'id'>[]): void => {
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.drawImage(picture, 0, 0, size.width, size.height);
  for (const box of boxes) mosaic(context, canvas, { x: box.x * size.width, y: box.y * size.height, width: box.width * size.width, height: box.height * size.height });
};

interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

/** Means are counted, not asked of the browser: scaling down skips pixels, and what it keeps may be a face. */
const mosaic = (context: CanvasRenderingContext2D, { width, height }: Size, area: Area): void => {
  const [left, top] = [Math.max(0, Math.floor(area.x)), Math.max(0, Math.floor(area.y))];
  const [right, bottom] = [Math.min(width, Math.ceil(area.x + area.width)), Math.min(height, Math.ceil(area.y + area.height))];
  const side = Math.ceil(Math.max(right - left, bottom - top) / squares);
  for (let y = top; y < bottom; y += side)
    for (let x = left; x < right; x += side) {
      const [wide, tall] = [Math.min(side, right - x), Math.min(side, bottom - y)];
      context.fillStyle = meanOf(context.getImageData(x, y, wide, tall).data);
      context.fillRect(x, y, wide, tall);
    }
};

const meanOf = (pixels: Uint8ClampedArray): string => {
  const sums = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) for (let colour = 0; colour < 3; colour += 1) sums[colour] = (sums[colour] ?? 0) + (pixels[at + colour] ?? 0);
  const [red, green, blue] = sums.map((sum) => Math.round(sum / (pixels.length / 4)));
  return `rgb(${red} ${green} ${blue})`;
};
