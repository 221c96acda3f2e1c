/** Whether a file is what it says it is, and of a kind that is taken. Its name is never asked. */
import { open, type FileHandle } from 'node:fs/promises';
import { evidenceTypes, headBytes, mediaTypeOf } from '../../../src/domain/media-type';

export type FileObjection = 'empty' | 'archive' | 'markup' | 'executable' | 'mismatch' | 'unknown';

export const isTakenType = (type: string): boolean => Object.hasOwn(evidenceTypes, type);

/** Why a local file is not taken as what was declared, or undefined. */
export const objectionTo = async (file: string, declared: string): Promise<FileObjection | undefined> => {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size === 0) return 'empty';
    const head = await bytesAt(handle, 0, Math.min(size, headBytes));
    const type = mediaTypeOf(head, declared);
    if (type === undefined) return whatElse(head);
    if (type !== declared) return 'mismatch';
    if (type === 'text/csv') return (await isPlainText(handle, size)) ? undefined : 'mismatch';
    // Awaited here: the file is closed when this has returned.
    return type.includes('openxmlformats') || type.includes('opendocument') ? await objectionToOffice(handle, size, type) : undefined;
  } finally {
    await handle.close();
  }
};

const bytesAt = async (handle: FileHandle, from: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
};

const archives = [[0x50, 0x4b], [0x52, 0x61, 0x72, 0x21], [0x1f, 0x8b], [0x37, 0x7a, 0xbc, 0xaf], [0x42, 0x5a, 0x68], [0xfd, 0x37, 0x7a], [0x28, 0xb5, 0x2f, 0xfd], [0x4d, 0x53, 0x43, 0x46]];
const executables = [[0x4d, 0x5a], [0x7f, 0x45, 0x4c, 0x46], [0xca, 0xfe, 0xba, 0xbe], [0xcf, 0xfa, 0xed, 0xfe], [0xce, 0xfa, 0xed, 0xfe], [0x23, 0x21], [0x00, 0x61, 0x73, 0x6d]];

/** Only to say it clearly: what is not on the list is refused, whatever it is. */
const whatElse = (head: Buffer): FileObjection => {
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte);
  if (archives.some(begins) || head.toString('latin1', 257, 262) === 'ustar') return 'archive';
  if (executables.some(begins)) return 'executable';
  return /^[\s\uFEFF\0]*</.test(head.toString('utf8')) ? 'markup' : 'unknown';
};

/** Nothing that a program would take for its own: letters, marks and lines, in any old encoding. */
const isPlainText = async (handle: FileHandle, size: number): Promise<boolean> => {
  const step = 1024 * 1024;
  for (let at = 0; at < size; at += step) {
    for (const byte of await bytesAt(handle, at, Math.min(step, size - at))) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false;
  }
  return true;
};

const listLimit = 4 * 1024 * 1024;
const partNeeded: readonly (readonly [ending: string, part: string])[] = [
  ['wordprocessingml.document', 'word/document.xml'],
  ['spreadsheetml.sheet', 'xl/workbook.xml'],
  ['presentationml.presentation', 'ppt/presentation.xml'],
];

/** An office file is an archive of known parts: its list is read, nothing of it is unpacked. */
const objectionToOffice = async (handle: FileHandle, size: number, type: string): Promise<FileObjection | undefined> => {
  const names = await namesInZip(handle, size);
  if (!names) return 'archive';
  // Programs inside a document are what an office file must not bring.
  if (names.some((name) => /vbaproject\.bin$|^basic\/|^scripts\/|\.(exe|dll|js|vbs|jar|bat|cmd|ps1|zip|html?)$/i.test(name))) return 'executable';
  const needed = type.includes('opendocument') ? 'content.xml' : (partNeeded.find(([ending]) => type.endsWith(ending))?.[1] ?? '');
  return names.includes(needed) ? undefined : 'archive';
};

/** The names of a zip file as its own list at the end says them; undefined where it is not built like one. */
const namesInZip = async (handle: FileHandle, size: number): Promise<readonly string[] | undefined> => {
  const tailLength = Math.min(size, 66_000);
  const tail = await bytesAt(handle, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end + 22 > tail.length) return undefined;
  const [count, length, from] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  // What stands before the archive makes it another file for other eyes.
  if (length > listLimit || from + length !== size - tailLength + end) return undefined;
  const list = await bytesAt(handle, from, length);
  const names: string[] = [];
  for (let at = 0; names.length < count; ) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== 0x0201_4b50) return undefined;
    const nameLength = list.readUInt16LE(at + 28);
    names.push(list.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return names;
};
