import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/domain/json';
import { bodyHashOf, chainStart, leafEntryOf, leafHashOf, nextChain, pseudonymOf } from './merkle';

test('a leaf is hashed as RFC 6962 says: SHA-256 of a zero byte and the entry', () => {
  expect(leafHashOf('')).toBe(Buffer.from('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'hex').toString('base64url'));
});

test('the chain is the first 16 bytes over the chain before and the leaf', () => {
  const leaf = leafHashOf('{"seq":1}');
  const whole = createHash('sha256').update(Buffer.alloc(16)).update(Buffer.from(leaf, 'base64url')).digest();
  expect(nextChain(chainStart, leaf)).toBe(whole.subarray(0, 16).toString('base64url'));
});

test('the same words under another salt, and the same person in another plan, cannot be matched', () => {
  expect(bodyHashOf('AAAA', 'palabras')).not.toBe(bodyHashOf('AAAB', 'palabras'));
  expect(pseudonymOf('plan-4', 'ana')).not.toBe(pseudonymOf('plan-5', 'ana'));
  expect(pseudonymOf('plan-4', 'ana')).toBe(pseudonymOf('plan-4', 'ana'));
});

test.each(['', 'ñandú "de 2031" \u0000 🜁', `${'reunión '.repeat(20_000)}`])('words of any length are hashed behind their salt, in UTF-8', (body) => {
  const salt = Buffer.alloc(16, 7);
  expect(bodyHashOf(salt.toString('base64url'), body)).toBe(createHash('sha256').update(salt).update(body, 'utf8').digest('base64url'));
});

test('a leaf is canonical JSON, in whatever order it was put together', () => {
  const leaf = { seq: 7, plan: 'plan-4', epoch: 'e', change: 'c', kind: 'edit', author: 'a', at: -1, receivedAt: 1_774_000_000_000, audiences: ['area:ñ"', 'public'], bodyHash: 'h' };
  expect(leafEntryOf(leaf)).toBe(canonicalJson(leaf));
});
