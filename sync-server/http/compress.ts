/**
 * Answers and pages are packed on their way out; events are not, since a packer would hold them back. What a device is told is
 * packed for it alone while it waits: with the quickest step, which takes a sixth of the time and a few bytes in a hundred more.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import compression from 'compression';
import type { Request, RequestHandler, Response } from 'express';

/** What is smaller is sent as it is. */
const packedFrom = 1024;

const steps = (quality: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

const packing = (quality: number): RequestHandler => compression({ threshold: packedFrom, brotli: steps(quality), filter: isNoStream });

const isNoStream = (request: Request, response: Response): boolean => !String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream') && compression.filter(request, response);

const quickest = 1;
const forDevices = packing(quickest);
const forReaders = packing(4);

type Packing = 'br' | 'gzip';

/** What a browser that names packings, and weighs none against another, gets of us; undefined where that takes a closer look. */
export const packingTaken = (named: string): Packing | undefined => {
  const names = named.split(',').map((name) => name.trim());
  if (!names.every((name) => /^[a-z]+$/.test(name))) return undefined;
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : undefined;
};

/** One whole answer for a device, as `compressAnswers` would pack it, while the server does something else. */
export const packForDevice = async (bytes: Buffer, named: string | undefined): Promise<{ readonly bytes: Buffer; readonly packing?: Packing }> => {
  const packing = bytes.length < packedFrom || named === undefined ? undefined : packingTaken(named);
  return packing === undefined ? { bytes } : { bytes: await packers[packing](bytes), packing };
};

const brotli = promisify<Buffer, object, Buffer>(brotliCompress);
const zip = promisify<Buffer, object, Buffer>(gzip);
/** Nearly every answer comes out in one piece. */
const chunkSize = 128 * 1024;

const packers: Readonly<Record<Packing, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => brotli(bytes, { ...steps(quickest), chunkSize }),
  gzip: (bytes) => zip(bytes, { chunkSize }),
};

export const compressAnswers: RequestHandler = (request, response, next) => (request.originalUrl.startsWith('/api/') ? forDevices : forReaders)(request, response, next);
