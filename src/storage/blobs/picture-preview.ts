/**
 * A small picture of a picture, made on the device: decoded at its small size, so that a photo of 48 megapixels needs no more
 * memory than the browser's decoder does. What cannot be shown here (HEIC in most browsers, a picture of absurd size) has none;
 * the original is kept as it is.
 */
import { evidenceLimits } from '../../domain/evidence';
import { pictureSize } from '../../domain/picture-size';

interface PicturePreview {
  readonly blob: Blob;
  readonly look: string;
  /** Of the original, as it is to be seen. */
  readonly width?: number;
  readonly height?: number;
}

/** More than any camera of a tablet makes; a file of a few kB can claim to be as large as it likes. */
const mostPixels = 120_000_000;
const longestSide = 640;
/** Where a picture that is full of small things does not fit, it is made smaller and coarser. */
const tries: readonly (readonly [side: number, quality: number])[] = [[640, 0.72], [640, 0.5], [480, 0.5], [320, 0.4], [200, 0.3]];
/** Sizes stand near the beginning of a file; photos carry up to 64 kB of what is not ours before it, some of them several times. */
const headBytes = 512 * 1024;

export const picturePreview = async (picture: Blob): Promise<PicturePreview | undefined> => {
  const claimed = pictureSize(new Uint8Array(await picture.slice(0, headBytes).arrayBuffer()));
  if (claimed && claimed.width * claimed.height > mostPixels) return undefined;
  const small = await decoded(picture, claimed);
  if (!small) return undefined;
  try {
    const canvas = drawn(small, longestSide);
    if (isBlank(canvas)) return undefined;
    const blob = await encoded(small);
    return blob && { blob, look: lookOf(small), ...(claimed ? upright(claimed, small) : {}) };
  } finally {
    small.close();
  }
};

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Undefined for what this browser cannot decode. */
const decoded = async (picture: Blob, claimed: Size | undefined): Promise<ImageBitmap | undefined> => {
  // One side is enough: the other follows. A small picture is not made larger.
  const isWide = claimed && claimed.width >= claimed.height;
  const longest = claimed && Math.max(claimed.width, claimed.height);
  const side = isWide ? { resizeWidth: longestSide } : { resizeHeight: longestSide };
  const options: ImageBitmapOptions = longest === undefined || longest <= longestSide ? {} : { ...side, resizeQuality: 'medium' };
  try {
    return await createImageBitmap(picture, options);
  } catch {
    // Whatever the browser cannot show has no preview; that is said where it is shown.
    return undefined;
  }
};

/** The decoder turns a photo as its camera was held: then its sides are the other way round. */
const upright = ({ width, height }: Size, small: Size): Size => (width !== height && width > height !== small.width > small.height ? { width: height, height: width } : { width, height });

const drawn = (small: ImageBitmap, side: number): HTMLCanvasElement => {
  const scale = Math.min(1, side / Math.max(small.width, small.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(small.width * scale));
  canvas.height = Math.max(1, Math.round(small.height * scale));
  contextOf(canvas).drawImage(small, 0, 0, canvas.width, canvas.height);
  return canvas;
};

const contextOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws nothing');
  return context;
};

const pixelsOf = (canvas: HTMLCanvasElement): Uint8ClampedArray => contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height).data;

/** A browser that had no memory for a picture draws nothing and says nothing: not one pixel has been touched. */
const isBlank = (canvas: HTMLCanvasElement): boolean => {
  const pixels = pixelsOf(canvas);
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 0) return false;
  return true;
};

const encoded = async (small: ImageBitmap): Promise<Blob | undefined> => {
  for (const [side, quality] of tries) {
    const canvas = onWhite(drawn(small, side));
    // A browser that does not write WebP hands out a PNG, and says so.
    const webp = await blobOf(canvas, 'image/webp', quality);
    const blob = webp?.type === 'image/webp' ? webp : await blobOf(canvas, 'image/jpeg', quality);
    if (blob && blob.size > 0 && blob.size <= evidenceLimits.previewBytes) return blob;
  }
  return undefined;
};

/** What is transparent would be black in a JPEG. */
const onWhite = (canvas: HTMLCanvasElement): HTMLCanvasElement => {
  const context = contextOf(canvas);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
};

const blobOf = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> => new Promise((resolve) => canvas.toBlob(resolve, type, quality));

/** Nine columns and eight rows: whether each is darker than its neighbour makes 64 bits, which survive another size and another compression. */
const lookOf = (small: ImageBitmap): string => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [9, 8];
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, 9, 8);
  return differenceHash(pixelsOf(onWhite(canvas)));
};

/** `pixels`: 9 × 8, four bytes each. */
const differenceHash = (pixels: Uint8ClampedArray): string => {
  const light = (at: number): number => 0.299 * (pixels[at * 4] ?? 0) + 0.587 * (pixels[at * 4 + 1] ?? 0) + 0.114 * (pixels[at * 4 + 2] ?? 0);
  let bits = 0n;
  for (let row = 0; row < 8; row += 1) for (let column = 0; column < 8; column += 1) bits = (bits << 1n) | (light(row * 9 + column) < light(row * 9 + column + 1) ? 1n : 0n);
  return bits.toString(16).padStart(16, '0');
};
