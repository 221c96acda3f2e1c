/**
 * A route is a line: parse at the door, trust inside, answer in one place.
 *
 *   doors({ '/devices': { get: signedInEndpoint(nothing, devices) }, '/devices/:id': { delete: signedInEndpoint(nothing, revoke) } })
 *
 * A handler never sees an unparsed body and never touches the response.
 */
import type { ServerResponse } from 'node:http';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import * as v from 'valibot';
import { accept, type Result } from '../../src/domain/result';
import { isShallow } from '../../src/protocol/sync-schemas';
import { bodyBytesOf } from './json-body';
import { sendRefusal, type Refusal } from './problem';
import { visitorOf, type Visitor } from './session';

/** What the handler may know of the request besides what was parsed. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly visitor: Visitor | undefined;
  /** The address it came from, as far as the trusted proxies tell. */
  readonly address: string;
  readonly headers: Request['headers'];
  /** How much was sent, once unpacked. */
  readonly bodyBytes: number;
}

export interface AskedBySomeone extends Asked {
  readonly visitor: Visitor;
}

export interface Answered {
  /** Sent as JSON; undefined is an answer without a body (204). */
  readonly body?: unknown;
  readonly cookies?: readonly string[];
}

export type Answer = Result<Answered, Refusal>;

export const answer = (body?: unknown, cookies: readonly string[] = []): Answer => accept({ body, cookies });

/** The input of a door that takes none. */
export const nothing = v.strictObject({});

export interface Reading {
  /** The schema itself refuses what is too deep: the body is not walked twice. */
  readonly schemaKnowsDepth?: boolean;
}

type Handle<Schema extends v.GenericSchema, Context> = (input: v.InferOutput<Schema>, asked: Context) => Answer | Promise<Answer>;

/** A door for anybody. The schema reads the body; of GET and DELETE, the query. */
export const endpoint =
  <Schema extends v.GenericSchema>(schema: Schema, handle: Handle<Schema, Asked>, reading: Reading = {}): RequestHandler =>
  async (request, response) => {
    const input = readInput(schema, givenIn(request), reading);
    sendAnswer(response, input.accepted ? await handle(input.value, askedOf(request, response)) : input);
  };

/** A door for who has signed in; whoever has not learns nothing about what it takes. */
export const signedInEndpoint =
  <Schema extends v.GenericSchema>(schema: Schema, handle: Handle<Schema, AskedBySomeone>, reading: Reading = {}): RequestHandler =>
  signedIn(async (given, asked) => {
    const input = readInput(schema, given, reading);
    return input.accepted ? handle(input.value, asked) : input;
  });

/** The same, for a door that reads what came itself. */
export const signedIn =
  (handle: (given: unknown, asked: AskedBySomeone) => Promise<Answer>): RequestHandler =>
  async (request, response) => {
    const visitor = visitorOf(response);
    if (!visitor) return sendRefusal(response, { problem: 'not-signed-in' });
    sendAnswer(response, await handle(givenIn(request), { ...askedOf(request, response), visitor }));
  };

type Method = 'get' | 'post' | 'delete';

/** Routes by path and method; another method on a known path is told which ones it takes. */
export const doors = (table: Readonly<Record<string, Partial<Record<Method, RequestHandler>>>>): Router => {
  const router = Router();
  for (const [path, handlers] of Object.entries(table)) {
    const route = router.route(path);
    for (const [method, handler] of Object.entries(handlers)) route[method as Method](handler);
    const allowed = Object.keys(handlers).map((method) => method.toUpperCase()).join(', ');
    route.all((_request, response) => sendRefusal(response.set('Allow', allowed), { problem: 'method-not-allowed' }));
  }
  return router;
};

/** Deeper JSON than any shape of ours needs could exhaust the stack of whoever walks it later. */
const depthLimit = 32;

/** What came, as the schema hands it on, or where the trouble is. */
export const readInput = <Schema extends v.GenericSchema>(schema: Schema, given: unknown, { schemaKnowsDepth = false }: Reading = {}): Result<v.InferOutput<Schema>, Refusal> => {
  if (!schemaKnowsDepth && !isShallow(given, depthLimit)) return { accepted: false, refusal: { problem: 'invalid-request', detail: 'depth' } };
  const parsed = v.safeParse(schema, given, { abortEarly: true });
  return parsed.success ? accept(parsed.output) : { accepted: false, refusal: { problem: 'invalid-request', detail: placeOf(parsed.issues) } };
};

const givenIn = (request: Request): unknown => (hasBody.includes(request.method) ? request.body : request.query) ?? {};

const hasBody = ['POST', 'PUT', 'PATCH'];

/** The place of the first trouble, cut: its keys were chosen by whoever sent them. */
const placeOf = ([issue]: readonly v.BaseIssue<unknown>[]): string => ((issue && v.getDotPath(issue)) ?? 'body').slice(0, 120);

const askedOf = (request: Request, response: Response): Asked => ({
  params: request.params as Readonly<Record<string, string>>,
  visitor: visitorOf(response),
  address: request.ip ?? '',
  headers: request.headers,
  bodyBytes: bodyBytesOf(request),
});

/** Written as it is: Express would ask of every answer whether the browser has it already, and nobody keeps one. */
const sendAnswer = (response: ServerResponse, outcome: Answer): void => {
  if (!outcome.accepted) return sendRefusal(response, outcome.refusal);
  const { body, cookies = [] } = outcome.value;
  for (const cookie of cookies) response.appendHeader('Set-Cookie', cookie);
  if (body !== undefined) return sendJson(response, Buffer.from(JSON.stringify(body)));
  response.setHeader('Cache-Control', 'no-store');
  response.statusCode = 204;
  response.end();
};

/** A text that nobody keeps. */
export const sendJson = (response: ServerResponse, text: Buffer): void => {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', text.length);
  response.end(text);
};
