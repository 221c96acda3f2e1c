/** How a body is read: JSON only, at most a megabyte once unpacked, whole and well-formed before anybody sees it. */
import express, { type RequestHandler } from 'express';
import { sendRefusal } from './problem';

/** A push is at most 512 kB (`pushLimit`); the rest is room for what stands around it. */
const bodyLimit = 1024 * 1024;

const refuseOtherMedia: RequestHandler = (request, response, next) => {
  const carriesBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (carriesBody && !request.is('application/json')) return sendRefusal(response, { problem: 'unsupported-media-type' });
  next();
};

export const readJsonBody: readonly RequestHandler[] = [refuseOtherMedia, express.json({ limit: bodyLimit, strict: false })];
