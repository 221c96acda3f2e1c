/** A tablet whose browser can be closed, killed and opened again: its profile stays on the disk. */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { chromiumArguments } from '../../scripts/chromium-arguments.mjs';
import { aFolder } from '../builders/running-server';
import { patienceMs, sizes } from './chromium';

export interface TabletOnDisk {
  /** Opens the browser, or opens it again after `close` or `kill`. */
  readonly open: () => Promise<Page>;
  readonly close: () => Promise<void>;
  /** Ends every process of the browser, without a chance to finish anything. */
  readonly kill: () => Promise<void>;
  /** Another tablet that begins with all that this one keeps; this one must be closed. */
  readonly copied: () => TabletOnDisk;
}

export interface TabletSettings {
  /** An empty folder, or one that a browser left. */
  readonly profile?: string;
  /** What its browser is started with besides. */
  readonly more?: readonly string[];
}

/** A microphone that beeps and a camera that shows a clock, allowed without asking. */
export const fakeDevices = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

export const aTabletOnDisk = (url: string, { profile = aFolder(), more = [] }: TabletSettings = {}): TabletOnDisk => {
  let context: BrowserContext | undefined;
  const close = async (): Promise<void> => {
    await context?.close();
    context = undefined;
  };
  onTestFinished(close);
  return {
    open: async () => {
      context = await chromium.launchPersistentContext(profile, {
        headless: true,
        args: [...chromiumArguments, ...more],
        executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
        viewport: sizes.tablet,
        locale: 'es-AR',
        timezoneId: 'America/Argentina/Buenos_Aires',
        baseURL: url,
      });
      context.setDefaultTimeout(patienceMs);
      return context.pages()[0] ?? context.newPage();
    },
    close,
    kill: async () => {
      const gone = new Promise((resolve) => context?.once('close', resolve));
      // Its own group: the processes of its pages and of its storage with it.
      process.kill(-groupOf(profile), 'SIGKILL');
      await gone;
      context = undefined;
    },
    copied: () => {
      const copy = aFolder();
      cpSync(profile, copy, { recursive: true, filter: (name) => !path.basename(name).startsWith('Singleton') });
      return aTabletOnDisk(url, { profile: copy, more });
    },
  };
};

/** The group of processes whose first was told to keep its things in this profile. */
const groupOf = (profile: string): number => {
  const processes = spawnSync('ps', ['-A', '-o', 'pgid=,args='], { encoding: 'utf8' }).stdout.split('\n');
  const first = processes.find((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='));
  if (first === undefined) throw new Error(`no browser keeps its things in ${profile}`);
  return Number.parseInt(first, 10);
};
