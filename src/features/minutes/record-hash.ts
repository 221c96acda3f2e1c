/** The print of an approved version: whoever computes it from the same words gets the same letters. */
import { canonicalJson, type Json } from '../../domain/json';
import type { MinutesRecord } from '../../domain/minutes';

/** SHA-256 of the canonical JSON (RFC 8785), in hexadecimal. */
export const recordHash = async (record: MinutesRecord): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(record as unknown as Json)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
