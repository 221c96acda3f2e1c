import { expect, test } from 'vitest';
import { hashOf } from '../../test/builders/evidence';
import { recordId } from './ids';
import { readReceiptCode, receiptCode } from './receipt-code';

const id = recordId(Date.parse('2026-11-12T13:30:00Z'), Uint8Array.from({ length: 10 }, (_, index) => index * 25));

test('a receipt has eight letters that nobody takes for others, the same wherever it is made', () => {
  const code = receiptCode(id, hashOf('photo'));
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(receiptCode(id, hashOf('photo'))).toBe(code);
});

test('other bytes, or another record, have another code', () => {
  const code = receiptCode(id, '00000'.padEnd(64, 'f'));
  expect(code.slice(5)).toBe('0000');
  expect(receiptCode(id, 'fffff'.padEnd(64, '0')).slice(5)).toBe('ZZZZ');
  expect(receiptCode(recordId(1, Uint8Array.from({ length: 10 }, () => 255)), hashOf('photo'))).toMatch(/^ZZZZ-/);
});

test('without bytes the id alone makes it, and any id makes one', () => {
  for (const each of [id, 'e-1', 'x', 'ba-2025~acta ñandú']) expect(readReceiptCode(receiptCode(each))).toBe(receiptCode(each));
  expect(receiptCode(id).slice(0, 4)).toBe(receiptCode(id, hashOf('photo')).slice(0, 4));
});

test('a code is read however it was typed, and nothing else is', () => {
  expect(readReceiptCode(' abcd efgh ')).toBe('ABCD-EFGH');
  expect(readReceiptCode('oil0–1lOI')).toBe('0110-1101');
  for (const typed of ['', 'ABCD', 'ABCD-EFGHJ', 'ABCD-EFU1', '<script>', '\u0130BCDEFGH']) expect(readReceiptCode(typed)).toBeUndefined();
});
