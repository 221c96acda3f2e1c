/**
 * The door of the exchange, in front of Express: what devices send all day passes a page of code and not the whole house.
 *
 * It opens for a request that is just as our own courier sends it, from somebody who is signed in. Every other one goes on
 * to Express untouched, where the same rules say why not; so nothing is refused here that is not refused there.
 *
 *   POST …/sync, as ours ─▶ who asks? ─▶ how often? ─▶ the body, whole ─▶ answer, packed
 *     │ any other              │ nobody known
 *     └───────────▶ Express ◀──┘
 */
import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Logger } from 'pino';
import { answering, type Answering } from './answering';
import { packForDevice, packingTaken } from './compress';
import { sendJson, type Answer, type AskedBySomeone } from './endpoint';
import { isFromOurPages } from './guard';
import { bodyLimit, endSlowBody } from './json-body';
import { endInTrouble, sendRefusal } from './problem';
import type { RateLimit } from './rate-limit';
import { beginLine, routeOf } from './request-log';
import type { SetHeaders } from './security-headers';
import { whoAsks, type Recognize } from './session';

export interface QuickDoor {
  /** The path of one plan's door; the plan is what it catches. */
  readonly path: RegExp;
  /** As the log names it. */
  readonly route: string;
  readonly log: Logger;
  /** Where people reach the server; undefined where only what stands before it knows. */
  readonly ownOrigin: (headers: IncomingHttpHeaders) => string | undefined;
  readonly setHeaders: SetHeaders;
  readonly recognize: Recognize;
  readonly bySession: RateLimit;
  readonly handle: (given: unknown, asked: Pick<AskedBySomeone, 'params' | 'visitor' | 'bodyBytes'>) => Promise<Answer>;
}

/** `others` takes every request that this door does not. */
export const quickDoor =
  (door: QuickDoor, others: RequestListener): RequestListener =>
  (request, bare) => {
    const plan = request.method === 'POST' ? door.path.exec(request.url ?? '')?.[1] : undefined;
    if (plan === undefined || !isAsOurs(request.headers, door)) return others(request, bare);
    const response = answering(bare);
    let isHere = true;
    beginLine(door.log, request, response, (ended) => (isHere ? door.route : routeOf(ended)));
    const goOn = (): void => {
      isHere = false;
      others(request, response);
    };
    pass(door, { request, response, plan }, goOn).catch((error: unknown) => endInTrouble(door.log, error, response));
  };

/** Signed in or about to be told, one whole JSON of a known and bearable length, and an answer packed as every browser of today takes it. */
const isAsOurs = (headers: IncomingHttpHeaders, { ownOrigin }: QuickDoor): boolean => {
  const length = Number(headers['content-length']);
  const { 'content-type': type, 'content-encoding': packed, 'accept-encoding': takes } = headers;
  return (
    headers.cookie !== undefined &&
    length > 0 &&
    length <= bodyLimit &&
    type === 'application/json' &&
    (packed === undefined || packed === 'gzip') &&
    (takes === undefined || packingTaken(takes) !== undefined) &&
    isFromOurPages(headers, () => ownOrigin(headers))
  );
};

interface Passing {
  readonly request: IncomingMessage;
  readonly response: Answering;
  readonly plan: string;
}

const pass = async (door: QuickDoor, { request, response, plan }: Passing, goOn: () => void): Promise<void> => {
  const visitor = await whoAsks(door.recognize, request.headers, response);
  if (!visitor) return goOn();
  door.setHeaders(request, response, () => undefined);
  response.setHeader('Vary', 'Accept-Encoding');
  const retryAfterMs = door.bySession.take(visitor.session.id);
  if (retryAfterMs > 0) return sendRefusal(response, { problem: 'too-many-requests', retryAfterMs });
  endSlowBody(request, response);
  const body = unpacked(await bytesOf(request), request.headers['content-encoding']);
  const outcome = await door.handle(parsed(body) ?? {}, { params: { plan }, visitor, bodyBytes: body.length });
  if (!outcome.accepted) return sendRefusal(response, outcome.refusal);
  const { bytes, packing } = await packForDevice(Buffer.from(JSON.stringify(outcome.value.body)), request.headers['accept-encoding']);
  if (packing !== undefined) response.setHeader('Content-Encoding', packing);
  sendJson(response, bytes);
};

/** All of it; its length was told, and Node lets no byte more in. */
const bytesOf = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if (request.destroyed) return reject(atFault('request.aborted'));
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    request.once('error', reject);
    request.once('close', () => request.complete || reject(atFault('request.aborted')));
  });

/** A body of ours is unpacked in less time than it takes to hand it to somebody else. */
const unpacked = (bytes: Buffer, packed: string | undefined): Buffer => {
  if (packed === undefined) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: bodyLimit });
  } catch (error) {
    throw atFault((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'entity.too.large' : 'entity.unpack.failed');
  }
};

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw atFault('entity.parse.failed');
  }
};

const utf8 = new TextDecoder();

/** As the reader of bodies behind Express blames a request. */
const atFault = (type: string): Error => Object.assign(new Error(type), { type, status: 400 });
