/** A server that listens, and how it stops: whoever is being answered is answered first. */
import { createServer, type Server } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import { frontDoor } from './app';
import { openContainer, type Container, type ContainerOptions } from './container';

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly container: Container;
  /** Takes no more requests, ends the streams of events, lets what is under way finish, closes the database. Twice is once. */
  readonly stop: () => Promise<void>;
}

/** A request that is still running after this long is cut, so that a stop always ends. */
const longestStopMs = 10_000;

/** Opens the data directory and listens. Rejects with a DataRefusal, or with what the disk or the network says: the disk is full, the port is taken. */
export const startServer = async (options: Omit<ContainerOptions, 'use'>): Promise<RunningServer> => {
  const container = await openContainer({ ...options, use: 'serve' });
  const server = await listening(container).catch(async (error: unknown) => {
    await container.close();
    throw error;
  });
  let stopped: Promise<void> | undefined;
  return { url: urlOf(server, container.config.host), container, stop: () => (stopped ??= stop(server, container)) };
};

const listening = async (container: Container): Promise<Server> => {
  const { port, host } = container.config;
  // A file takes as long as its line needs; other bodies have their own bound (endSlowBodies).
  const server = createServer({ requestTimeout: 0, headersTimeout: 20_000, keepAliveTimeout: 65_000 }, frontDoor(container));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
};

const urlOf = (server: Server, host: string): string => {
  const { port } = server.address() as AddressInfo;
  const named = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : isIPv6(host) ? `[${host}]` : host;
  return `http://${named}:${port}`;
};

const stop = async (server: Server, container: Container): Promise<void> => {
  container.events.stop();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that was busy when the stop began is let go as soon as its answer is written.
  const letGo = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), longestStopMs);
  await closed;
  clearInterval(letGo);
  clearTimeout(cut);
  await container.close();
};
