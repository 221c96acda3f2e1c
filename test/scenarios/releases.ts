/** Builds of the app that differ, for stories in which a new version comes. */
import { appendFileSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aFolder } from '../builders/running-server';

export interface Build {
  readonly folder: string;
  /** The same app as a new version: the service worker differs in one line. */
  readonly release: () => void;
  /** As a new version in which one part has another content, and therefore another name. Returns the part's former name. A server lists its files when it starts. */
  readonly releaseWith: (part: RegExp, content: (before: string) => string) => string;
  /** As a new version in which every part has another name, as after a change that touched all of them. */
  readonly releaseAnew: (content: (before: string) => string) => void;
}

/** A build of its own; what was packed before would still be the former one. */
export const aBuild = (): Build => {
  const folder = aFolder();
  cpSync('dist', folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  const app = path.join(folder, 'app');
  const release = (): void => appendFileSync(path.join(app, 'service-worker.js'), '\n// the next version\n');
  const releaseWith = (part: RegExp, content: (before: string) => string): string => {
    const names = readdirSync(path.join(app, 'assets'));
    const name = names.find((each) => part.test(each));
    if (name === undefined) throw new Error(`no part of the build is called ${String(part)}`);
    const next = `${name.slice(0, -'XXXXXXXX.js'.length)}NextOne1.js`;
    renameSync(path.join(app, 'assets', name), path.join(app, 'assets', next));
    for (const file of ['index.html', 'service-worker.js', ...readdirSync(path.join(app, 'assets')).filter((each) => each.endsWith('.js')).map((each) => `assets/${each}`)]) {
      const text = readFileSync(path.join(app, file), 'utf8');
      if (text.includes(name)) writeFileSync(path.join(app, file), text.replaceAll(name, next));
    }
    const at = path.join(app, 'assets', next);
    writeFileSync(at, content(readFileSync(at, 'utf8')));
    pageChanged();
    return name;
  };
  const releaseAnew = (content: (before: string) => string): void => {
    const scripts = readdirSync(path.join(app, 'assets')).filter((each) => each.endsWith('.js'));
    const renamed = (text: string): string => scripts.reduce((before, name) => before.replaceAll(name, anew(name)), text);
    for (const file of ['index.html', 'service-worker.js']) writeFileSync(path.join(app, file), renamed(readFileSync(path.join(app, file), 'utf8')));
    for (const name of scripts) {
      const at = path.join(app, 'assets', name);
      writeFileSync(path.join(app, 'assets', anew(name)), content(renamed(readFileSync(at, 'utf8'))));
      rmSync(at);
    }
    pageChanged();
  };
  /** The page names other parts now: whoever keeps it must see that it changed. */
  const pageChanged = (): void => {
    const worker = path.join(app, 'service-worker.js');
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(/[0-9a-f]{32}(?=","url":"index\.html")/, 'f'.repeat(32)));
  };
  return { folder, release, releaseWith, releaseAnew };
};

/** Another hash in the name, of the same length. */
const anew = (name: string): string => name.replace(/(.{8})\.js$/, (_, hash: string) => `${[...hash].reverse().join('')}.js`);

/** The device looks for a new version and has it, whole, waiting. */
export const newVersionWaits = async (page: Page): Promise<void> => {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state)).toBe('installed');
};

/** The last tab is closed and a new one opened: then the version that waited answers, as soon as the browser has let the former go. */
export const opensAgain = async (tab: Page): Promise<Page> => {
  const next = await tab.context().newPage();
  await tab.close();
  await expect.poll(() => firstPart(next)).toContain('NextOne1');
  return next;
};

const firstPart = async (page: Page): Promise<string | null> => {
  await page.goto('about:blank');
  await page.goto('/app/');
  return page.locator('script[type=module]').getAttribute('src');
};
