/** A real Chromium for stories that walk through the whole house: the app as it was built, served by a real server. */
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { chromiumArguments } from '../../scripts/chromium-arguments.mjs';
import { dayAt } from '../../src/domain/day';
import { planTimeZone } from '../../sync-server/container';
import { isOfTheDirectory } from '../../sync-server/data-directory';
import { startServer, type RunningServer } from '../../sync-server/server';
import { violationsOn } from '../builders/axe-on-page';
import { aFolder, aRunningServer, quietConfig, type ServerSettings } from '../builders/running-server';

const built = 'dist';

/** The product with its demonstration and the app as `npm run build` left it. */
export const aHouse = async ({ config, ...rest }: ServerSettings = {}): Promise<RunningServer> => {
  if (!existsSync(`${built}/app/index.html`)) throw new Error('dist/app is not there: run `npm run build` first');
  const dataDir = config?.dataDir ?? aFolder();
  // A story with a clock of its own needs the demonstration of its own day.
  if (config?.dataDir === undefined && config?.demo !== false && rest.now === undefined) cpSync(await firstHouse(), dataDir, { recursive: true, filter: (name) => !isOfTheDirectory(path.basename(name)) });
  return aRunningServer({ ...rest, config: { builtDir: built, demo: true, ...config, dataDir } });
};

const firstHouses = new Map<string, Promise<string>>();

/** What a server has kept when it has loaded the demonstration of today and stopped. Most stories begin with a copy of it. */
const firstHouse = (): Promise<string> => {
  const today = dayAt(Date.now(), planTimeZone);
  const known = firstHouses.get(today) ?? seeded();
  firstHouses.set(today, known);
  return known;
};

const seeded = async (): Promise<string> => {
  const dataDir = mkdtempSync(path.join(inject('folderOfRun'), 'first-house-'));
  await (await startServer({ config: { ...quietConfig, builtDir: built, demo: true, dataDir } })).stop();
  return dataDir;
};

export interface Tablet {
  readonly page: Page;
  /** Every breach of the content policy and every error that nobody caught, since the tablet was taken up. */
  readonly accidents: readonly string[];
}

export const sizes = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 } } as const;

/** A story says what is so, not how fast: a machine that others use too may take its time, and only what hangs is given up. */
export const patienceMs = 60_000;

let running: Promise<Browser> | undefined;

/** A browser of its own storage, put away when the test ends. */
export const aTablet = async (url: string, options: BrowserContextOptions = {}): Promise<Tablet> => {
  running ??= chromium.launch({ args: [...chromiumArguments], executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium' });
  const context = await (await running).newContext({ viewport: sizes.tablet, locale: 'es-AR', timezoneId: 'America/Argentina/Buenos_Aires', baseURL: url, ...options });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(patienceMs);
  const accidents: string[] = [];
  await context.exposeFunction('noteAccident', (what: string) => void accidents.push(what));
  await context.addInitScript(() => {
    const { noteAccident } = globalThis as unknown as { readonly noteAccident: (what: string) => void };
    addEventListener('securitypolicyviolation', (event) => noteAccident(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => void accidents.push(error.message));
  return { page, accidents };
};

/** Waits for the page's own words, not for a time. */
export const seesHeading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

/** Nothing that a person with a screen reader, a keyboard or poor sight would stumble over seriously. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const violations = await violationsOn(page, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.join(' ')}`)).toEqual([]);
};
