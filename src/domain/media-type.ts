/**
 * What a file is, read from its first bytes and never from its name or from what somebody says of it. The same list on the
 * tablet, which tells a person at once, and at the server's door. Whatever can act by itself in a browser (SVG, HTML, XML)
 * or can hold other files (archives, executables) is not on it.
 */
export type MediaFamily = 'picture' | 'document' | 'audio' | 'video' | 'office';

/** Everything that may be evidence, with what one can do with it. */
export const evidenceTypes = {
  'image/jpeg': 'picture',
  'image/png': 'picture',
  'image/webp': 'picture',
  'image/heic': 'picture',
  'image/avif': 'picture',
  'application/pdf': 'document',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/ogg': 'audio',
  'audio/webm': 'audio',
  'audio/wav': 'audio',
  'video/mp4': 'video',
  'video/webm': 'video',
  'video/quicktime': 'video',
  // Word, Excel and PowerPoint of before 2007 begin alike.
  'application/x-ole-storage': 'office',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'office',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'office',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'office',
  'application/vnd.oasis.opendocument.text': 'office',
  'application/vnd.oasis.opendocument.spreadsheet': 'office',
  'application/vnd.oasis.opendocument.presentation': 'office',
  'text/csv': 'office',
} as const satisfies Readonly<Record<string, MediaFamily>>;

export type MediaType = keyof typeof evidenceTypes;

/** How much of a file is enough to say what it is. */
export const headBytes = 4096;

/**
 * Undefined for what may not be evidence, and for what nobody can tell. `label`: its name, or the type that somebody says it
 * has. Only tables of plain text need it: they begin with whatever their first column is called.
 */
export const mediaTypeOf = (head: Uint8Array, label = ''): MediaType | undefined => signatures.find(({ holds }) => holds(head))?.type ?? containedIn(head) ?? (isTable(head, label) ? 'text/csv' : undefined);

interface Signature {
  readonly type: MediaType;
  readonly holds: (head: Uint8Array) => boolean;
}

const textAt = (head: Uint8Array, at: number, length: number): string => String.fromCharCode(...head.subarray(at, at + length));
const beginsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean => head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);

const signatures: readonly Signature[] = [
  { type: 'image/jpeg', holds: (head) => beginsWith(head, 0xff, 0xd8, 0xff) },
  { type: 'image/png', holds: (head) => beginsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: 'image/webp', holds: (head) => textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WEBP' },
  { type: 'audio/wav', holds: (head) => textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WAVE' },
  { type: 'application/pdf', holds: (head) => textAt(head, 0, 5) === '%PDF-' },
  { type: 'audio/ogg', holds: (head) => textAt(head, 0, 4) === 'OggS' },
  { type: 'audio/mpeg', holds: (head) => textAt(head, 0, 3) === 'ID3' || isMpegFrame(head) },
  { type: 'application/x-ole-storage', holds: (head) => beginsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1) },
];

/** A layer III frame with a bit rate and a sampling rate that exist. */
const isMpegFrame = (head: Uint8Array): boolean => {
  const [first = 0, second = 0, third = 0] = head;
  return first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08 && (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c;
};

const containedIn = (head: Uint8Array): MediaType | undefined => {
  if (textAt(head, 4, 4) === 'ftyp') return ofBrand(textAt(head, 8, 4), head);
  if (beginsWith(head, 0x1a, 0x45, 0xdf, 0xa3)) return ofMatroska(head);
  if (beginsWith(head, 0x50, 0x4b, 0x03, 0x04)) return ofZip(head);
  return undefined;
};

/** ISO media files say their brand, and the brands that they agree with. */
const ofBrand = (brand: string, head: Uint8Array): MediaType | undefined => {
  if (['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'].includes(brand)) return compatibleBrands(head).includes('avif') ? 'image/avif' : 'image/heic';
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  if (brand === 'M4A ' || brand === 'M4B ') return 'audio/mp4';
  if (brand === 'qt  ') return 'video/quicktime';
  if (['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'iso8', 'mp41', 'mp42', 'avc1', 'M4V ', 'dash', 'MSNV', 'mmp4', '3gp4', '3gp5', '3gp6'].includes(brand)) return hasTrack(head, 'vide') ? 'video/mp4' : ofTracks(head);
  return undefined;
};

const compatibleBrands = (head: Uint8Array): readonly string[] => {
  const size = Math.min(head.length, ((head[2] ?? 0) << 8) | (head[3] ?? 0), 256);
  const brands: string[] = [];
  for (let at = 16; at + 4 <= size; at += 4) brands.push(textAt(head, at, 4));
  return brands;
};

/** A recorder writes which tracks there are before the sound; where a camera writes them at the end, it is taken for a film. */
const ofTracks = (head: Uint8Array): MediaType => (hasTrack(head, 'soun') ? 'audio/mp4' : 'video/mp4');
const hasTrack = (head: Uint8Array, handler: 'vide' | 'soun'): boolean => latin(head).includes(`hdlr\0\0\0\0\0\0\0\0${handler}`);

const latin = (head: Uint8Array): string => {
  let text = '';
  for (const byte of head.subarray(0, headBytes)) text += String.fromCharCode(byte);
  return text;
};

/** WebM only: Matroska of another kind is nobody's recorder. */
const ofMatroska = (head: Uint8Array): MediaType | undefined => {
  const text = latin(head);
  if (!text.slice(0, 64).includes('webm')) return undefined;
  return text.includes('V_VP8') || text.includes('V_VP9') || text.includes('V_AV1') || text.includes('V_MPEG') ? 'video/webm' : 'audio/webm';
};

const officeParts: readonly (readonly [begin: string, type: MediaType])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** An office file is an archive that says so in its first entry: OpenDocument by its own type, Office Open XML by the list of its parts. */
const ofZip = (head: Uint8Array): MediaType | undefined => {
  const nameLength = (head[26] ?? 0) | ((head[27] ?? 0) << 8);
  const extraLength = (head[28] ?? 0) | ((head[29] ?? 0) << 8);
  const first = textAt(head, 30, Math.min(nameLength, 200));
  if (first === 'mimetype') return openDocument(head, 30 + nameLength + extraLength);
  if (!['[Content_Types].xml', '_rels/.rels', 'docProps/app.xml', 'docProps/core.xml'].includes(first)) return officeParts.find(([begin]) => first.startsWith(begin))?.[1];
  const text = latin(head);
  const found = officeParts.map(([begin, type]) => ({ at: text.indexOf(begin), type })).filter(({ at }) => at !== -1);
  return found.sort((one, other) => one.at - other.at)[0]?.type;
};

const openDocument = (head: Uint8Array, at: number): MediaType | undefined => {
  const said = textAt(head, at, 60);
  return (Object.keys(evidenceTypes) as MediaType[]).find((type) => type.startsWith('application/vnd.oasis.') && said.startsWith(type) && !said.startsWith(`${type}-template`));
};

/** Text that nothing would run or draw, whatever opens it. */
const isTable = (head: Uint8Array, label: string): boolean => {
  if (head.length === 0 || !/(\.csv|^text\/csv)$/i.test(label)) return false;
  if (head.some((byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f)) return false;
  const text = latin(head).replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase();
  return !/^(<|%pdf|#!|\{\\rtf)|<script|<html|<svg|<\?/.test(text);
};
