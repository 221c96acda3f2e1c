/** Short-lived links to an original or to a voice: they say which, for whom and until when, and are checked again when they are used. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RecordId } from '../../../src/domain/ids';

export interface LinkedBytes {
  readonly plan: RecordId;
  /** Evidence, of its original; or a review, of its voice. */
  readonly record: RecordId;
  /** Of who asked for it: nobody else's cookie opens it. */
  readonly session: string;
}

/** How long a link is good for. */
const lifeMs = 5 * 60_000;

export interface Link {
  readonly path: string;
  readonly expiresAt: number;
}

export interface SignedLinks {
  /** The address of the bytes with a key that is good from now on for minutes. */
  readonly link: (bytes: LinkedBytes, path: string, now: number) => Link;
  readonly isValid: (bytes: LinkedBytes, key: string, now: number) => boolean;
}

export const signedLinks = (secret: string): SignedLinks => {
  // A key of its own: what this room signs is nobody else's.
  const key = createHmac('sha256', secret).update('original links').digest();
  const signatureOf = ({ plan, record, session }: LinkedBytes, expiresAt: number): Buffer => createHmac('sha256', key).update(JSON.stringify([plan, record, session, expiresAt])).digest();
  return {
    link: (bytes, path, now) => {
      const expiresAt = now + lifeMs;
      return { path: `${path}?key=${expiresAt}.${signatureOf(bytes, expiresAt).toString('base64url')}`, expiresAt };
    },
    isValid: (bytes, given, now) => {
      const [, until, signature = ''] = /^(\d{1,15})\.([\w-]{43})$/.exec(given) ?? [];
      if (until === undefined || Number(until) < now) return false;
      return timingSafeEqual(signatureOf(bytes, Number(until)), Buffer.from(signature, 'base64url'));
    },
  };
};
