/** The public site in a real browser, with the headers of the house and without a script: looked at by axe, and measured for its width. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments } from '../../scripts/chromium-arguments.mjs';
import { securityHeaders } from '../../sync-server/http/security-headers';
import { publicSite } from '../../sync-server/modules/public-site/public-site-routes';
import { stylesheetIn } from '../../sync-server/modules/public-site/stylesheet-in';
import { violationsOn } from '../builders/axe-on-page';
import { planId, planRows, publishedCheckIn } from '../builders/plan';

let folder: string;
let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bitacora-site-'));
  await build({ configFile: 'vite.site.config.ts', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  const now = Date.parse('2026-11-18T15:00:00Z');
  const rows = [...planRows(), ...publishedCheckIn];
  const port = { plans: () => Promise.resolve([{ id: planId, head: 1 }]), readPublicRows: () => Promise.resolve({ rows, head: 1, updatedAt: now }), isReceived: () => Promise.resolve(false) };
  server = express()
    .use(securityHeaders(false))
    .use('/site', express.static(folder))
    .use('/app', express.static('public'))
    .use(publicSite({ port, stylesheet: stylesheetIn(folder), publicUrl: undefined, now: () => now, timeZone: 'America/Argentina/Buenos_Aires' }))
    .listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ args: chromiumArguments, executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium' });
});

afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const places = ['/', '/en', '/compromisos/arba0011', '/en/commitments/demo1', '/datos', '/nada'];

const visit = async <Seen>(where: string, how: BrowserContextOptions, see: (page: Page, refused: readonly string[]) => Promise<Seen>): Promise<Seen> => {
  const context = await browser.newContext(how);
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused/.test(message.text())) refused.push(message.text());
  });
  await page.goto(origin + where, { waitUntil: 'load' });
  const seen = await see(page, refused);
  await context.close();
  return seen;
};

const phone = { width: 390, height: 844 };
const tablet = { width: 820, height: 1180 };

const axeOn = (where: string, how: BrowserContextOptions): Promise<readonly string[]> =>
  visit(where, { ...how, bypassCSP: true }, async (page) => {
    const violations = await violationsOn(page);
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((html) => html.slice(0, 120)).join(' | ')}`);
  });

test.each(places)('on a phone, axe has nothing to say about %s', async (where) => {
  expect(await axeOn(where, { viewport: phone })).toEqual([]);
});

test.each(['/', '/compromisos/arba0011'])('on a tablet at night, axe has nothing to say about %s', async (where) => {
  expect(await axeOn(where, { viewport: tablet, colorScheme: 'dark' })).toEqual([]);
});

test('axe, asked about a page with a fault, finds it', async () => {
  const found = await visit('/', { viewport: phone, bypassCSP: true }, async (page) => {
    await page.evaluate(() => document.documentElement.removeAttribute('lang'));
    return (await violationsOn(page)).map(({ id }) => id);
  });
  expect(found).toContain('html-has-lang');
});

test('without a script everything is there, nothing is refused by the headers, and no page is wider than a narrow phone', async () => {
  for (const where of places) {
    const seen = await visit(where, { viewport: { width: 320, height: 700 }, javaScriptEnabled: false }, async (page, refused) => ({
      heading: (await page.locator('h1').boundingBox())?.width,
      main: await page.locator('main').boundingBox(),
      refused,
    }));
    expect({ where, refused: seen.refused, fits: (seen.heading ?? 999) <= 320 && (seen.main?.width ?? 999) <= 320 }).toEqual({ where, refused: [], fits: true });
  }
  const overflow = await Promise.all(places.map((where) => visit(where, { viewport: { width: 320, height: 700 } }, (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))));
  expect(overflow).toEqual(places.map(() => 0));
});

test('the typeface is our own, and the page wears it', async () => {
  const fonts = await visit('/', { viewport: tablet }, (page) => page.evaluate(async () => [...(await document.fonts.ready)].filter(({ status }) => status === 'loaded').map(({ family }) => family)));
  expect(fonts.join()).toContain('Archivo Variable');
});

test('a keyboard passes the navigation first', async () => {
  const focused = await visit('/', { viewport: tablet }, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    return page.evaluate(() => `${location.hash} ${document.activeElement?.id ?? ''}`);
  });
  expect(focused).toBe('#content content');
});
