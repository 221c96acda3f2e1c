/** Measurements of the product as it was built, on the real server with its demonstration: what a person waits for, and what they fetch. */
import type { Page } from 'playwright-core';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { startServer, type RunningServer } from '../../sync-server/server';
import { openBrowser } from './device-benches';
import type { Row } from './statistics';

const built = 'dist';

export const withFolder = async <Value>(work: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bitacora-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

export const startHouse = (dataDir: string): Promise<RunningServer> =>
  startServer({ config: { port: 0, host: '127.0.0.1', databaseUrl: undefined, publicUrl: undefined, logLevel: 'silent', trustProxy: [], authSecret: undefined, demo: true, clockCheck: true, blobsDir: undefined, fileLimits: { file: 1, person: 1, area: 1 }, builtDir: built, dataDir } });

const comesIn = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/app/`);
  await page.getByRole('button', { name: /Lucía/ }).click();
  await page.locator(contentOf['/app/']).first().waitFor();
};

/** What a person came for, by page: what this area owes; the milestones of the commitment. */
const contentOf = { '/app/': 'main .ledger__row a', '/app/compromisos/arba0011': 'main #hito-3' } as const;

type Place = keyof typeof contentOf;

/**
 * Browser closed, server gone, browser opened again: ms from the navigation until what the person came for can be read, first as
 * the page last stood, and until the app's own page is there and answers.
 */
export const coldStarts = (times: number): Promise<readonly Row[]> =>
  withFolder((dataDir) =>
    withFolder(async (profile) => {
      const house = await startHouse(dataDir);
      await prepare(profile, house.url).finally(() => house.stop());
      const rows: Row[] = [];
      for (const place of Object.keys(contentOf) as readonly Place[])
        for (const slower of [1, 6]) {
          const starts: ColdStart[] = [];
          for (let turn = 0; turn < times; turn += 1) starts.push(await coldStart({ profile, url: house.url, place, slower }));
          rows.push({ what: `offline cold start of ${place}, CPU ${slower}×: can be read`, unit: 'ms', ours: starts.map(({ readMs }) => readMs), ...(slower === 6 ? { target: 1500 } : {}) });
          rows.push({ what: `offline cold start of ${place}, CPU ${slower}×: answers`, unit: 'ms', ours: starts.map(({ answersMs }) => answersMs) });
        }
      return rows;
    }),
  );

/** Signs in, reads both pages, and waits until the plan and every part of the app are on the device. */
const prepare = async (profile: string, url: string): Promise<void> => {
  const browser = await openBrowser(profile);
  try {
    await comesIn(browser.page, url);
    await browser.page.getByText(/Falta traer una parte/).waitFor({ state: 'detached' });
    await browser.page.evaluate(() => navigator.serviceWorker.ready);
    for (const place of Object.keys(contentOf) as readonly Place[]) {
      await browser.page.goto(url + place);
      await browser.page.locator(`#app ${contentOf[place]}`).first().waitFor();
      await browser.page.waitForTimeout(3000);
    }
  } finally {
    await browser.close();
  }
};

interface ColdStart {
  readonly readMs: number;
  readonly answersMs: number;
}

const coldStart = async ({ profile, url, place, slower }: { readonly profile: string; readonly url: string; readonly place: Place; readonly slower: number }): Promise<ColdStart> => {
  const browser = await openBrowser(profile);
  try {
    await browser.page.addInitScript((selector) => {
      const start: { readMs?: number; answersMs?: number } = {};
      const look = (): void => {
        if (document.querySelector(selector)) start.readMs ??= performance.now();
        if (!document.querySelector(`#app ${selector}`)) return;
        watching.disconnect();
        Object.assign(window, { coldStart: { ...start, answersMs: performance.now() } });
      };
      const watching = new MutationObserver(look);
      watching.observe(document, { childList: true, subtree: true });
    }, contentOf[place]);
    await browser.cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await browser.page.goto(url + place, { waitUntil: 'commit' });
    const started = await browser.page.waitForFunction(() => (window as { readonly coldStart?: ColdStart }).coldStart);
    return (await started.jsonValue()) as ColdStart;
  } finally {
    await browser.close();
  }
};

/** What somebody who is signed in fetches until *Hoy* stands, on a browser that was never here. */
export const firstLoad = (): Promise<readonly Row[]> =>
  withFolder((dataDir) =>
    withFolder(async (profile) => {
      const house = await startHouse(dataDir);
      const browser = await openBrowser(profile);
      try {
        const asked = new Set<string>();
        // The service worker fetches everything else for later; that is no part of what the page waits for.
        await browser.page.addInitScript(() => Object.defineProperty(ServiceWorkerContainer.prototype, 'register', { value: () => new Promise(() => undefined) }));
        browser.page.on('request', (request) => asked.add(new URL(request.url()).pathname));
        await browser.page.goto(`${house.url}/app/robots.txt`);
        await browser.page.evaluate(() => fetch('/api/demo/people').then((answer) => answer.json()).then(({ people }: { people: { key: string; name: string }[] }) =>
          fetch('/api/demo/sign-in', { method: 'POST', headers: { 'content-type': 'application/json', 'x-bitacora': '1' }, body: JSON.stringify({ key: people.find(({ name }) => name.startsWith('Lucía'))?.key }) })));
        asked.clear();
        await browser.page.goto(`${house.url}/app/`);
        await browser.page.locator(contentOf['/app/']).first().waitFor();
        await browser.page.waitForLoadState('networkidle');
        return firstLoadRows([...asked]);
      } finally {
        await browser.close();
        await house.stop();
      }
    }),
  );

const firstLoadRows = (asked: readonly string[]): readonly Row[] => {
  const weigh = (ending: RegExp): number => asked.filter((name) => ending.test(name)).reduce((sum, name) => sum + sentBytes(name), 0) / 1000;
  const code = weigh(/\.(js|css)$/);
  if (code === 0) throw new Error('the page asked for no script: nothing was weighed');
  return [
    { what: 'first load of Hoy: scripts and styles, brotli', unit: 'kB', ours: [code], target: 200 },
    { what: 'first load of Hoy: with its fonts', unit: 'kB', ours: [code + weigh(/\.woff2$/)] },
  ];
};

/** As the server sends it: packed by the build, or small enough to be packed on the way. */
const sentBytes = (name: string): number => {
  const file = path.join(built, name);
  if (existsSync(`${file}.br`)) return statSync(`${file}.br`).size;
  return name.endsWith('.woff2') ? statSync(file).size : brotliCompressSync(readFileSync(file)).length;
};
