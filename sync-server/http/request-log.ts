/** A line for every request: which route, how it ended, how long it took. Never an address of a page, a name or a body. */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const id = randomUUID();
    const began = performance.now();
    response.locals['requestId'] = id;
    response.set('X-Request-Id', id);
    response.once('close', () => {
      const took = Math.round(performance.now() - began);
      log.debug({ request: id, method: request.method, route: routeOf(request), status: response.statusCode, ms: took, whole: response.writableFinished }, 'answered');
    });
    next();
  };

/** The id that stands in the log and in the answer, so that a report from the field finds its line. */
export const requestIdOf = (response: Response): string => String(response.locals['requestId'] ?? '');

/** The pattern that matched, not the path that was asked: an id or a typed word stays out of the log. */
const routeOf = (request: Request): string => {
  const route = request.route as { readonly path?: string } | undefined;
  return typeof route?.path === 'string' ? request.baseUrl.split('/').slice(0, 3).join('/') + route.path : '-';
};
