/** Bytes as text, or why they are none. Nothing is guessed: a wrong letter in a name would be kept for years. */
import { accept, refuse, type Result } from '../../../src/domain/result';
import type { Finding } from './finding';

/** The largest file an import takes, in bytes. */
export const fileLimit = 20 * 1024 * 1024;

export const encodings = ['utf-8', 'latin1'] as const;
export type Encoding = (typeof encodings)[number];

export const tooLarge = (bytes: number): Finding => ({ code: 'file-too-large', detail: `The file has ${bytes} bytes; an import takes at most ${fileLimit}. Split it.` });

/** Decodes a whole file; a byte order mark is taken off. Refused: empty, too large, not in the encoding. */
export const readText = (bytes: Uint8Array, encoding: Encoding = 'utf-8'): Result<string, Finding> => {
  if (bytes.length > fileLimit) return refuse(tooLarge(bytes.length));
  if (hasUtf16Mark(bytes)) return refuse({ code: 'wrong-encoding', line: 1, detail: 'The file is UTF-16. Save it as UTF-8.' });
  if (bytes.includes(0)) return refuse({ code: 'wrong-encoding', line: lineWhere(bytes, (line) => line.includes(0)), detail: 'The file holds a zero byte, so it is no text. Save the sheet as text (CSV or JSON) in UTF-8.' });
  const text = decode(bytes, encoding);
  if (text === undefined) return refuse({ code: 'wrong-encoding', line: lineWhere(bytes, (line) => decode(line, encoding) === undefined), detail: 'This line is not UTF-8. Save the file as UTF-8, or import a table with --encoding latin1 if that is what it is.' });
  return text.trim() === '' ? refuse({ code: 'file-empty', detail: 'The file is empty.' }) : accept(text);
};

const decode = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const hasUtf16Mark = (bytes: Uint8Array): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

const newline = 0x0a;

/** The first line of which something is true, from 1. A line end is never a part of another letter in UTF-8. */
const lineWhere = (bytes: Uint8Array, isWrong: (line: Uint8Array) => boolean): number => {
  for (let from = 0, line = 1; from < bytes.length; line += 1) {
    const end = bytes.indexOf(newline, from);
    const to = end < 0 ? bytes.length : end;
    if (isWrong(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return 1;
};
