/** The general limit of the API: per session for who is signed in, per address for everybody else. */
import type { RequestHandler } from 'express';
import { sendRefusal } from './problem';
import { countedAddress, rateLimit, type Rate } from './rate-limit';
import { visitorOf } from './session';

export const limitRequests = (rates: { readonly session: Rate; readonly address: Rate }, now: () => number): RequestHandler => {
  const bySession = rateLimit(rates.session, now);
  const byAddress = rateLimit(rates.address, now);
  return (request, response, next) => {
    const visitor = visitorOf(response);
    const retryAfterMs = visitor ? bySession.take(visitor.session.id) : byAddress.take(countedAddress(request.ip ?? ''));
    if (retryAfterMs > 0) return sendRefusal(response, { problem: 'too-many-requests', retryAfterMs });
    next();
  };
};
