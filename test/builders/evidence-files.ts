/** Files as people send them, made small: each with something in it that nobody else shall read. */
import { createHash } from 'node:crypto';
import pdfmake from 'pdfmake';
import sharp from 'sharp';

export interface MadeFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly name: string;
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** In the metadata of every file here. */
export const secretPlace = 'Secreto: Avenida Siempreviva 742';

interface PictureWanted {
  readonly width?: number;
  readonly height?: number;
  readonly type?: 'jpeg' | 'png' | 'webp';
  /** Two with different shades are different files. */
  readonly shade?: number;
  /** Every point another, so that it weighs what a photo weighs. */
  readonly grain?: boolean;
}

/** With the place of its making in its metadata, turned on its side as a telephone writes it. */
export const aPhoto = async ({ width = 640, height = 480, type = 'jpeg', shade = 120, grain = false }: PictureWanted = {}): Promise<MadeFile> => {
  const bytes = await sharp({ create: { width, height, channels: 3, background: { r: shade, g: 90, b: 60 }, ...(grain ? { noise: { type: 'gaussian' as const, mean: shade, sigma: 30 } } : {}) } })
    .withExif({ IFD0: { ImageDescription: secretPlace, Make: 'Secreto' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '34/1 36/1 0/1' } })
    .withMetadata({ orientation: 6 })
    [type]()
    .toBuffer();
  return { bytes, type: `image/${type}`, name: `foto del taller.${type}` };
};

pdfmake.setUrlAccessPolicy(() => false);
// The letters that every reader of PDF has; they are asked for like files.
pdfmake.setLocalAccessPolicy((place) => place.startsWith('Courier'));

export const aPdf = async (pages: readonly string[] = ['Resolución 12/2026']): Promise<MadeFile> => {
  pdfmake.setFonts({ Courier: { normal: 'Courier', bold: 'Courier-Bold', italics: 'Courier-Oblique', bolditalics: 'Courier-BoldOblique' } });
  const content = pages.map((text, index) => ({ text, ...(index === 0 ? {} : { pageBreak: 'before' as const }) }));
  const document = pdfmake.createPdf({ content, defaultStyle: { font: 'Courier' }, info: { title: secretPlace, author: 'Secreto' } });
  return { bytes: Buffer.from(await document.getBuffer()), type: 'application/pdf', name: 'resolución.pdf' };
};

/** Frames of silence between tags. */
export const anMp3 = (): MadeFile => {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  const title = Buffer.concat([Buffer.from('TIT2'), Buffer.from([0, 0, 0, secretPlace.length + 1, 0, 0, 3]), Buffer.from(secretPlace, 'latin1')]);
  const head = Buffer.concat([Buffer.from('ID3\x04\x00\x00', 'latin1'), Buffer.from([0, 0, title.length >> 7, title.length & 127]), title]);
  const tail = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);
  tail.write('Secreto', 3);
  return { bytes: Buffer.concat([head, ...Array.from({ length: 40 }, () => frame), tail]), type: 'audio/mpeg', name: 'entrevista.mp3' };
};
