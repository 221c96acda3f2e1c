/** The tus protocol (1.0, resumable uploads), spoken by its own library; we answer who may, and in our own words when it says no. */
import type { IncomingMessage } from 'node:http';
import { FileStore } from '@tus/file-store';
import { MemoryLocker, Server, type Locker } from '@tus/server';
import type { Request, Response as Answer } from 'express';
import { sendRefusal, type Refusal } from '../../http/problem';
import type { EvidenceFile } from './evidence-files';

export interface TusParts {
  readonly uploadsDir: string;
  readonly locker?: Locker | undefined;
  /** Called once per upload, when all is there; what it answers is told to the device. */
  readonly finish: (file: EvidenceFile) => Promise<Refusal | undefined>;
}

/** Answers one request about one upload. `file` was found, or just begun, and its asker may. */
export type TusDoor = (request: Request, response: Answer, file: EvidenceFile) => Promise<void>;

export const tusDoor = ({ uploadsDir, locker = new MemoryLocker(), finish }: TusParts): TusDoor => {
  const asked = new WeakMap<object, { readonly file: EvidenceFile; refusal?: Refusal }>();
  const about = (request: object) => {
    const found = asked.get(request);
    if (!found) throw new Error('a request about no upload');
    return found;
  };
  // Its store looks after its folder when it is made: only a house that takes files has one.
  let made: Server | undefined;
  const tus = (): Server => (made ??= serverOf());
  const serverOf = () => new Server({
    path: '/api',
    relativeLocation: true,
    datastore: new FileStore({ directory: uploadsDir }),
    locker,
    namingFunction: (request) => about(request).file.id,
    getFileIdFromRequest: (request) => about(request).file.id,
    generateUrl: (_request, { id }) => id,
    maxSize: (request) => about(request).file.bytes,
    disableTerminationForFinishedUploads: true,
    onUploadFinish: async (request) => {
      const refusal = await finish(about(request).file);
      if (refusal) about(request).refusal = refusal;
      return {};
    },
  });
  return async (request, response, file) => {
    const web = webRequest(request);
    const known: { readonly file: EvidenceFile; refusal?: Refusal } = { file };
    asked.set(web, known);
    const answer = await tus().handleWeb(web);
    if (response.destroyed || response.writableEnded) return;
    if (known.refusal) return sendRefusal(response, known.refusal);
    if (answer.status >= 400) return sendRefusal(response, refusalOf(answer.status));
    for (const name of told) {
      const value = answer.headers.get(name);
      if (value !== null) response.set(name, value);
    }
    if (answer.status === 201) response.set('Location', `${request.baseUrl}${request.path.replace(/\/$/, '')}/${file.id}`);
    response.status(answer.status).set('Cache-Control', 'no-store').end();
  };
};

/** Of what the library would say; nothing of it is for pages of other sites. */
const told = ['Tus-Resumable', 'Upload-Offset', 'Upload-Length', 'Upload-Expires'] as const;

/** 409 and 412 are said as tus says them: a client looks at the number and asks where it stands. */
const refusalOf = (status: number): Refusal => {
  if (status === 404 || status === 410 || status === 403) return { problem: 'not-found' };
  if (status === 413) return { problem: 'too-large', detail: 'file' };
  if (status === 409) return { problem: 'wrong-offset' };
  if (status === 412) return { problem: 'unsupported-protocol', detail: 'tus' };
  if (status === 423 || status >= 500) return { problem: 'busy', retryAfterMs: 2000 };
  return { problem: 'invalid-request', detail: 'tus' };
};

const webRequest = (request: Request): globalThis.Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  const hasBody = request.method === 'PATCH' || request.method === 'POST';
  return new globalThis.Request(`http://localhost${request.path}`, { method: request.method, headers, ...(hasBody ? { body: bodyOf(request), duplex: 'half' } : {}) });
};

/** A line that dies ends the body and does not break it: what arrived until then is written, and need not be sent again. */
const bodyOf = (request: IncomingMessage): ReadableStream<Uint8Array> => {
  let hasEnded = false;
  return new ReadableStream<Uint8Array>(
    {
      start: (body) => {
        const end = (): void => {
          if (!hasEnded) body.close();
          hasEnded = true;
        };
        request.on('data', (piece: Buffer) => {
          if (hasEnded) return;
          body.enqueue(piece);
          if ((body.desiredSize ?? 0) <= 0) request.pause();
        });
        request.once('end', end).once('close', end).on('error', end);
      },
      pull: () => void request.resume(),
      cancel: () => {
        hasEnded = true;
        request.resume();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: bodyBytes }),
  );
};

const bodyBytes = 256 * 1024;
