/** tus as its library serves it out of the box: nobody is asked who they are, and nothing is hashed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

export interface BareTusServer {
  readonly endpoint: string;
  /** Where the bytes of an upload lie. */
  readonly placeOf: (uploadUrl: string) => string;
  readonly stop: () => Promise<void>;
}

export const aBareTusServer = async (folder: string): Promise<BareTusServer> => {
  const tus = new Server({ path: '/files', datastore: new FileStore({ directory: folder }) });
  const server = createServer((request, response) => void tus.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/files`,
    placeOf: (uploadUrl) => path.join(folder, path.basename(new URL(uploadUrl).pathname)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
