import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import express from 'express';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { errorsToProblems } from './problem';

const answerTo = async (error: Error): Promise<Response> => {
  const app = express();
  app.get('/', () => {
    throw error;
  });
  app.use(errorsToProblems(pino({ level: 'silent' })));
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
};

test('where there is no room a device is asked to come again, and keeps its words', async () => {
  const answer = await answerTo(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('30');
  expect(await answer.json()).toMatchObject({ code: 'busy' });
});

test('any other mistake of ours is hidden', async () => {
  const answer = await answerTo(new Error('a text that nobody shall read'));
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('nobody shall read');
});
