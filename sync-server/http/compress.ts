/** Answers and pages are packed on their way out; events are not, since a packer would hold them back. */
import { constants } from 'node:zlib';
import compression from 'compression';
import type { RequestHandler } from 'express';

export const compressAnswers: RequestHandler = compression({
  threshold: 1024,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  filter: (request, response) => !String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream') && compression.filter(request, response),
});
