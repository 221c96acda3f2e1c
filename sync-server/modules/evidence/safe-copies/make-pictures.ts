/** Pictures made anew: upright, no larger than needed, without a word of what stood beside the pixels (place, telephone, thumbnail). */
import path from 'node:path';
import sharp from 'sharp';
import { copyLimits, type CopyTrouble, type MadeCopy } from './copy-messages';

// Whatever a file says of itself, only these are opened: nothing that draws, fetches or contains others.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile', 'VipsForeignLoadHeifFile'] });
sharp.cache(false);
sharp.concurrency(1);

const quality = { picture: 82, preview: 70 } as const;

export interface PictureWanted {
  readonly part: string;
  readonly largest: number;
}

/** Throws what `troubleOfPicture` understands. */
export const makePicture = async (file: string, into: string, { part, largest }: PictureWanted): Promise<MadeCopy> => {
  const { width, height } = await sharp(file, { limitInputPixels: copyLimits.pixels, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: copyLimits.seconds })
    .webp({ quality: largest > copyLimits.preview ? quality.picture : quality.preview })
    .toFile(path.join(into, part));
  return { part, name: part, type: 'image/webp', width, height };
};

/** The pixels of a page that was drawn here. */
export const makePageImage = async (pixels: { readonly data: Uint8Array; readonly width: number; readonly height: number }, into: string, { part, largest }: PictureWanted): Promise<MadeCopy> => {
  const { width, height } = await sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
    .resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: quality.picture })
    .toFile(path.join(into, part));
  return { part, name: part, type: 'image/webp', width, height };
};

export const troubleOfPicture = (error: unknown): CopyTrouble => {
  const said = error instanceof Error ? error.message : '';
  if (/pixel limit|too large|exceeds/i.test(said)) return 'tooLarge';
  if (/timeout/i.test(said)) return 'tooSlow';
  return /compression format|codec|unsupported feature|not been built/i.test(said) ? 'notOpened' : 'damaged';
};
