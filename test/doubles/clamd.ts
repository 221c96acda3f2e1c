/** ClamAV's daemon as far as it is asked: INSTREAM, one file per connection. It finds what holds the word of the EICAR test. */
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type ClamdMood = 'well' | 'silent' | 'gone' | 'failing';

export interface ClamdDouble {
  readonly address: { readonly host: string; readonly port: number };
  readonly turns: (mood: ClamdMood) => void;
  readonly scanned: () => number;
  readonly stop: () => Promise<void>;
}

export const eicar = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

export const aClamd = async (): Promise<ClamdDouble> => {
  let mood: ClamdMood = 'well';
  let scanned = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
    if (mood === 'gone') return void socket.destroy();
    let heard = Buffer.alloc(0);
    socket.on('data', (piece) => {
      if (mood === 'silent') return;
      heard = Buffer.concat([heard, piece]);
      const content = contentOf(heard);
      if (!content) return;
      scanned += 1;
      socket.end(mood === 'failing' ? 'INSTREAM size limit exceeded. ERROR\0' : content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    turns: (next) => (mood = next),
    scanned: () => scanned,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};

const command = 'zINSTREAM\0';

/** Undefined until the piece of length zero came. */
const contentOf = (heard: Buffer): Buffer | undefined => {
  if (heard.toString('latin1', 0, command.length) !== command) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
};
