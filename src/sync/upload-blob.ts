/**
 * One file over the wire, by the tus protocol: created once, gone on with at the byte where the server says that it stopped,
 * however often the line breaks and however many days lie in between. Every way it may end is a value.
 */
import type { HttpStack } from 'tus-js-client';
import type { BlobReference } from '../domain/evidence';
import type { BlobPart } from '../storage/blobs/blob-records';
import type { OpenedBlob } from '../storage/blobs/open-bytes';

export type UploadEnd =
  | { readonly kind: 'sent' }
  /** No network, or nobody spoke for too long. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'signed-out' }
  /** The server, or what it keeps files in, has no time. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** The server does not have the record yet. */
  | { readonly kind: 'not-yet' }
  /** What arrived is not what left: from the beginning. */
  | { readonly kind: 'anew' }
  /** Something on the way takes no body of this size. */
  | { readonly kind: 'smaller' }
  | { readonly kind: 'refused'; readonly code: string };

export interface Uploading {
  readonly plan: string;
  /** What names it. */
  readonly entity: 'evidence' | 'review';
  readonly record: string;
  readonly part: BlobPart;
  readonly reference: BlobReference;
  readonly bytes: OpenedBlob;
  /** Where it was begun, if it was. */
  readonly upload: string | undefined;
  readonly chunkBytes: number;
  readonly signal: AbortSignal;
  /** How it speaks HTTP; the browser's own way unless told. */
  readonly http?: HttpStack | undefined;
  readonly onBegun: (upload: string) => void;
  readonly onProgress: (sentBytes: number) => void;
}

/** Nothing moves for so long: the line is dead, whatever it says. */
const silentMs = 30_000;

export const uploadBlob = async (uploading: Uploading): Promise<UploadEnd> => {
  const { plan, entity, record, part, reference, bytes, chunkBytes, signal, http, onBegun, onProgress } = uploading;
  // Fetched with the first file, never with the first page.
  const { Upload } = await import('tus-js-client');
  if (signal.aborted) return { kind: 'stopped' };
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (how: UploadEnd): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(how);
    };
    const giveUp = (how: UploadEnd): void => {
      // It rejects only where the server is asked to forget the upload, which it is not.
      void upload.abort();
      end(how);
    };
    const stop = (): void => giveUp({ kind: 'stopped' });
    const moves = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp({ kind: 'unreachable' }), silentMs);
    };
    const upload = new Upload(new Blob(), {
      endpoint: `/api/plans/${encodeURIComponent(plan)}/blobs`,
      uploadUrl: uploading.upload ?? null,
      uploadSize: reference.bytes,
      chunkSize: chunkBytes,
      metadata: { [entity]: record, part, sha256: reference.sha256, type: reference.type, ...(reference.name === undefined ? {} : { name: reference.name }) },
      headers: { 'x-bitacora': '1' },
      ...(http ? { httpStack: http } : {}),
      // When it is tried again is for the courier to say, which knows of everything else that waits.
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: async () => `${record}/${part}`,
      fileReader: { openFile: async () => ({ size: reference.bytes, slice: async (from, to) => ({ value: await bytes.slice(from, Math.min(to, reference.bytes)), done: to >= reference.bytes }), close: () => undefined }) },
      onBeforeRequest: moves,
      onAfterResponse: moves,
      // Only its path: this server may be reached by another name the next time.
      onUploadUrlAvailable: () => upload.url !== null && onBegun(new URL(upload.url, location.href).pathname),
      onProgress: (sent) => {
        moves();
        onProgress(sent);
      },
      onSuccess: () => end({ kind: 'sent' }),
      onError: (error) => end(endOf(error)),
    });
    signal.addEventListener('abort', stop);
    moves();
    upload.start();
  });
};

interface Answered {
  readonly getStatus: () => number;
  readonly getHeader: (name: string) => string | undefined;
  readonly getBody: () => string;
}

const endOf = (error: Error & { readonly originalResponse?: Answered | null }): UploadEnd => {
  const answer = error.originalResponse;
  if (!answer) return { kind: 'unreachable' };
  const status = answer.getStatus();
  const code = codeOf(answer.getBody());
  switch (code ?? String(status)) {
    case 'already-there':
      return { kind: 'sent' };
    case 'evidence-unknown':
    case 'review-unknown':
      return { kind: 'not-yet' };
    case 'hash-mismatch':
      return { kind: 'anew' };
    case '413':
      return { kind: 'smaller' };
    // The upload stands elsewhere, or another tab is at it: asked again, the server says where.
    case 'wrong-offset':
    case '409':
    case '423':
      return { kind: 'busy', retryAfterMs: 2000 };
  }
  if (status === 401) return { kind: 'signed-out' };
  if (status === 429 || status >= 500) return { kind: 'busy', retryAfterMs: Math.max(1, Number(answer.getHeader('retry-after')) || 5) * 1000 };
  // Whoever answers without a code is not our server: a portal of the network, a page that asks for money.
  return code === undefined ? { kind: 'unreachable' } : { kind: 'refused', code };
};

const codeOf = (body: string): string | undefined => {
  try {
    const { code } = JSON.parse(body) as { readonly code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
};
