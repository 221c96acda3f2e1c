/**
 * The doors through which a reason said aloud is heard: by the area that is judged, by coordination and by the monitoring body, through
 * a link that lives for minutes. Who may is asked each time, also of a link that was given out; once the review is out the sound
 * stays with them, and what it says goes out in writing.
 */
import type { RequestHandler, Router } from 'express';
import type { RecordId } from '../../../src/domain/ids';
import { answer, doors, nothing, signedInEndpoint } from '../../http/endpoint';
import { sendRefusal, type Refusal } from '../../http/problem';
import { visitorOf, type Visitor } from '../../http/session';
import type { FiledVoice } from './plan-evidence';
import { custodyRefusal, type ReadingParts } from './reading-routes';
import { sendBlob } from './send-blob';

/** Mounted under `/api`. */
export const voiceRoutes = ({ plans, store, now, links }: ReadingParts): Router => {
  /** Whoever may not hear it is told the same as of one that never was. */
  const heard = async (visitor: Visitor, plan: RecordId, id: RecordId): Promise<FiledVoice | Refusal> => {
    if (!(await plans.isMember(plan, visitor.user))) return { problem: 'not-a-member' };
    const filed = await plans.voice(plan, id);
    if (!filed || !(await plans.mayHear(plan, visitor.user, filed))) return { problem: 'not-found' };
    return custodyRefusal(filed) ?? filed;
  };

  const play: RequestHandler = async (request, response) => {
    const visitor = visitorOf(response);
    if (!visitor) return sendRefusal(response, { problem: 'not-signed-in' });
    const { plan = '', id = '' } = request.params as Readonly<Record<string, string>>;
    const filed = await heard(visitor, plan, id);
    if (!('voice' in filed)) return sendRefusal(response, filed);
    const key = request.query['key'];
    if (typeof key !== 'string' || !links.isValid({ plan, record: id, session: visitor.session.id }, key, now())) return sendRefusal(response, { problem: 'not-allowed', detail: 'link' });
    return sendBlob(store, { request, response }, { sha256: filed.voice.sha256, type: filed.voice.type, cache: 'nobody' });
  };

  const router = doors({
    '/plans/:plan/reviews/:id/voice/link': {
      post: signedInEndpoint(nothing, async (_none, { visitor, params }) => {
        const { plan = '', id = '' } = params;
        const filed = await heard(visitor, plan, id);
        if (!('voice' in filed)) return { accepted: false, refusal: filed };
        return answer(links.link({ plan, record: id, session: visitor.session.id }, `/api/plans/${encodeURIComponent(plan)}/reviews/${encodeURIComponent(id)}/voice`, now()));
      }),
    },
  });
  router.get('/plans/:plan/reviews/:id/voice', play);
  router.all('/plans/:plan/reviews/:id/voice', (_request, response) => sendRefusal(response.set('Allow', 'GET, HEAD'), { problem: 'method-not-allowed' }));
  return router;
};
