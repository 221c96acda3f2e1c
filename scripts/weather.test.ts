import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startWeather } from './weather.mjs';

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    const tell = (): void => resolve((server.address() as AddressInfo).port);
    if (server.listening) tell();
    else server.once('listening', tell);
    onTestFinished(() => void server.close());
  });

const aServerThatCounts = async () => {
  let asked = 0;
  const server = createServer((_request, response) => response.end(String((asked += 1))));
  const port = await listening(server.listen(0, '127.0.0.1'));
  return { target: `http://127.0.0.1:${port}`, asked: () => asked };
};

test('in a dead zone nothing arrives at the server', async () => {
  const { target, asked } = await aServerThatCounts();
  const port = await listening(startWeather('dead', { port: 0, target }));
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
  expect(asked()).toBe(0);
});

test('in good moments the answer comes through, and an answer that is lost was still given', async () => {
  const { target, asked } = await aServerThatCounts();
  const fates = [{}, { answerLost: true }, {}];
  const port = await listening(startWeather(() => fates.shift() ?? {}, { port: 0, target }));
  const ask = () => fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
  expect(await ask()).toBe('1');
  await expect(ask()).rejects.toThrow('fetch failed');
  expect(await ask()).toBe('3');
  expect(asked()).toBe(3);
});
