/**
 * Sound without what stands beside it: titles, places, pictures of covers, the name of a telephone. The sound itself is not
 * touched. Where a tag cannot be cut out without moving what follows, it is overwritten with nothing of the same length.
 */
import { withoutOggComments } from './ogg-comments';

export const taggedSounds = ['audio/mpeg', 'audio/mp4', 'audio/webm', 'audio/ogg', 'audio/wav'] as const;

/** Works on a copy of its own. Undefined where the file is not built as its type says. */
export const withoutTags = (file: Buffer, type: string): Buffer | undefined => {
  if (type === 'audio/mpeg') return withoutMp3Tags(file);
  const copy = Buffer.from(file);
  if (type === 'audio/mp4') return emptyBoxes(copy, 0, copy.length) ? copy : undefined;
  if (type === 'audio/webm') return emptyElements(copy) ? copy : undefined;
  if (type === 'audio/ogg') return withoutOggComments(copy) ? copy : undefined;
  if (type === 'audio/wav') return emptyChunks(copy) ? copy : undefined;
  return undefined;
};

/** ID3 stands before the first frame, ID3v1 and APE behind the last. */
const withoutMp3Tags = (file: Buffer): Buffer | undefined => {
  let [from, to] = [0, file.length];
  while (file.toString('latin1', from, from + 3) === 'ID3' && from + 10 <= to) {
    const size = ((file[from + 6]! & 127) << 21) | ((file[from + 7]! & 127) << 14) | ((file[from + 8]! & 127) << 7) | (file[from + 9]! & 127);
    from += 10 + size + ((file[from + 5]! & 16) === 0 ? 0 : 10);
  }
  if (to - from >= 128 && file.toString('latin1', to - 128, to - 125) === 'TAG') to -= 128;
  if (to - from >= 32 && file.toString('latin1', to - 32, to - 24) === 'APETAGEX') {
    const hasHeader = (file.readUInt32LE(to - 12) & 0x8000_0000) !== 0;
    to -= file.readUInt32LE(to - 20) + (hasHeader ? 32 : 0);
  }
  // Some writers leave room behind their tag.
  while (from < to && file[from] === 0) from += 1;
  return from < to && file[from] === 0xff && (file[from + 1]! & 0xe0) === 0xe0 ? Buffer.from(file.subarray(from, to)) : undefined;
};

/** What a player needs of a WAV; lists of who made it and where, and whatever else a recorder wrote, becomes junk. */
const chunksOfSound = ['fmt ', 'fact', 'data', 'cue ', 'smpl'];

/** A recorder that was stopped by a dead battery may have left the length of the sound open: it goes to the end then. */
const emptyChunks = (file: Buffer): boolean => {
  let hasSound = false;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
    hasSound ||= name === 'data';
    if (!chunksOfSound.includes(name)) {
      file.write('JUNK', at, 'latin1');
      file.fill(0, at + 8, at + 8 + size);
    }
    at += 8 + size + (size % 2);
  }
  return hasSound;
};

const boxesWithBoxes = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf'];
const boxesThatTell = ['udta', 'meta', 'uuid', 'XMP_'];

/** A box that tells of somebody becomes free room. False where boxes do not fit into one another. */
const emptyBoxes = (file: Buffer, from: number, to: number): boolean => {
  for (let at = from; at < to; ) {
    if (at + 8 > to) return false;
    const short = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const long = short === 1 && at + 16 <= to ? Number(file.readBigUInt64BE(at + 8)) : short;
    const size = long === 0 ? to - at : long;
    const head = short === 1 ? 16 : 8;
    if (size < head || at + size > to) return false;
    if (boxesThatTell.includes(name)) {
      file.write('free', at + 4, 'latin1');
      file.fill(0, at + head, at + size);
    } else if (boxesWithBoxes.includes(name) && !emptyBoxes(file, at + head, at + size)) return false;
    at += size;
  }
  return true;
};

const ebml = { header: 0x1a45dfa3, segment: 0x18538067, cluster: 0x1f43b675, info: 0x1549a966 } as const;
/** Tags, attachments; of the head: title, date, file names. */
const elementsThatTell = [0x1254c367, 0x1941a469, 0x7ba9, 0x4461, 0x7384, 0x3c83ab, 0x3e83bb];
const voidElement = 0xec;

/** A recorder does not know beforehand how long it will run, so a segment or a cluster may have no length: they are walked into. */
const emptyElements = (file: Buffer): boolean => {
  for (let at = 0; at < file.length; ) {
    const id = numberAt(file, at, { keepsMark: true });
    const size = id && numberAt(file, at + id.length, { keepsMark: false });
    if (!id || !size) return false;
    const inside = at + id.length + size.length;
    const walkedInto = id.value === ebml.segment || id.value === ebml.cluster || id.value === ebml.info;
    if (walkedInto) {
      at = inside;
      continue;
    }
    if (size.isUnknown || inside + size.value > file.length) return at > 0 && inside > file.length - 16;
    if (elementsThatTell.includes(id.value)) makeVoid(file, at, inside + size.value);
    at = inside + size.value;
  }
  return file.length > 0;
};

interface EbmlNumber {
  readonly value: number;
  readonly length: number;
  readonly isUnknown: boolean;
}

const numberAt = (file: Buffer, at: number, { keepsMark }: { readonly keepsMark: boolean }): EbmlNumber | undefined => {
  const first = file[at] ?? 0;
  const length = first === 0 ? 9 : Math.clz32(first) - 23;
  if (length > (keepsMark ? 4 : 8) || at + length > file.length) return undefined;
  let value = keepsMark ? first : first & (0xff >> length);
  let isUnknown = (first & (0xff >> length)) === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    value = value * 256 + file[at + index]!;
    isUnknown &&= file[at + index] === 0xff;
  }
  return { value, length, isUnknown };
};

/** One byte of name, one or eight of length, and nothing. */
const makeVoid = (file: Buffer, from: number, to: number): void => {
  const room = to - from;
  file.fill(0, from, to);
  file[from] = voidElement;
  if (room - 2 < 127) file[from + 1] = 0x80 | (room - 2);
  else file.writeBigUInt64BE(0x0100_0000_0000_0000n | BigInt(room - 9), from + 1);
};
