/**
 * The hashes of the log. A leaf holds what must be provable for ever; the body stands behind a salted hash,
 * so that personal data can be erased without breaking a proof.
 *
 * Source: RFC 6962, section 2.1 (a leaf's hash is SHA-256 of 0x00 and the leaf). Hashes are spelled in base64url.
 */
import { hash } from 'node:crypto';
import type { Audience } from '../../../src/domain/change';
import type { ChangeId, RecordId, UserId } from '../../../src/domain/ids';

const leafPrefix = '\0';
const chainBytes = 16;
const hashBytes = 32;

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

/** The same person in the same plan is the same author; nobody else can tell who it is without both. */
export const pseudonymOf = (plan: RecordId, user: UserId): string => firstBytesOf(hash('sha256', `${plan}\0${user}`, 'base64url'));

/** Chance spelled as a salt. */
export const saltOf = (chance: Uint8Array): string => {
  desk.set(chance);
  return desk.toString('base64url', 0, chance.length);
};

/** `salt` in base64url, `body` as it is stored. */
export const bodyHashOf = (salt: string, body: string): string => {
  const most = salt.length + body.length * mostBytesPerUnit;
  const bytes = most <= desk.length ? desk : Buffer.allocUnsafe(most);
  const salted = bytes.write(salt, 0, 'base64url');
  return hash('sha256', bytes.subarray(0, salted + bytes.write(body, salted, 'utf8')), 'base64url');
};

/** The leaf as canonical JSON (RFC 8785): its keys stand here in their order. */
export const leafEntryOf = ({ at, audiences, author, bodyHash, change, epoch, kind, plan, receivedAt, seq }: Leaf): string =>
  `{"at":${at},"audiences":[${audiences.map(quoted).join(',')}],"author":${quoted(author)},"bodyHash":${quoted(bodyHash)},"change":${quoted(change)},"epoch":${quoted(epoch)},"kind":${quoted(kind)},"plan":${quoted(plan)},"receivedAt":${receivedAt},"seq":${seq}}`;

/** A text in JSON. Nearly every one is a name, and has nothing in it that JSON would spell otherwise. */
const quoted = (text: string): string => (isName.test(text) ? `"${text}"` : JSON.stringify(text));

const isName = /^[\w.:~-]*$/;

export const leafHashOf = (entry: string): string => hash('sha256', leafPrefix + entry, 'base64url');

/** chain(s) from chain(s − 1) and the leaf's hash: the first 16 bytes of SHA-256 over both. */
export const nextChain = (chain: string, leafHash: string): string => {
  const chained = desk.write(chain, 0, 'base64url');
  const end = chained + desk.write(leafHash, chained, 'base64url');
  return firstBytesOf(hash('sha256', end === link.length ? link : desk.subarray(0, end), 'base64url'));
};

/** What is hashed is laid out here; nothing stays between two calls. */
const desk = Buffer.allocUnsafeSlow(64 * 1024);
/** Where a chain and the hash of a leaf lie side by side: a view of it is not made anew for every change. */
const link = desk.subarray(0, chainBytes + hashBytes);
/** UTF-8 spells one UTF-16 unit in three bytes at most. */
const mostBytesPerUnit = 3;

/** The first 16 bytes of a hash, both in base64url: 21 letters and, of the next, the first two of its six bits. */
const firstBytesOf = (digest: string): string => digest.slice(0, 21) + (lastLetters[alphabet.indexOf(digest.charAt(21)) >> 4] ?? '');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const lastLetters = ['A', 'Q', 'g', 'w'] as const;
