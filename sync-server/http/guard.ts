/** What may change something here: only our own pages. A form or script of another site lacks the header and names its origin. */
import type { Request, RequestHandler } from 'express';
import { sendRefusal } from './problem';

const readOnly = ['GET', 'HEAD', 'OPTIONS'];

/** `publicOrigin` is where people reach the server, if that was configured; otherwise the host the request names. */
export const guardChanges =
  (publicOrigin: string | undefined): RequestHandler =>
  (request, response, next) => {
    if (readOnly.includes(request.method)) return next();
    if (request.get('x-bitacora') !== '1' || !isSameOrigin(request, publicOrigin)) return sendRefusal(response, { problem: 'wrong-origin' });
    next();
  };

const isSameOrigin = (request: Request, publicOrigin: string | undefined): boolean => {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.get('origin');
  return origin === undefined || origin === (publicOrigin ?? `${request.protocol}://${request.host}`);
};
