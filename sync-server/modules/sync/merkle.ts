/**
 * The hashes of the log. A leaf holds what must be provable for ever; the body stands behind a salted hash,
 * so that personal data can be erased without breaking a proof.
 *
 * Source: RFC 6962, section 2.1 (a leaf's hash is SHA-256 of 0x00 and the leaf). Hashes are spelled in base64url.
 */
import { hash } from 'node:crypto';
import type { Audience } from '../../../src/domain/change';
import { canonicalJson } from '../../../src/domain/json';
import type { ChangeId, RecordId, UserId } from '../../../src/domain/ids';

const leafPrefix = Buffer.from([0]);
const chainBytes = 16;

/** The chain before the first change. */
export const chainStart = Buffer.alloc(chainBytes).toString('base64url');

export interface Leaf {
  readonly plan: RecordId;
  readonly epoch: string;
  readonly seq: number;
  readonly change: ChangeId;
  readonly kind: string;
  readonly author: string;
  /** When the device says it was written, in ms. */
  readonly at: number;
  readonly receivedAt: number;
  /** Of the rows it wrote, sorted. */
  readonly audiences: readonly Audience[];
  readonly bodyHash: string;
}

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');

/** The same person in the same plan is the same author; nobody else can tell who it is without both. */
export const pseudonymOf = (plan: RecordId, user: UserId): string =>
  sha256(Buffer.from(`${plan}\0${user}`, 'utf8')).subarray(0, chainBytes).toString('base64url');

/** `salt` in base64url, `body` as it is stored. */
export const bodyHashOf = (salt: string, body: string): string =>
  sha256(Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from(body, 'utf8')])).toString('base64url');

export const leafEntryOf = (leaf: Leaf): string => canonicalJson({ ...leaf });

export const leafHashOf = (entry: string): string => sha256(Buffer.concat([leafPrefix, Buffer.from(entry, 'utf8')])).toString('base64url');

/** chain(s) from chain(s − 1) and the leaf's hash: the first 16 bytes of SHA-256 over both. */
export const nextChain = (chain: string, leafHash: string): string =>
  sha256(Buffer.concat([Buffer.from(chain, 'base64url'), Buffer.from(leafHash, 'base64url')]))
    .subarray(0, chainBytes)
    .toString('base64url');
