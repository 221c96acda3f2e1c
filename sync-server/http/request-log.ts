/** A line for every request: which route, how it ended, how long it took. Never an address of a page, a name or a body. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Answering } from './answering';

export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    beginLine(log, request, response, routeOf);
    next();
  };

/** Where a request came in: the pattern that matched, not the path that was asked: an id or a typed word stays out of the log. */
type RouteOf = (request: IncomingMessage) => string;

/** One line for each request, however many doors it passes. */
export const beginLine = (log: Logger, request: IncomingMessage, response: Answering, route: RouteOf): void => {
  if (response.locals['requestId'] !== undefined) return;
  const id = randomUUID();
  const began = performance.now();
  response.locals['requestId'] = id;
  response.setHeader('X-Request-Id', id);
  response.once('close', () => {
    const took = Math.round(performance.now() - began);
    log.debug({ request: id, method: request.method, route: route(request), status: response.statusCode, ms: took, whole: response.writableFinished }, 'answered');
  });
};

/** The id that stands in the log and in the answer, so that a report from the field finds its line. */
export const requestIdOf = (response: Answering): string => String(response.locals['requestId'] ?? '');

/** What Express notes of the route it found. */
export const routeOf: RouteOf = (request) => {
  const { route, baseUrl = '' } = request as { readonly route?: { readonly path?: string }; readonly baseUrl?: string };
  return typeof route?.path === 'string' ? baseUrl.split('/').slice(0, 3).join('/') + route.path : '-';
};
