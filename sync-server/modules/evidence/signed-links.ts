/** Short-lived links to an original: they say which, for whom and until when, and are checked again when they are used. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RecordId } from '../../../src/domain/ids';

export interface LinkedOriginal {
  readonly plan: RecordId;
  readonly evidence: RecordId;
  /** Of who asked for it: nobody else's cookie opens it. */
  readonly session: string;
}

export interface SignedLinks {
  readonly sign: (original: LinkedOriginal, expiresAt: number) => string;
  readonly isValid: (original: LinkedOriginal, key: string, now: number) => boolean;
}

export const signedLinks = (secret: string): SignedLinks => {
  // A key of its own: what this room signs is nobody else's.
  const key = createHmac('sha256', secret).update('original links').digest();
  const signatureOf = ({ plan, evidence, session }: LinkedOriginal, expiresAt: number): Buffer => createHmac('sha256', key).update(JSON.stringify([plan, evidence, session, expiresAt])).digest();
  return {
    sign: (original, expiresAt) => `${expiresAt}.${signatureOf(original, expiresAt).toString('base64url')}`,
    isValid: (original, given, now) => {
      const [, until, signature = ''] = /^(\d{1,15})\.([\w-]{43})$/.exec(given) ?? [];
      if (until === undefined || Number(until) < now) return false;
      return timingSafeEqual(signatureOf(original, Number(until)), Buffer.from(signature, 'base64url'));
    },
  };
};
