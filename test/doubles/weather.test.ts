import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aWeatherProxy, badSky, type Weather } from './weather';

/** Answers what it was sent, in the order in which whole requests came. */
const anEcho = async () => {
  const heard: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    try {
      for await (const part of request) body += String(part);
    } catch {
      return;
    }
    heard.push(body);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ said: body }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const through = async (...weathers: readonly Weather[]) => {
  const { heard, url } = await anEcho();
  const coming = [...weathers];
  const proxy = await aWeatherProxy(url, () => coming.shift() ?? { kind: 'fair' });
  onTestFinished(proxy.stop);
  const says = async (body: string, signal: AbortSignal | null = null): Promise<string> => {
    try {
      return await (await fetch(`${proxy.url}/x/sync`, { method: 'POST', body, signal })).text();
    } catch {
      return 'nothing';
    }
  };
  return { heard, says, met: proxy.met };
};

const answered = (body: string): string => JSON.stringify({ said: body });

test('fair weather and a delay hand on what was said, both ways', async () => {
  const { says, met } = await through({ kind: 'fair' }, { kind: 'delay', ms: 120 });
  expect(await says('a')).toBe(answered('a'));
  const began = performance.now();
  expect(await says('b')).toBe(answered('b'));
  expect(performance.now() - began).toBeGreaterThan(100);
  expect([...met]).toEqual([['fair', 1], ['delay', 1]]);
});

test('a request that is cut never reaches the server whole, whichever byte it is cut at', async () => {
  const { heard, says } = await through(...[0, 1, 2, 3, 99].map((atByte) => ({ kind: 'request-cut', atByte }) as const));
  for (let cut = 0; cut < 5; cut += 1) expect(await says('abc')).toBe('nothing');
  expect(await says('whole')).toBe(answered('whole'));
  expect(heard).toEqual(['whole']);
});

test('an answer that is cut or lost was the answer to work that is done', async () => {
  const { heard, says } = await through({ kind: 'answer-cut', atByte: 0 }, { kind: 'answer-cut', atByte: 5 }, { kind: 'answer-cut', atByte: 9999 }, { kind: 'answer-lost' });
  for (const body of ['a', 'b', 'c', 'd']) expect(await says(body)).toBe('nothing');
  expect(heard).toEqual(['a', 'b', 'c', 'd']);
});

test('a doubled request comes again later, after another that was said meanwhile', async () => {
  const { heard, says } = await through({ kind: 'doubled', afterMs: 3_000 });
  expect([await says('a'), await says('b')]).toEqual([answered('a'), answered('b')]);
  await expect.poll(() => heard, { timeout: 60_000 }).toEqual(['a', 'b', 'a']);
});

test('an answer that is overtaken comes after the next one, or alone when no other comes', async () => {
  const { says, met } = await through({ kind: 'overtaken', atMostMs: 60_000 }, { kind: 'fair' }, { kind: 'overtaken', atMostMs: 30 });
  const order: string[] = [];
  const first = says('a').then((answer) => order.push(answer));
  // Two requests of one moment go over two lines, and either may be there first.
  await expect.poll(() => met.get('overtaken')).toBe(1);
  await says('b').then((answer) => order.push(answer));
  await first;
  expect(order).toEqual([answered('b'), answered('a')]);
  expect(await says('c')).toBe(answered('c'));
});

test('a captive portal answers 200 with its own page, and the server hears nothing', async () => {
  const { heard, says } = await through({ kind: 'portal' });
  expect(await says('a')).toContain('Wi-Fi gratis');
  expect(heard).toEqual([]);
});

test('a kilobyte a second takes its time in both directions', async () => {
  const { says } = await through({ kind: 'slow', bytesPerSecond: 1000 });
  const began = performance.now();
  expect(await says('x'.repeat(200))).toBe(answered('x'.repeat(200)));
  expect(performance.now() - began).toBeGreaterThan(380);
});

test('a connection that is half open says nothing until whoever asked gives up, heard or not', async () => {
  const { heard, says, met } = await through({ kind: 'half-open', heard: true, ms: 60_000 }, { kind: 'half-open', heard: false, ms: 60_000 });
  const asks = async (body: string, isOnItsWay: () => void): Promise<string> => {
    const patience = new AbortController();
    const answer = says(body, patience.signal);
    await vi.waitFor(isOnItsWay, { timeout: 30_000 });
    patience.abort();
    return answer;
  };
  expect(await asks('a', () => expect(heard).toEqual(['a']))).toBe('nothing');
  expect(await asks('b', () => expect(met.get('half-open')).toBe(2))).toBe('nothing');
  expect(heard).toEqual(['a']);
});

test('the same seed brings the same weather, another one another', () => {
  const days = (seed: number): string => {
    const sky = badSky(seed);
    return JSON.stringify(Array.from({ length: 40 }, () => sky({ url: '/api/plans/p/sync' } as never, Buffer.alloc(0))));
  };
  expect(days(1)).toBe(days(1));
  expect(days(1)).not.toBe(days(2));
  for (const kind of ['delay', 'request-cut', 'answer-cut', 'answer-lost', 'doubled', 'overtaken', 'portal', 'slow', 'half-open']) expect(days(1) + days(2) + days(3)).toContain(`"${kind}"`);
});
