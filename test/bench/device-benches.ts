/** Measurements in a real browser with a profile on disk: the same work asked of the floor and of Bitácora. */
import { chromium, type BrowserContext, type BrowserContextOptions, type CDPSession, type Page } from 'playwright-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumArguments } from '../../scripts/chromium-arguments.mjs';
import { queriedParent, recordOf } from './bench-data';
import type { Row } from './statistics';

export interface Browser {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly close: () => Promise<void>;
}

/** A browser whose IndexedDB is on the disk: that of an off-the-record profile would be in memory. */
export const openBrowser = async (profile = mkdtempSync(path.join(tmpdir(), 'bitacora-bench-')), options: BrowserContextOptions = {}): Promise<Browser & { readonly profile: string; readonly context: BrowserContext }> => {
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    headless: true,
    args: [...chromiumArguments, '--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
    ...(process.env['CHROME_PATH'] ? { executablePath: process.env['CHROME_PATH'] } : {}),
  });
  context.setDefaultTimeout(180_000);
  // tsx names functions through this; the page that runs them does not know it.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, context, profile, cdp: await context.newCDPSession(page), close: () => context.close() };
};

const withPage = async <Value>(address: string, work: (browser: Browser) => Promise<Value>): Promise<Value> => {
  const browser = await openBrowser();
  try {
    await browser.page.goto(address);
    await browser.page.waitForFunction(() => window.bench !== undefined);
    await browser.page.evaluate(() => window.bench.open());
    return await work(browser);
  } finally {
    await browser.close();
    rmSync(browser.profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

const repeat = async (times: number, measure: () => Promise<number>): Promise<number[]> => {
  const figures: number[] = [];
  for (let turn = 0; turn < times; turn += 1) figures.push(await measure());
  return figures;
};

interface Places {
  readonly ours: string;
  readonly floor: string;
}

/** In turns, so that what else the machine does meets both. */
const beside = async (places: Places, times: number, measure: (address: string) => Promise<readonly number[]>): Promise<Pick<Row, 'ours' | 'floor'>> => {
  const floor: number[] = [];
  const ours: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    floor.push(...(await measure(places.floor)));
    ours.push(...(await measure(places.ours)));
  }
  return { ours, floor };
};

/** From the start of the sync until all rows are stored and the indexed query answers. */
export const firstSync = async (places: Places, count: number, times: number): Promise<Row> => {
  const once = (address: string) =>
    withPage(address, async ({ page }) => {
      const { ms, stored, children } = await page.evaluate(async (parent) => {
        const began = performance.now();
        await window.bench.firstSync();
        const found = await window.bench.query(parent);
        return { ms: performance.now() - began, stored: await window.bench.count(), children: found.length };
      }, queriedParent);
      if (stored !== count || children !== 50) throw new Error(`${address} stored ${stored} of ${count}, found ${children} children`);
      return [ms];
    });
  return { what: `first sync of ${count.toLocaleString('en')} rows`, unit: 'ms', ...(await beside(places, times, once)), target: 1.5 };
};

interface Writes {
  readonly perSecond: number;
  readonly p95: number;
  readonly drained: number;
  readonly settled: number;
}

/**
 * A thousand single writes, each awaited until it is on the disk; then the drain, until the server has said of each that it has
 * it; and until the device has stored what it was told, and calls all of it confirmed. The floor stores nothing of that.
 */
export const offlineWrites = async (places: Places, times: number): Promise<readonly Row[]> => {
  const once = (address: string) =>
    withPage(address, async ({ page }) => {
      await page.evaluate(() => window.bench.firstSync());
      const edits = Array.from({ length: 1000 }, (_, index) => ({ ...recordOf(index), title: `edited ${index}`, updated: 1_770_000_000_000 + index }));
      const each = await page.evaluate(async (records) => {
        for (const record of records) await window.bench.get(record.id);
        const figures: number[] = [];
        for (const record of records) {
          const began = performance.now();
          await window.bench.write(record);
          figures.push(performance.now() - began);
        }
        return figures;
      }, edits);
      await page.waitForTimeout(1500);
      const sent = await page.evaluate(async () => {
        const began = performance.now();
        await window.bench.drain();
        const drained = performance.now() - began;
        await window.bench.settle();
        return { drained, settled: performance.now() - began };
      });
      return { perSecond: 1_000_000 / each.reduce((sum, ms) => sum + ms, 0), p95: [...each].sort((one, other) => one - other)[949] ?? NaN, ...sent };
    });
  const floor: Writes[] = [];
  const ours: Writes[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    floor.push(await once(places.floor));
    ours.push(await once(places.ours));
  }
  const row = (what: string, unit: string, key: keyof Writes, more: Pick<Row, 'target' | 'higherIsBetter'> = { target: 2 }): Row => ({
    what,
    unit,
    ours: ours.map((one) => one[key]),
    floor: floor.map((one) => one[key]),
    ...more,
  });
  return [
    row('1,000 durable writes offline', 'per second', 'perSecond', { target: 2, higherIsBetter: true }),
    row('one durable write, p95', 'ms', 'p95'),
    row('drain of 1,000 changes: the server has them', 'ms', 'drained'),
    row('the same, until all are confirmed on the device', 'ms', 'settled', {}),
  ];
};

/** A fresh page over local data asks what is new, and nothing is. */
export const idleCatchUp = async (places: Places, what: string, times: number): Promise<Row> => {
  const measured = (address: string) =>
    withPage(address, async ({ page }) => {
      await page.evaluate(() => window.bench.firstSync());
      return repeat(5, async () => {
        await page.reload();
        await page.waitForFunction(() => window.bench !== undefined);
        await page.evaluate(() => window.bench.open());
        return page.evaluate(async () => {
          const began = performance.now();
          await window.bench.catchUp();
          return performance.now() - began;
        });
      });
    });
  return { what, unit: 'ms', ...(await beside(places, times, measured)), target: 2 };
};

/**
 * A page that is held by a service worker, over data that is here, without network: from the reload until the indexed query answers.
 * The page tells so by itself: a driver that asks puts 330 kB of script of its own into the page first, in the middle of it.
 */
export const reopening = async (places: Places, slower: number, times: number): Promise<Row> => {
  const measured = (address: string) =>
    withPage(address, async ({ page, cdp }) => {
      await page.evaluate(() => window.bench.firstSync());
      await page.evaluate(() => navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready));
      await page.waitForTimeout(1500);
      await page.context().setOffline(true);
      await cdp.send('Runtime.enable');
      await cdp.send('Runtime.addBinding', { name: 'tellReopened' });
      await page.addInitScript((parent) => {
        addEventListener('load', async () => {
          await window.bench.open();
          const { length } = await window.bench.query(parent);
          (window as unknown as { readonly tellReopened: (said: string) => void }).tellReopened(JSON.stringify([performance.now(), length]));
        });
      }, queriedParent);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
      const figures = await repeat(6, async () => {
        const reopened = new Promise<string>((resolve) => cdp.once('Runtime.bindingCalled', ({ payload }) => resolve(payload)));
        await page.reload({ waitUntil: 'commit' });
        const [ms, found] = JSON.parse(await reopened) as [number, number];
        if (found !== 50) throw new Error(`${address} reopened with ${found} of 50 rows`);
        await page.waitForTimeout(300);
        return ms;
      });
      return figures.slice(1);
    });
  return { what: `reopening, CPU ${slower}×`, unit: 'ms', ...(await beside(places, times, measured)), target: 1.2 };
};

/** One device comes back with a thousand changes; another that is connected has them all: ms between, by one clock. */
export const secondScreen = async (places: Places, times: number): Promise<Row> => {
  let turn = 0;
  const once = (address: string) => {
    const mark = `m${(turn += 1)} `;
    const edits = Array.from({ length: 1000 }, (_, index) => ({ ...recordOf(index), title: `${mark}${index}`, updated: 1_780_000_000_000 + turn * 1000 + index }));
    return withPage(address, (writer) =>
      withPage(address, async (reader) => {
        for (const { page } of [writer, reader]) await page.evaluate(() => window.bench.firstSync());
        await writer.page.evaluate(async (records) => {
          for (const record of records) await window.bench.get(record.id);
          for (const record of records) await window.bench.write(record);
        }, edits);
        await reader.page.evaluate(() => window.bench.goOnline());
        await reader.page.waitForTimeout(1500);
        const seen = reader.page.evaluate(untilAllStand, { ids: edits.map(({ id }) => id), mark });
        const began = await writer.page.evaluate(async () => {
          const now = Date.now();
          await window.bench.drain();
          return now;
        });
        return [(await seen) - began];
      }),
    );
  };
  return { what: 'second screen: 1,000 changes of another device', unit: 'ms', ...(await beside(places, times, once)), target: 2 };
};

/** Runs in the page: when every record carries the mark. */
const untilAllStand = async ({ ids, mark }: { readonly ids: readonly string[]; readonly mark: string }): Promise<number> => {
  let wake = (): void => undefined;
  let moved = new Promise<void>((resolve) => (wake = resolve));
  window.bench.onChange(() => wake());
  for (const id of ids)
    while (!(await window.bench.get(id))?.title.startsWith(mark)) {
      await moved;
      moved = new Promise((resolve) => (wake = resolve));
    }
  return Date.now();
};
