/** How the accounts speak with the server: every way an answer may fail to come is a value with a name. */
import { accept, refuse, type Result } from '../../domain/result';

export type Trouble =
  /** No network, a server that does not answer, or somebody else answering in its place (a captive portal). */
  | { readonly kind: 'unreachable' }
  /** The server said no, by a code of protocol/problems. */
  | { readonly kind: 'refused'; readonly code: string; readonly retryAfterMs: number | null };

interface Request<Value> {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: Readonly<Record<string, string>>;
  /** Reads the answer; undefined where it is not what this address answers. Not asked when there is no body (204). */
  readonly read: (answer: unknown) => Value | undefined;
}

const answerWithinMs = 20_000;

export const askServer = async <Value>(path: string, { method = 'GET', body, read }: Request<Value>): Promise<Result<Value, Trouble>> => {
  try {
    const answer = await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: method === 'GET' ? {} : { 'content-type': 'application/json', 'x-bitacora': '1' },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return await readAnswer(answer, read);
  } catch {
    return refuse({ kind: 'unreachable' });
  }
};

/** Believes a body, not a status: a portal answers 200 with a page of its own. */
const readAnswer = async <Value>(answer: Response, read: Request<Value>['read']): Promise<Result<Value, Trouble>> => {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.ok) {
    const isOurs = answer.status === 204 || type.startsWith('application/json');
    const value = isOurs ? read(answer.status === 204 ? undefined : await answer.json()) : undefined;
    return value === undefined ? refuse({ kind: 'unreachable' }) : accept(value);
  }
  if (!type.startsWith('application/problem+json')) return refuse({ kind: 'unreachable' });
  const { code } = (await answer.json()) as { readonly code?: unknown };
  const seconds = Number(answer.headers.get('retry-after'));
  return refuse({ kind: 'refused', code: typeof code === 'string' ? code : 'server-error', retryAfterMs: seconds > 0 ? seconds * 1000 : null });
};

/** For answers whose content nobody reads. */
export const anyAnswer = (): true => true;

export const isRefusedFor = (trouble: Trouble, code: string): boolean => trouble.kind === 'refused' && trouble.code === code;
