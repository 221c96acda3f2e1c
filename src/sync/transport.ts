/** The one place that speaks HTTP for the courier. Every way an exchange may end is a value. */
import { anotherPerson, type SyncRequest, type SyncResponse } from '../protocol/sync-messages';

export type Answer =
  | { readonly kind: 'answer'; readonly response: SyncResponse }
  /** No network, or somebody else answered in the server's place (a captive portal). */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'not-a-member' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** The server speaks a newer protocol: the app must be updated, the words wait. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'refused'; readonly code: string };

export type Transport = (plan: string, request: SyncRequest, signal?: AbortSignal) => Promise<Answer>;

const compressFrom = 2048;
const answerWithinMs = 45_000;

export type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** Speaks through `ask`. What says nothing for `withinMs` is not there. */
export const transportOver = (ask: Ask, withinMs = answerWithinMs): Transport => async (plan, request, signal) => {
  const body = JSON.stringify(request);
  const limit = AbortSignal.timeout(withinMs);
  try {
    const compressed = body.length > compressFrom ? await gzip(body) : undefined;
    const answer = await ask(`/api/plans/${encodeURIComponent(plan)}/sync`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', 'x-bitacora': '1', ...(compressed ? { 'content-encoding': 'gzip' } : {}) },
      body: compressed ?? body,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    return await readAnswer(answer);
  } catch {
    return { kind: 'unreachable' };
  }
};

/** Sends with the browser's own fetch; cookies travel, no token is held by scripts. */
export const fetchTransport: Transport = transportOver((path, init) => fetch(path, init));

/** Reads the body before believing the status: a portal answers 200 with a page of its own. */
const readAnswer = async (answer: Response): Promise<Answer> => {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.ok && type.startsWith('application/json')) {
    const response: unknown = await answer.json();
    return isSyncResponse(response) ? { kind: 'answer', response } : { kind: 'unreachable' };
  }
  if (!type.startsWith('application/problem+json')) return answer.status === 503 || answer.status === 429 ? busy(answer) : { kind: 'unreachable' };
  const problem = (await answer.json()) as { readonly code?: string; readonly detail?: string };
  switch (answer.status) {
    case 401:
      return { kind: 'signed-out' };
    case 413:
      return { kind: 'too-large' };
    case 426:
      return { kind: 'outdated' };
    case 429:
    case 503:
      return busy(answer);
    default:
      // The browser's session has changed hands: these words wait for their own person.
      if (problem.code === 'not-allowed' && problem.detail === anotherPerson) return { kind: 'signed-out' };
      if (problem.code === 'not-a-member') return { kind: 'not-a-member' };
      return answer.status >= 500 ? busy(answer) : { kind: 'refused', code: problem.code ?? String(answer.status) };
  }
};

const busy = (answer: Response): Answer => ({ kind: 'busy', retryAfterMs: Math.max(1, Number(answer.headers.get('retry-after')) || 5) * 1000 });

const isSyncResponse = (body: unknown): body is SyncResponse => {
  if (typeof body !== 'object' || body === null) return false;
  const { epoch, head, outcomes, now } = body as Partial<SyncResponse>;
  return typeof epoch === 'string' && typeof head === 'number' && typeof now === 'number' && Array.isArray(outcomes);
};

/** Bytes in, bytes out: a Blob on either side would travel to another process of the browser and back. */
const gzip = async (text: string): Promise<ArrayBuffer | undefined> => {
  if (typeof CompressionStream === 'undefined') return undefined;
  const { writable, readable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  const [packed] = await Promise.all([new Response(readable).arrayBuffer(), writer.write(utf8.encode(text)), writer.close()]);
  return packed;
};

const utf8 = new TextEncoder();
