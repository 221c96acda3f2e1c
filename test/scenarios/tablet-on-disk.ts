/** A tablet whose browser can be closed and opened again: its profile stays on the disk. */
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { chromiumArguments } from '../../scripts/chromium-arguments.mjs';
import { aFolder } from '../builders/running-server';
import { sizes } from './chromium';

export interface TabletOnDisk {
  /** Opens the browser, or opens it again after `close`. */
  readonly open: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

export const aTabletOnDisk = (url: string): TabletOnDisk => {
  const profile = aFolder();
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
        args: chromiumArguments,
        executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
        viewport: sizes.tablet,
        locale: 'es-AR',
        timezoneId: 'America/Argentina/Buenos_Aires',
        baseURL: url,
      });
      context.setDefaultTimeout(15_000);
      return context.pages()[0] ?? context.newPage();
    },
    close,
  };
};
