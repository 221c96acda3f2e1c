/** ClamAV's daemon, asked over its socket with INSTREAM: the file is sent in pieces, so both may stand on different machines. */
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Scanner, ScanVerdict } from './scanner';

/** `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** Silence for this long, ms, and it counts as away. It may take its time over a large file. */
const usualPatienceMs = 120_000;

export const clamdScanner = (address: ClamdAddress, patienceMs = usualPatienceMs): Scanner => ({
  scan: async (content) => {
    try {
      return verdictOf(await askClamd(address, content, patienceMs));
    } finally {
      content.destroy();
    }
  },
});

/** What else it may say (its own limit, its own failure) tells nothing of the file. */
const verdictOf = (said: string | undefined): ScanVerdict => {
  if (said === undefined) return 'away';
  if (/^stream: OK\0?\s*$/.test(said)) return 'clean';
  return / FOUND\0?\s*$/.test(said) ? 'infected' : 'away';
};

const askClamd = async (address: ClamdAddress, content: Readable, patienceMs: number): Promise<string | undefined> => {
  const socket = connect(address);
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer in time')));
  let said = '';
  let isGone = false;
  socket.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => {
      isGone = true;
      resolve();
    });
    socket.on('error', () => undefined);
  });
  await write(socket, Buffer.from('zINSTREAM\0'), ended);
  for await (const piece of content as AsyncIterable<Buffer>) {
    // It may have answered before the end: it has found something, or wants no more.
    if (isGone || said !== '') break;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await write(socket, Buffer.concat([length, piece]), ended);
  }
  if (!isGone) await write(socket, Buffer.alloc(4), ended);
  await ended;
  return said === '' ? undefined : said;
};

const write = (socket: Socket, bytes: Buffer, ended: Promise<void>): Promise<unknown> =>
  Promise.race([ended, new Promise<void>((resolve) => socket.write(bytes, () => resolve()))]);
