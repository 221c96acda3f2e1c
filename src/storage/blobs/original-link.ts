/** The original of a piece of evidence, or the voice of a review, from the server: through a link that serves this session for minutes, and is checked again when it is used. */
import type { Device } from '../device';

const answerWithinMs = 20_000;

/** The address to fetch it from; undefined without a network, and where the server says no. */
export const originalLink = (device: Pick<Device, 'plan'>, evidence: string): Promise<string | undefined> => linkOf(device, `evidence/${encodeURIComponent(evidence)}`);

/** The same of a reason said aloud. */
export const voiceLink = (device: Pick<Device, 'plan'>, review: string): Promise<string | undefined> => linkOf(device, `reviews/${encodeURIComponent(review)}/voice`);

const linkOf = async ({ plan }: Pick<Device, 'plan'>, place: string): Promise<string | undefined> => {
  try {
    const answer = await fetch(`/api/plans/${encodeURIComponent(plan)}/${place}/link`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', 'x-bitacora': '1' },
      body: '{}',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/json')) return undefined;
    const { path } = (await answer.json()) as { readonly path?: unknown };
    return typeof path === 'string' && path.startsWith('/') && !path.startsWith('//') ? path : undefined;
  } catch {
    return undefined;
  }
};
