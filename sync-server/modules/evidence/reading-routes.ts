/**
 * The doors through which evidence is seen: safe copies for whoever holds its row, the original as a file through a link that
 * lives for minutes. Who may is asked each time, also of a link that was given out.
 */
import { Router, type RequestHandler } from 'express';
import type { ScanState } from '../../../src/domain/evidence';
import type { RecordId } from '../../../src/domain/ids';
import { answer, doors, nothing, signedInEndpoint } from '../../http/endpoint';
import { sendRefusal, type Refusal } from '../../http/problem';
import { visitorOf, type Visitor } from '../../http/session';
import type { EvidenceParts } from './evidence-parts';
import { attachmentNamed, fileLabel } from './file-label';
import type { FiledEvidence } from './plan-evidence';
import { sendBlob } from './send-blob';
import type { SignedLinks } from './signed-links';

export interface ReadingParts extends Pick<EvidenceParts, 'plans' | 'store' | 'now'> {
  readonly links: SignedLinks;
}

/** Mounted under `/api`. */
export const readingRoutes = ({ plans, store, now, links }: ReadingParts): Router => {
  const held = async (visitor: Visitor, plan: RecordId, id: RecordId): Promise<FiledEvidence | Refusal> => {
    if (!(await plans.isMember(plan, visitor.user))) return { problem: 'not-a-member' };
    const filed = await plans.find(plan, id);
    // Whoever may not hold it is told the same as of one that never was.
    return filed && (await plans.mayRead(plan, visitor.user, filed)) ? filed : { problem: 'not-found' };
  };

  const show: RequestHandler = async (request, response) => {
    const visitor = visitorOf(response);
    if (!visitor) return sendRefusal(response, { problem: 'not-signed-in' });
    const { plan = '', id = '', part = '' } = request.params as Readonly<Record<string, string>>;
    const filed = await held(visitor, plan, id);
    if (!('record' in filed)) return sendRefusal(response, filed);
    if (part !== 'original') {
      const copy = filed.record.derivatives?.find((each) => each.part === part);
      if (!copy) return sendRefusal(response, { problem: 'not-found' });
      return sendBlob(store, { request, response }, { sha256: copy.sha256, type: copy.type, cache: 'own' });
    }
    const key = request.query['key'];
    if (typeof key !== 'string' || !links.isValid({ plan, record: id, session: visitor.session.id }, key, now())) return sendRefusal(response, { problem: 'not-allowed', detail: 'link' });
    const refusal = originalRefusal(filed);
    if (refusal) return sendRefusal(response, refusal);
    const { original } = filed.record;
    if (!original) return sendRefusal(response, { problem: 'not-found' });
    return sendBlob(store, { request, response }, { sha256: original.sha256, type: original.type, cache: 'nobody', disposition: attachmentNamed(fileLabel(original.name, id)) });
  };

  const router = doors({
    '/plans/:plan/evidence/:id/link': {
      post: signedInEndpoint(nothing, async (_none, { visitor, params }) => {
        const { plan = '', id = '' } = params;
        const filed = await held(visitor, plan, id);
        if (!('record' in filed)) return { accepted: false, refusal: filed };
        const refusal = originalRefusal(filed);
        if (refusal) return { accepted: false, refusal };
        return answer(links.link({ plan, record: id, session: visitor.session.id }, `/api/plans/${encodeURIComponent(plan)}/evidence/${encodeURIComponent(id)}/original`, now()));
      }),
    },
  });
  router.get('/plans/:plan/evidence/:id/:part', show);
  router.all('/plans/:plan/evidence/:id/:part', (_request, response) => sendRefusal(response.set('Allow', 'GET, HEAD'), { problem: 'method-not-allowed' }));
  return router;
};

const originalRefusal = ({ record }: FiledEvidence): Refusal | undefined => (record.original ? custodyRefusal(record) : { problem: 'not-found' });

/** Bytes that are not here, or that might harm whoever opens them, are not handed out. */
export const custodyRefusal = ({ receivedAt, scan }: { readonly receivedAt?: number; readonly scan?: ScanState }): Refusal | undefined => {
  if (receivedAt === undefined) return { problem: 'not-found' };
  if (scan === 'infected') return { problem: 'infected' };
  return scan === 'pending' ? { problem: 'not-scanned' } : undefined;
};

/** `GET /publico/evidencia/:id/:part`: safe copies that a publication named, for everybody. */
export const publicEvidenceFiles = ({ plans, store }: Pick<EvidenceParts, 'plans' | 'store'>): Router => {
  const router = Router();
  router.get('/publico/evidencia/:id/:part', async (request, response) => {
    const { id = '', part = '' } = request.params as Readonly<Record<string, string>>;
    const published = await plans.published(id);
    const copy = published?.withdrawnOn === undefined ? published?.derivatives.find((each) => each.part === part) : undefined;
    if (!copy) return sendRefusal(response, { problem: 'not-found' });
    return sendBlob(store, { request, response }, { sha256: copy.sha256, type: copy.type, cache: 'everybody' });
  });
  return router;
};
