/** What may change something here: only our own pages. A form or script of another site lacks the header and names its origin. */
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { sendRefusal } from './problem';

const readOnly = ['GET', 'HEAD', 'OPTIONS'];

/** `publicOrigin` is where people reach the server, if that was configured; otherwise the host the request names. */
export const guardChanges =
  (publicOrigin: string | undefined): RequestHandler =>
  (request, response, next) => {
    if (readOnly.includes(request.method)) return next();
    if (!isFromOurPages(request.headers, () => publicOrigin ?? `${request.protocol}://${request.host}`)) return sendRefusal(response, { problem: 'wrong-origin' });
    next();
  };

/** `ownOrigin` is asked where the request names one. */
export const isFromOurPages = (headers: IncomingHttpHeaders, ownOrigin: () => string | undefined): boolean => {
  if (headers['x-bitacora'] !== '1') return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return headers.origin === undefined || headers.origin === ownOrigin();
};
