/**
 * Names of records and changes. Chance and clock are guests here: they are handed in.
 */
export type RecordId = string;
export type ChangeId = string;
export type UserId = string;
export type DeviceId = string;

const base32 = '0123456789abcdefghjkmnpqrstvwxyz';
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The same letters as a database sorts them, so that what is later stands behind. */
const lettersInOrder = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** A record's id: 48 bits of time and 80 of chance in 26 letters that sort by time. */
export const recordId = (ms: number, chance: Uint8Array): RecordId => {
  let time = '';
  for (let rest = ms, index = 0; index < 10; index += 1, rest = Math.floor(rest / 32)) time = base32.charAt(rest % 32) + time;
  let bits = '';
  for (let index = 0; index < 16; index += 1) {
    const bit = index * 5;
    const pair = ((chance[bit >> 3] ?? 0) << 8) | (chance[(bit >> 3) + 1] ?? 0);
    bits += base32.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return time + bits;
};

/**
 * A change's id: 48 bits of the device's time and 84 of chance in 22 letters (base64url). Changes of one time stand side by side
 * wherever they are kept by id; that is all the time is for. A clock that is wrong costs nothing else, and nobody reads it again.
 */
export const changeId = (ms: number, chance: Uint8Array): ChangeId => {
  let time = '';
  for (let rest = Math.max(0, ms), index = 0; index < 8; index += 1, rest = Math.floor(rest / 64)) time = lettersInOrder.charAt(rest % 64) + time;
  return time + nameByChance(chance).slice(0, 14);
};

/** A name that is nothing but chance: 128 bits in 22 letters (base64url). */
export const nameByChance = (chance: Uint8Array): string => {
  let text = '';
  for (let bit = 0; bit < 128; bit += 6) {
    const pair = ((chance[bit >> 3] ?? 0) << 8) | (chance[(bit >> 3) + 1] ?? 0);
    text += base64url.charAt((pair >> (10 - (bit & 7))) & 63);
  }
  return text;
};

/** An id that two devices make alike: what the record is, is its name (a check-in of one commitment and period). */
export const naturalId = (...parts: readonly string[]): RecordId => parts.join('~');

export const isRecordId = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,119}$/.test(text);
export const isChangeId = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text);
