/** The short code of a receipt: eight letters that a person can read aloud, made of what the evidence is. */
import type { RecordId } from './ids';

/** Crockford's base 32: no I, L, O, U, so that no letter is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * `ABCD-EFGH`: 20 bits of the id's chance, and 20 of the hash of the bytes, or of the id again where there are none.
 * Pure, so a tablet shows it without a network and the server finds the same. No secret, and no proof of the whole hash.
 */
export const receiptCode = (evidence: RecordId, sha256?: string): string => {
  const chance = evidence.slice(-8).padStart(8, '0');
  return `${letterOfEach(chance.slice(4))}-${sha256 === undefined ? letterOfEach(chance.slice(0, 4)) : lettersOfHash(sha256)}`;
};

const letterOfEach = (text: string): string => [...text.toUpperCase()].map((letter) => (letters.includes(letter) ? letter : letters.charAt(letter.charCodeAt(0) % 32))).join('');

const lettersOfHash = (sha256: string): string => {
  const bits = Number.parseInt(sha256.slice(0, 5), 16);
  return [15, 10, 5, 0].map((shift) => letters.charAt((bits >> shift) & 31)).join('');
};

/** A code as somebody typed it, in its one spelling; undefined for what is none. Spaces, dashes and small letters do not matter, O is 0, I and L are 1. */
export const readReceiptCode = (typed: string): string | undefined => {
  const read = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return read.length === 8 && [...read].every((letter) => letters.includes(letter)) ? `${read.slice(0, 4)}-${read.slice(4)}` : undefined;
};
