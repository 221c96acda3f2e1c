/** A resolution is captured without a network, the browser dies, and the line dies again and again: the server has every byte in the end. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { recordOf } from '../../src/domain/rows';
import type { RunningServer } from '../../sync-server/server';
import { aWeatherProxy, fair } from '../doubles/weather';
import { aHouse } from './chromium';
import type { Captured } from './evidence-page';
import { comesIn } from './story-parts';
import { aTabletOnDisk } from './tablet-on-disk';

/** The page beside the app that captures, with its worker, as the product builds them. */
const capturePage = async (): Promise<ReadonlyMap<string, string>> => {
  const result = await build({ configFile: false, logLevel: 'error', base: '/story/', define: { 'process.env.NODE_ENV': '"production"' }, build: { write: false, target: 'es2022', rollupOptions: { input: 'test/scenarios/evidence-page.ts', output: { entryFileNames: 'page.js', codeSplitting: false } } } });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('the page that captures was not built');
  const files = output.output.map((file) => [`/story/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)] as const);
  return new Map([...files, ['/story/index.html', '<!doctype html><meta charset="utf-8"><title>story</title><script type="module" src="/story/page.js"></script>']]);
};

const servesCapturing = async (page: Page): Promise<void> => {
  const files = await capturePage();
  await page.route('**/story/**', (route) => {
    const name = new URL(route.request().url()).pathname;
    return route.fulfill({ body: files.get(name) ?? '', contentType: name.endsWith('.html') ? 'text/html' : 'text/javascript' });
  });
  await page.goto('/story/index.html');
  await page.waitForFunction(() => 'captures' in window);
};

const evidenceAt = async ({ container: { store } }: RunningServer, id: string) => {
  const [plan = ''] = await store.plans();
  return recordOf('evidence', (await store.read(plan, (log) => log.rows([{ entity: 'evidence', id }])))[0]);
};

test('what was captured offline arrives byte for byte over a line that keeps dying, after the browser was killed', async () => {
  const house = await aHouse();
  const line = await aWeatherProxy(house.url);
  onTestFinished(line.stop);
  const tablet = aTabletOnDisk(line.url);
  let page = await tablet.open();
  await comesIn(page, /Lucía, punto focal/);
  await servesCapturing(page);
  await page.context().setOffline(true);
  const captured: Captured = await page.evaluate(() => window.captures(6_000_000));
  await tablet.kill();

  // Every part of the file is cut off in its middle, five times.
  let cuts = 0;
  line.turns((request, body) => (request.method === 'PATCH' && body.length > 1 && cuts < 5 ? { kind: 'request-cut', atByte: Math.floor(body.length * (0.2 + 0.12 * (cuts += 1))) } : fair(request, body)));
  page = await tablet.open();
  const breaches: string[] = [];
  await page.exposeFunction('noteBreach', (what: string) => void breaches.push(what));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => (globalThis as unknown as { noteBreach: (what: string) => void }).noteBreach(`${violatedDirective} ${blockedURI}`)));
  page.on('pageerror', ({ message }) => breaches.push(message));
  // Whether the session outlived the kill is the browser's affair: cookies reach its disk seconds later.
  await page.goto('/app/ingreso');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  await expect.poll(async () => {
    // As somebody who asks to send now, whenever the line died.
    await page.evaluate(() => dispatchEvent(new Event('online')));
    return (await evidenceAt(house, captured.id))?.receivedAt !== undefined;
  }, { timeout: 90_000, interval: 1000 }).toBe(true);

  expect(cuts).toBe(5);
  expect(breaches).toEqual([]);
  const { blobsDir, dataDir } = house.container.config;
  const arrived = readFileSync(path.join(blobsDir ?? dataDir, 'blobs', captured.sha256.slice(0, 2), captured.sha256));
  expect([arrived.length, createHash('sha256').update(arrived).digest('hex')]).toEqual([captured.bytes, captured.sha256]);
  await page.goto('/app/este-dispositivo');
  await page.getByText('El archivo de este dispositivo está confirmado: el servidor tiene lo mismo, byte por byte.').waitFor();
  await page.getByText('Ningún archivo está solo acá').waitFor();
});
