import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeId, isChangeId, isRecordId, nameByChance, naturalId, recordId } from './ids';

const chance = fc.uint8Array({ minLength: 16, maxLength: 16 });
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('a record made later sorts later', () =>
  fc.assert(
    fc.property(moment, moment, chance, chance, (one, other, some, more) => {
      fc.pre(one !== other);
      expect(recordId(one, some) < recordId(other, more)).toBe(one < other);
    }),
  ));

test('a record id keeps 48 bits of time and all 80 of chance, in 26 letters that are easily told apart', () => {
  fc.assert(
    fc.property(moment, chance, (ms, bytes) => {
      const id = recordId(ms, bytes);
      expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
      expect(isRecordId(id)).toBe(true);
      const bits = [...id].reduce((sum, letter) => sum * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(letter)), 0n);
      expect(Number(bits >> 80n)).toBe(ms);
      expect(bits & ((1n << 80n) - 1n)).toBe(bytes.slice(0, 10).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n));
    }),
  );
});

test('a change id keeps 48 bits of time and 84 of chance, and one made later sorts later', () =>
  fc.assert(
    fc.property(moment, moment, chance, chance, (one, other, some, more) => {
      fc.pre(one !== other);
      const id = changeId(one, some);
      expect(isChangeId(id)).toBe(true);
      expect(id < changeId(other, more)).toBe(one < other);
      expect(Array.from(id.slice(0, 8)).reduce((sum, letter) => sum * 64 + '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'.indexOf(letter), 0)).toBe(one);
      expect(id.slice(8)).toBe(Buffer.from(some).toString('base64url').slice(0, 14));
    }),
  ));

test('a clock before 1970 or past its bits still gives ids of chance', () => {
  const ids = [-1, -(10 ** 13), 2 ** 48, 8.64e15].map((ms) => changeId(ms, new Uint8Array(16).fill(7)));
  expect(ids.filter(isChangeId)).toEqual(ids);
});

test('a name by chance is 128 bits as base64url spells them', () =>
  fc.assert(
    fc.property(chance, (bytes) => {
      expect(nameByChance(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }),
  ));

test('what a natural record is, is its name: two tablets make the same id', () => {
  expect(naturalId('c-11', '2026-09-01')).toBe('c-11~2026-09-01');
  expect(isRecordId(naturalId(recordId(1, new Uint8Array(16)), '2026-09-01', recordId(2, new Uint8Array(16))))).toBe(true);
});

test('names that would reach beyond the record are none', () => {
  expect(['', '__proto__', '../x', 'a/b', 'a b', '-a', '.a', 'ñ', 'a'.repeat(121), 'a\n'].filter(isRecordId)).toEqual([]);
  expect(['', 'a'.repeat(21), 'a'.repeat(23), `${'a'.repeat(21)}=`, `${'a'.repeat(21)}+`].filter(isChangeId)).toEqual([]);
});
