/** Who is asking. How a cookie becomes a person is the accounts' business; here is only what the other rooms may know of it. */
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import type { UserId } from '../../src/domain/ids';
import type { Answering } from './answering';

export interface Visitor {
  readonly user: UserId;
  readonly name: string;
  readonly email: string;
  /** One of the demonstration's people. */
  readonly demo?: boolean;
  /** The session, one per device and browser. */
  readonly session: { readonly id: string; readonly createdAt: number; readonly expiresAt: number };
}

export interface Recognized {
  readonly visitor?: Visitor;
  /** Cookies to renew or to clear. */
  readonly cookies: readonly string[];
}

/** Reads the cookie of a request. Nobody known is no error: `visitor` is absent. */
export type Recognize = (headers: IncomingHttpHeaders) => Promise<Recognized>;

/** Recognizes whoever asks, before any route. A request without a cookie costs nothing. */
export const recognizeVisitor =
  (recognize: Recognize): RequestHandler =>
  async (request, response, next) => {
    if (request.headers.cookie !== undefined && !response.locals['recognized']) await whoAsks(recognize, request.headers, response);
    next();
  };

/** Asked once of each request. */
export const whoAsks = async (recognize: Recognize, headers: IncomingHttpHeaders, response: Answering): Promise<Visitor | undefined> => {
  const { visitor, cookies } = await recognize(headers);
  response.locals['recognized'] = true;
  if (visitor) response.locals['visitor'] = visitor;
  for (const cookie of cookies) response.appendHeader('Set-Cookie', cookie);
  return visitor;
};

/** For routes that write their answer themselves (events); an endpoint finds the visitor in what it is handed. */
export const visitorOf = (response: Answering): Visitor | undefined => response.locals['visitor'] as Visitor | undefined;
