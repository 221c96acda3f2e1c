/** Bytes on their way out, in a frame in which nothing of them can act: no script, no guessing of types, no page of ours around it. */
import { pipeline } from 'node:stream';
import type { Request, Response } from 'express';
import type { BlobKey, ByteRange } from '../../blob-store/blob-store';
import { sendRefusal } from '../../http/problem';
import type { WatchedStore } from './watched-store';

export interface SentBlob {
  readonly sha256: BlobKey;
  readonly type: string;
  /** Whether a cache may keep it, and whose. */
  readonly cache: 'nobody' | 'own' | 'everybody';
  /** Handed out as a file, under this header; undefined: shown in its place. */
  readonly disposition?: string;
}

const caches = { nobody: 'private, no-store', own: 'private, max-age=300', everybody: 'public, max-age=300, must-revalidate' } as const;

/** Only what we made ourselves, and sound, is shown; anything else is a file without a kind. */
const shown = ['image/webp', 'text/plain; charset=utf-8', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm'];

/** Answers with the blob or with the part that was asked for; 404 where the store has none. Throws BlobStoreAway. */
export const sendBlob = async (store: WatchedStore, { request, response }: { readonly request: Request; readonly response: Response }, { sha256, type, cache, disposition }: SentBlob): Promise<void> => {
  const etag = `"${sha256}"`;
  response.set({
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': caches[cache],
    'Accept-Ranges': 'bytes',
    ETag: etag,
  });
  const bytes = await store.size(sha256);
  if (bytes === undefined) return sendRefusal(response, { problem: 'not-found' });
  if (cache !== 'nobody' && request.get('if-none-match') === etag) return void response.status(304).end();
  const range = readRange(request.get('if-range') === undefined || request.get('if-range') === etag ? request.get('range') : undefined, bytes);
  if (range === 'beyond') return void response.status(416).set('Content-Range', `bytes */${bytes}`).end();
  const found = await store.read(sha256, range);
  if (!found) return sendRefusal(response, { problem: 'not-found' });
  response.status(range ? 206 : 200).set({
    'Content-Type': disposition === undefined && shown.includes(type) ? type : 'application/octet-stream',
    'Content-Length': String(range ? range.to - range.from + 1 : bytes),
    'Content-Disposition': disposition ?? 'inline',
    ...(range ? { 'Content-Range': `bytes ${range.from}-${range.to}/${bytes}` } : {}),
  });
  if (request.method === 'HEAD') {
    found.content.destroy();
    return void response.end();
  }
  // A store that goes away meanwhile cuts the answer: whoever reads sees that it is not whole.
  await new Promise<void>((resolve) => pipeline(found.content, response, () => resolve()));
};

/** One range, as players ask for; of several or strange ones the whole is sent. */
const readRange = (header: string | undefined, bytes: number): ByteRange | 'beyond' | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (from >= bytes || (first === '' && Number(last) === 0)) return 'beyond';
  return from > to ? undefined : { from, to };
};
