/** The general limit of the API: per session for who is signed in, per address for everybody else. */
import type { RequestHandler } from 'express';
import { sendRefusal } from './problem';
import { countedAddress, rateLimit, type Rate, type RateLimit } from './rate-limit';
import { visitorOf } from './session';

/** Who has asked how often; the doors that share it count together. */
export interface RequestLimits {
  readonly bySession: RateLimit;
  readonly byAddress: RateLimit;
}

export const requestLimits = (rates: { readonly session: Rate; readonly address: Rate }, now: () => number): RequestLimits => ({
  bySession: rateLimit(rates.session, now),
  byAddress: rateLimit(rates.address, now),
});

export const limitRequests =
  ({ bySession, byAddress }: RequestLimits): RequestHandler =>
  (request, response, next) => {
    const visitor = visitorOf(response);
    const retryAfterMs = visitor ? bySession.take(visitor.session.id) : byAddress.take(countedAddress(request.ip ?? ''));
    if (retryAfterMs > 0) return sendRefusal(response, { problem: 'too-many-requests', retryAfterMs });
    next();
  };
