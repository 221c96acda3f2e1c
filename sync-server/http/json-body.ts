/** How a body is read: JSON only, at most a megabyte once unpacked, whole and well-formed before anybody sees it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type RequestHandler } from 'express';
import { sendRefusal } from './problem';

/** A push is at most 512 kB (`pushLimit`); the rest is room for what stands around it. */
export const bodyLimit = 1024 * 1024;

/** A body of ours is small: one that is not whole after this long, ms, is somebody who holds the line. */
const longestBodyMs = 60_000;

/** Where files come in, only silence is bounded. */
export const endSlowBodies: RequestHandler = (request, response, next) => {
  endSlowBody(request, response);
  next();
};

export const endSlowBody = (request: IncomingMessage, response: ServerResponse): void => {
  const cut = setTimeout(() => request.complete || request.destroy(), longestBodyMs).unref();
  response.once('close', () => clearTimeout(cut));
};

const refuseOtherMedia: RequestHandler = (request, response, next) => {
  const carriesBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (carriesBody && !request.is('application/json')) return sendRefusal(response, { problem: 'unsupported-media-type' });
  next();
};

const bytesByRequest = new WeakMap<IncomingMessage, number>();

/** The bytes of a body that was read, once unpacked. */
export const bodyBytesOf = (request: IncomingMessage): number => bytesByRequest.get(request) ?? 0;

const noteBytes = (request: IncomingMessage, _response: unknown, body: Buffer): void => void bytesByRequest.set(request, body.length);

export const readJsonBody: readonly RequestHandler[] = [refuseOtherMedia, express.json({ limit: bodyLimit, strict: false, verify: noteBytes })];
