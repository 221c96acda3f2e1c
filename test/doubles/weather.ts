/**
 * The network between a device and a real server, with weather. Every request meets what the sky says at that moment;
 * a sky with a seed says the same things in the same order. The network itself (names, certificates) is not here.
 */
import { once } from 'node:events';
import { createServer, request as ask, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf } from '../walks/chance';

export type Weather =
  | { readonly kind: 'fair' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection ends when so many bytes of the body went to the server. */
  | { readonly kind: 'request-cut'; readonly atByte: number }
  /** The server did its work; the connection ends after so many bytes of its answer. */
  | { readonly kind: 'answer-cut'; readonly atByte: number }
  /** The server did its work; nothing of its answer comes, and the connection ends. */
  | { readonly kind: 'answer-lost' }
  /** The request reaches the server a second time, so much later, whatever else came meanwhile. */
  | { readonly kind: 'doubled'; readonly afterMs: number }
  /** The answer waits until another one has overtaken it, at most so long. */
  | { readonly kind: 'overtaken'; readonly atMostMs: number }
  /** Somebody else answers 200 with a page of their own. */
  | { readonly kind: 'portal' }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Taken by the network, heard by the server or not, and then silence for so long. */
  | { readonly kind: 'half-open'; readonly heard: boolean; readonly ms: number };

export type Sky = (request: IncomingMessage, body: Buffer) => Weather;

export interface WeatherProxy {
  readonly url: string;
  /** The weather changes: the next requests meet this sky. */
  readonly turns: (sky: Sky) => void;
  /** How many requests met each kind. */
  readonly met: ReadonlyMap<Weather['kind'], number>;
  readonly stop: () => Promise<void>;
}

export const fair: Sky = () => ({ kind: 'fair' });

/** Bad for exchanges, fair for everything else. The same seed: the same weathers, in the same order. */
export const badSky = (seed: number): Sky => {
  const chance = chanceOf(seed);
  const kinds: readonly (() => Weather)[] = [
    () => ({ kind: 'fair' }),
    () => ({ kind: 'delay', ms: chance.below(40) }),
    () => ({ kind: 'request-cut', atByte: chance.below(600) }),
    () => ({ kind: 'answer-cut', atByte: chance.below(600) }),
    () => ({ kind: 'answer-lost' }),
    () => ({ kind: 'doubled', afterMs: chance.below(60) }),
    () => ({ kind: 'overtaken', atMostMs: 60 }),
    () => ({ kind: 'portal' }),
    () => ({ kind: 'slow', bytesPerSecond: 20_000 }),
    () => ({ kind: 'half-open', heard: chance.happens(0.5), ms: 1_000 }),
  ];
  return ({ url }) => (isExchange(url) ? chance.pick(kinds)() : { kind: 'fair' });
};

export const isExchange = (path = ''): boolean => path.endsWith('/sync');

export const aWeatherProxy = async (server: string, sky: Sky = fair): Promise<WeatherProxy> => {
  const network = new Network(new URL(server).port);
  const met = new Map<Weather['kind'], number>();
  let now = sky;
  const proxy = createServer(async (incoming, outgoing) => {
    try {
      const body = await wholeOf(incoming);
      const weather = now(incoming, body);
      met.set(weather.kind, (met.get(weather.kind) ?? 0) + 1);
      await network.passes({ incoming, outgoing, body }, weather);
    } catch {
      // Whoever asked has gone, or the server has: both look like this from the other side.
      incoming.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    turns: (next) => (now = next),
    met,
    stop: async () => {
      const closed = new Promise((resolve) => proxy.close(resolve));
      proxy.closeAllConnections();
      await closed;
    },
  };
};

interface Asked {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly body: Buffer;
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

class Network {
  private readonly overtaking = new Set<() => void>();
  private readonly port: string;

  constructor(port: string) {
    this.port = port;
  }

  async passes(asked: Asked, weather: Weather): Promise<void> {
    const { incoming, outgoing, body } = asked;
    switch (weather.kind) {
      case 'fair':
        return this.answers(asked, await this.toServer(asked));
      case 'delay':
        await pause(weather.ms);
        return this.answers(asked, await this.toServer(asked));
      case 'request-cut':
        await this.partToServer(asked, weather.atByte);
        break;
      case 'answer-cut':
        await sent(outgoing, await this.toServer(asked), weather.atByte);
        break;
      case 'answer-lost':
        await this.toServer(asked);
        break;
      case 'doubled':
        void pause(weather.afterMs).then(() => this.toServer(asked)).catch(() => undefined);
        return this.answers(asked, await this.toServer(asked));
      case 'overtaken': {
        const answer = await this.toServer(asked);
        await this.overtaken(weather.atMostMs);
        return this.answers(asked, answer);
      }
      case 'portal':
        return void outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(portalPage);
      case 'slow':
        await pause((1000 * body.length) / weather.bytesPerSecond);
        return sentSlowly(outgoing, await this.toServer(asked), weather.bytesPerSecond);
      case 'half-open':
        if (weather.heard) await this.toServer(asked);
        await pause(weather.ms);
        break;
    }
    incoming.socket.destroy();
  }

  /** Whole, there and back. A stream of events is handed on as it comes, by `answers`. */
  private async toServer({ incoming, outgoing, body }: Asked): Promise<Answered | undefined> {
    const passing = this.request(incoming);
    passing.end(body);
    const [answer] = (await once(passing, 'response')) as [IncomingMessage];
    if (answer.headers['content-type']?.startsWith('text/event-stream')) {
      outgoing.writeHead(200, answer.headers);
      answer.pipe(outgoing).once('close', () => passing.destroy());
      return undefined;
    }
    return { status: answer.statusCode ?? 502, headers: answer.headers, body: await wholeOf(answer) };
  }

  private async partToServer({ incoming, body }: Asked, bytes: number): Promise<void> {
    const passing = this.request(incoming).on('error', () => undefined);
    // All of a body may go, but not its end: the server must not take it for whole.
    await new Promise((resolve) => passing.write(body.subarray(0, Math.min(bytes, body.length - 1)), resolve));
    passing.destroy();
  }

  private request({ url, method, headers }: IncomingMessage): ClientRequest {
    return ask({ host: '127.0.0.1', port: this.port, path: url, method, headers });
  }

  private answers({ outgoing }: Asked, answer: Answered | undefined): void {
    if (answer) outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    for (const goOn of this.overtaking) goOn();
  }

  private async overtaken(atMostMs: number): Promise<void> {
    let goOn = (): void => undefined;
    const another = new Promise<void>((resolve) => (goOn = resolve));
    this.overtaking.add(goOn);
    await Promise.race([another, pause(atMostMs)]);
    this.overtaking.delete(goOn);
  }
}

/** Resolves when so many bytes of the body have left. */
const sent = async (outgoing: ServerResponse, answer: Answered | undefined, bytes: number): Promise<void> => {
  if (!answer) return;
  outgoing.writeHead(answer.status, answer.headers);
  await new Promise((resolve) => outgoing.write(answer.body.subarray(0, Math.min(bytes, answer.body.length - 1)), resolve));
};

const stepsPerSecond = 10;

const sentSlowly = async (outgoing: ServerResponse, answer: Answered | undefined, bytesPerSecond: number): Promise<void> => {
  if (!answer) return;
  outgoing.writeHead(answer.status, answer.headers);
  const step = Math.max(1, Math.floor(bytesPerSecond / stepsPerSecond));
  for (let from = 0; from < answer.body.length && !outgoing.destroyed; from += step) {
    outgoing.write(answer.body.subarray(from, from + step));
    await pause(1000 / stepsPerSecond);
  }
  outgoing.end();
};

const wholeOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const portalPage = '<!doctype html><title>Wi-Fi gratis</title><h1>Aceptá los términos para navegar</h1>';
