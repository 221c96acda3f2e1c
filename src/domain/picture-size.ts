/** How large a picture claims to be, read from its first bytes: nobody decodes what a header says is absurd. */

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Of JPEG, PNG, WebP and what stands in ISO boxes (HEIC, AVIF). Undefined where these bytes do not say. Sides as stored, before any turning. */
export const pictureSize = (head: Uint8Array): PictureSize | undefined => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const text = (at: number): string => String.fromCharCode(...head.subarray(at, at + 4));
  if (text(1).startsWith('PNG') && head.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (head[0] === 0xff && head[1] === 0xd8) return ofJpeg(view);
  if (text(0) === 'RIFF' && text(8) === 'WEBP' && head.length >= 30) return ofWebp(view, text(12));
  return text(4) === 'ftyp' ? ofBoxes(view, head) : undefined;
};

/** Frames of every coding but the three marks that look like one. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const ofJpeg = (view: DataView): PictureSize | undefined => {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Marks may be preceded by any number of fill bytes.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
};

const ofWebp = (view: DataView, chunk: string): PictureSize | undefined => {
  const three = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (chunk === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 };
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk !== 'VP8L') return undefined;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
};

/** The largest of those that are in it: a thumbnail says its size too. */
const ofBoxes = (view: DataView, head: Uint8Array): PictureSize | undefined => {
  let largest: PictureSize | undefined;
  for (let at = 0; at + 16 <= head.length; at += 1) {
    if (head[at] !== 0x69 || head[at + 1] !== 0x73 || head[at + 2] !== 0x70 || head[at + 3] !== 0x65) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
};
