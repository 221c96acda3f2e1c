/** The comments of an Ogg file (title, place, cover), overwritten where they stand; pages that held them get their sum anew. */

interface OggPage {
  readonly from: number;
  readonly to: number;
  readonly body: number;
  /** Lengths of its pieces; one of 255 goes on in the next. */
  readonly pieces: readonly number[];
}

/** Changes the file in place. False where it is no Ogg of Opus or Vorbis. */
export const withoutOggComments = (file: Buffer): boolean => {
  const pages = pagesOf(file);
  const comments = pages && placesOfPacket(pages, 1);
  if (!comments || comments.length === 0) return false;
  const packet = Buffer.concat(comments.map(({ from, to }) => file.subarray(from, to)));
  if (!emptyComments(packet)) return false;
  let at = 0;
  for (const { from, to } of comments) {
    packet.copy(file, from, at, at + to - from);
    at += to - from;
  }
  for (const page of pages.filter(({ from, to }) => comments.some((place) => place.from >= from && place.from < to))) {
    file.writeUInt32LE(0, page.from + 22);
    file.writeUInt32LE(checksum(file.subarray(page.from, page.to)), page.from + 22);
  }
  return true;
};

const pagesOf = (file: Buffer): readonly OggPage[] | undefined => {
  const pages: OggPage[] = [];
  for (let at = 0; at < file.length; ) {
    if (file.toString('latin1', at, at + 4) !== 'OggS' || at + 27 > file.length) return undefined;
    const count = file[at + 26]!;
    const pieces = [...file.subarray(at + 27, at + 27 + count)];
    const body = at + 27 + count;
    const to = body + pieces.reduce((sum, each) => sum + each, 0);
    if (pieces.length < count || to > file.length) return undefined;
    pages.push({ from: at, to, body, pieces });
    at = to;
  }
  return pages;
};

/** Where the bytes of the nth packet stand; it may go over pages. */
const placesOfPacket = (pages: readonly OggPage[], wanted: number): readonly { readonly from: number; readonly to: number }[] => {
  const places: { readonly from: number; readonly to: number }[] = [];
  let packet = 0;
  for (const { body, pieces } of pages) {
    let at = body;
    for (const piece of pieces) {
      if (packet === wanted) places.push({ from: at, to: at + piece });
      at += piece;
      if (piece < 255) packet += 1;
      if (packet > wanted) return places;
    }
  }
  return [];
};

/** Every comment stays as long as it was, and says nothing. */
const emptyComments = (packet: Buffer): boolean => {
  const head = ['OpusTags', '\x03vorbis'].find((each) => packet.toString('latin1', 0, each.length) === each);
  if (head === undefined) return false;
  let at = head.length;
  const next = (): { readonly from: number; readonly to: number } | undefined => {
    if (at + 4 > packet.length) return undefined;
    const from = at + 4;
    at = from + packet.readUInt32LE(at);
    return at > packet.length ? undefined : { from, to: at };
  };
  const vendor = next();
  if (!vendor || at + 4 > packet.length) return false;
  packet.fill(' ', vendor.from, vendor.to);
  const count = packet.readUInt32LE(at);
  at += 4;
  for (let index = 0; index < count; index += 1) {
    const comment = next();
    if (!comment) return false;
    packet.fill(' ', comment.from, comment.to);
    packet.write('X='.slice(0, comment.to - comment.from), comment.from, 'latin1');
  }
  return true;
};

/** Ogg's own sum: the polynomial 04c11db7, the highest bit first, nothing inverted (RFC 3533). */
const table = Array.from({ length: 256 }, (_, index) => {
  let rest = index << 24;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest & 0x8000_0000) === 0 ? rest << 1 : (rest << 1) ^ 0x04c1_1db7;
  return rest >>> 0;
});

export const checksum = (page: Buffer): number => {
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ table[((sum >>> 24) ^ byte) & 255]!) >>> 0;
  return sum;
};
