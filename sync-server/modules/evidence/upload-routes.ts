/** The doors through which files come in. Mounted under `/api` before anybody reads a body. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { sendRefusal, type Refusal } from '../../http/problem';
import { visitorOf, type Visitor } from '../../http/session';
import { isBlobKey } from '../../blob-store/blob-store';
import { beginUpload, storeAway } from './begin-upload';
import type { KnownFile } from './evidence-files';
import type { EvidenceParts } from './evidence-parts';
import { dropUpload } from './finish-upload';
import type { TusDoor } from './tus-server';
import { readLength, readMetadata } from './upload-metadata';

/** Silence in the middle of a file for this long, ms, and the line counts as dead; what came is kept. */
const silenceMs = 60_000;

export const uploadRoutes = (parts: EvidenceParts, tus: TusDoor): Router => {
  const { plans, files, store, now } = parts;

  const begin = forMember(parts, async ({ request, response, plan, visitor }) => {
    const metadata = readMetadata(request.get('upload-metadata'));
    const length = readLength(request.get('upload-length'));
    if (!metadata || length === undefined) return { problem: 'invalid-request', detail: metadata ? 'Upload-Length' : 'Upload-Metadata' };
    const begun = await beginUpload(parts, { plan, user: visitor.user, metadata, length });
    if (!begun.accepted) return begun.refusal;
    await tus(request, response, begun.value);
    return undefined;
  });

  const goOn = forMember(parts, async ({ request, response, plan, visitor }) => {
    const file = await files.find(String(request.params['upload']));
    if (!file || file.plan !== plan || file.by !== visitor.user) return { problem: 'not-found' };
    if (file.state !== 'coming') return alreadyWhole(request, response, file);
    const named = await plans.named(plan, file);
    if (!named || !(await plans.maySend(plan, visitor.user, named))) return { problem: 'not-allowed' };
    if (request.method === 'PATCH' && store.isAway()) return storeAway;
    if (request.method === 'DELETE') {
      await dropUpload(parts, file.id);
      response.status(204).set({ 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' }).end();
      return undefined;
    }
    request.setTimeout(silenceMs, () => request.destroy());
    await tus(request, response, file);
    if (request.method === 'PATCH') await files.touch(file.id, now());
    return undefined;
  });

  const known = forMember(parts, async ({ request, response, plan, visitor }) => {
    const sha256 = String(request.query['sha256']);
    if (!isBlobKey(sha256)) return { problem: 'invalid-request', detail: 'sha256' };
    if (!(await plans.mayReadBytes(plan, visitor.user, sha256)) || (await store.size(sha256)) === undefined) return { problem: 'not-found' };
    response.set('Cache-Control', 'no-store').json({ known: true });
    return undefined;
  });

  const router = Router();
  router.get('/plans/:plan/blobs/known', known);
  router.route('/plans/:plan/blobs').post(begin).all(onlyTakes('POST'));
  router.route('/plans/:plan/blobs/:upload').head(goOn).patch(goOn).delete(goOn).all(onlyTakes('HEAD, PATCH, DELETE'));
  return router;
};

interface Asked {
  readonly request: Request;
  readonly response: Response;
  readonly plan: string;
  readonly visitor: Visitor;
}

const forMember =
  ({ plans }: EvidenceParts, handle: (asked: Asked) => Promise<Refusal | undefined>): RequestHandler =>
  async (request, response) => {
    const visitor = visitorOf(response);
    if (!visitor) return sendRefusal(response, { problem: 'not-signed-in' });
    const plan = String(request.params['plan']);
    if (!(await plans.isMember(plan, visitor.user))) return sendRefusal(response, { problem: 'not-a-member' });
    const refusal = await handle({ request, response, plan, visitor });
    if (refusal) sendRefusal(response, refusal);
  };

const onlyTakes =
  (methods: string): RequestHandler =>
  (_request, response) =>
    sendRefusal(response.set('Allow', methods), { problem: 'method-not-allowed' });

/** Whoever lost the last answer asks where it stands, and learns that it is done. */
const alreadyWhole = ({ method }: Request, response: Response, file: KnownFile): Refusal | undefined => {
  if (method !== 'HEAD') return { problem: 'already-there' };
  response.status(200).set({ 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(file.bytes), 'Upload-Length': String(file.bytes), 'Cache-Control': 'no-store' }).end();
  return undefined;
};
