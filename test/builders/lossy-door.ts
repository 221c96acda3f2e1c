/** A door in front of a real server that can swallow an answer after the server has done its work, as a bad network does. */
import { createServer, request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface LossyDoor {
  readonly url: string;
  /** The next request that fits reaches the server; its answer never comes back. Resolves when that has happened. */
  readonly loseAnswerOf: (fits: (request: IncomingMessage, body: Buffer) => boolean) => Promise<void>;
}

export const aLossyDoor = async (server: string): Promise<LossyDoor> => {
  const { port } = new URL(server);
  let losing: { readonly fits: (request: IncomingMessage, body: Buffer) => boolean; readonly done: () => void } | undefined;
  const door = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const lost = losing?.fits(incoming, body) ? losing : undefined;
    if (lost) losing = undefined;
    const passing = ask({ host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers: incoming.headers }, (answer) => {
      if (!lost) {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      answer.resume().once('end', () => {
        incoming.socket.destroy();
        lost.done();
      });
    });
    passing.once('error', () => incoming.socket.destroy());
    outgoing.once('close', () => passing.destroy());
    passing.end(body);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    door.closeAllConnections();
    door.close();
  });
  return {
    url: `http://localhost:${(door.address() as AddressInfo).port}`,
    loseAnswerOf: (fits) => new Promise((done) => (losing = { fits, done })),
  };
};
