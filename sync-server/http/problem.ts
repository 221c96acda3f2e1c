/**
 * How this server says no: every refusal and every error leaves as `application/problem+json` (RFC 9457), in one place.
 * Whatever a stranger sends is answered with a 4xx; only our own mistakes are a 5xx, and they never show a stack.
 */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { refuse } from '../../src/domain/result';
import { toProblem, type ProblemName } from '../../src/protocol/problems';
import { BlobStoreAway } from '../blob-store/blob-store';
import { isDiskFull } from '../database/disk-failure';
import type { Answering } from './answering';
import { requestIdOf } from './request-log';

/** A no that was foreseen. `detail` names a place in the request or an incident, never what a person typed. */
export interface Refusal {
  readonly problem: ProblemName;
  readonly detail?: string;
  readonly retryAfterMs?: number;
}

export const refuseWith = (problem: ProblemName, detail?: string): { readonly accepted: false; readonly refusal: Refusal } =>
  refuse(detail === undefined ? { problem } : { problem, detail });

export const sendRefusal = (response: ServerResponse, { problem, detail, retryAfterMs }: Refusal): void => {
  const body = toProblem(problem, detail);
  const text = Buffer.from(JSON.stringify(body));
  response.statusCode = body.status;
  if (retryAfterMs !== undefined) response.setHeader('Retry-After', String(Math.max(1, Math.ceil(retryAfterMs / 1000))));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Content-Length', text.length);
  response.end(text);
};

/** Stands behind every route of the API. */
export const nothingHere: RequestHandler = (_request, response) => sendRefusal(response, { problem: 'not-found' });

/** The last handler. An error that blames the request becomes its coded problem; any other is logged under an id and hidden. */
export const errorsToProblems =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) =>
    endInTrouble(log, error, response);

/** Tells whoever asked what went wrong, or lets go of them where an answer has begun. */
export const endInTrouble = (log: Logger, error: unknown, response: Answering): void => {
  const refusal = blameOf(error) ?? ownMistake(log, error, requestIdOf(response));
  if (response.headersSent || response.destroyed) response.destroy();
  else sendRefusal(response, refusal);
};

const ownMistake = (log: Logger, error: unknown, request: string): Refusal => {
  if (error instanceof BlobStoreAway) {
    log.info({ request, code: error.message }, 'the store of files did not answer');
    return { problem: 'bytes-away', retryAfterMs: storeAwayMs };
  }
  log.error({ request, error: traceOf(error) }, 'a request failed');
  // Somebody must make room; until then nothing was written, and the device keeps its words and comes again.
  if (isDiskFull(error)) return { problem: 'busy', detail: request, retryAfterMs: fullDiskMs };
  return { problem: 'server-error', detail: request };
};

const fullDiskMs = 30_000;
const storeAwayMs = 60_000;

/** Where it happened, without the message: a message may quote what a person wrote. */
const traceOf = (error: unknown): object =>
  error instanceof Error ? { name: error.name, code: (error as NodeJS.ErrnoException).code, at: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12) } : { name: typeof error };

/** What Express and its body reader throw when the request is at fault. */
const blameOf = (error: unknown): Refusal | undefined => {
  const { type, status } = (error ?? {}) as { readonly type?: unknown; readonly status?: unknown };
  const known = typeof type === 'string' ? byBodyError[type] : undefined;
  if (known) return { problem: known };
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return { problem: byStatus[status] ?? 'invalid-request' };
};

const byBodyError: Readonly<Record<string, ProblemName>> = {
  'entity.parse.failed': 'malformed-json',
  'entity.too.large': 'too-large',
  'encoding.unsupported': 'unsupported-media-type',
  'charset.unsupported': 'unsupported-media-type',
};

const byStatus: Readonly<Record<number, ProblemName>> = { 404: 'not-found', 405: 'method-not-allowed', 413: 'too-large', 415: 'unsupported-media-type' };
