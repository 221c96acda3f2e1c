/** What a PDF shows, as pictures of its pages and as plain text: nothing of it that could act. Its scripts are never run. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as mupdf from 'mupdf';
import { copyLimits, type CopyOutcome, type MadeCopy } from './copy-messages';
import { makePageImage } from './make-pictures';

export const makePages = async (file: string, into: string): Promise<CopyOutcome> => {
  const document = open(await readFile(file));
  if (!document) return { trouble: 'damaged' };
  if (document.needsPassword()) return { trouble: 'locked' };
  const count = Math.min(document.countPages(), copyLimits.pages);
  if (count === 0) return { trouble: 'damaged' };
  const made: MadeCopy[] = [];
  let text = '';
  for (let number = 1; number <= count; number += 1) {
    const page = document.loadPage(number - 1);
    const pixels = drawn(page);
    if (number === 1) made.push(await makePageImage(pixels, into, { part: 'preview', largest: copyLimits.preview }));
    made.push(await makePageImage(pixels, into, { part: `page-${number}`, largest: copyLimits.page.height }));
    if (text.length < copyLimits.textBytes) text += `${page.toStructuredText('preserve-whitespace').asText()}\n`;
    page.destroy();
  }
  if (text.trim() === '') return { made };
  await writeFile(path.join(into, 'text'), Buffer.from(text, 'utf8').subarray(0, copyLimits.textBytes).toString('utf8'));
  return { made: [...made, { part: 'text', name: 'text', type: 'text/plain; charset=utf-8' }] };
};

const open = (bytes: Buffer): mupdf.Document | undefined => {
  try {
    return mupdf.Document.openDocument(bytes, 'application/pdf');
  } catch {
    // What it says of a broken file names no more than that it is broken.
    return undefined;
  }
};

const drawn = (page: mupdf.Page): { readonly data: Uint8Array; readonly width: number; readonly height: number } => {
  const [left, top, right, bottom] = page.getBounds();
  const scale = Math.min(copyLimits.page.width / Math.max(1, right - left), copyLimits.page.height / Math.max(1, bottom - top), 4);
  const pixmap = page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false, true);
  const [width, height] = [pixmap.getWidth(), pixmap.getHeight()];
  const [row, data] = [width * 3, pixmap.getPixels()];
  const stride = pixmap.getStride();
  // Its memory is gone with it, so the pixels are copied.
  const packed = Buffer.alloc(row * height);
  for (let line = 0; line < height; line += 1) packed.set(data.subarray(line * stride, line * stride + row), line * row);
  pixmap.destroy();
  return { data: packed, width, height };
};
