/** Measurements of evidence, on the product as it was built: how fast bytes go, how long a photo takes until it is kept, what a film costs in memory. */
import { readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { startServer, type RunningServer } from '../../sync-server/server';
import { quietConfig } from '../builders/running-server';
import { aSendingDevice, upload } from '../builders/sending-device';
import { aBareTusServer } from '../doubles/bare-tus-server';
import { chanceOf } from '../walks/chance';
import { openBrowser, type Browser } from './device-benches';
import { withFolder } from './product-benches';
import type { Row } from './statistics';

const megabyte = 1024 * 1024;
const much = { burst: 1_000_000, perMinute: 1_000_000 };

const aHouse = (dataDir: string): Promise<RunningServer> =>
  startServer({ config: { ...quietConfig, builtDir: 'dist', demo: true, dataDir, fileLimits: { file: 2 ** 40, person: 2 ** 50, area: 2 ** 50 } }, limits: { session: much, address: much, signIn: { account: much, address: much } } });

/** A film by its first bytes: it is kept as it is, and nothing is made of it. */
const aFilm = (bytes: number, seed: number): Buffer => {
  const film = Buffer.alloc(bytes, seed);
  film.set(chanceOf(seed).bytes(4096));
  film.set([0, 0, 0, 20], 0);
  film.write('ftypisom\0\0\0\0isom', 4, 'latin1');
  return film;
};

/** The same film to ours, which asks who sends it, hashes what arrived and brings it to the disk, and to the library of tus alone. */
export const uploads = (times: number): Promise<readonly Row[]> =>
  withFolder((dataDir) =>
    withFolder(async (folder) => {
      const [house, bare] = [await aHouse(dataDir), await aBareTusServer(folder)];
      const bytes = 50 * megabyte;
      const rate = async (send: () => Promise<{ readonly status: number }>): Promise<number> => {
        const began = performance.now();
        if ((await send()).status !== 204) throw new Error('a film was not taken');
        return bytes / megabyte / ((performance.now() - began) / 1000);
      };
      try {
        const device = await aSendingDevice(house);
        const [ours, floor]: [number[], number[]] = [[], []];
        for (let turn = 0; turn <= times; turn += 1) {
          const film = aFilm(bytes, turn + 1);
          const metadata = await device.file(`film-${turn}`, film, 'video/mp4');
          floor.push(await rate(() => upload({ endpoint: bare.endpoint, metadata: {}, bytes: film })));
          ours.push(await rate(() => upload({ endpoint: `${house.url}/api/plans/${device.plan}/blobs`, headers: device.headers, metadata, bytes: film })));
          await house.container.evidence.work.settled();
        }
        // The first of each only warms up.
        return [{ what: 'upload of 50 MB, until it is on the disk and answered for', unit: 'MB a second', ours: ours.slice(1), floor: floor.slice(1), target: 2, higherIsBetter: true }];
      } finally {
        await bare.stop();
        await house.stop();
      }
    }),
  );

const onTheSheet = async (work: (sheet: { readonly browser: Browser & { readonly profile: string }; readonly house: RunningServer; readonly folder: string }) => Promise<readonly Row[]>): Promise<readonly Row[]> =>
  withFolder((dataDir) =>
    withFolder(async (folder) => {
      const house = await aHouse(dataDir);
      const browser = await openBrowser(path.join(folder, 'profile'));
      try {
        await browser.page.goto(`${house.url}/app/`);
        await browser.page.getByRole('button', { name: /Lucía/ }).click();
        await browser.page.locator('main .ledger__row a').first().waitFor();
        await browser.page.evaluate(() => navigator.serviceWorker.ready);
        return await work({ browser, house, folder });
      } finally {
        await browser.close();
        await house.stop();
      }
    }),
  );

const opensTheSheet = async (page: Page, { url }: RunningServer): Promise<void> => {
  await page.goto(`${url}/app/evidencia/nueva`);
  await page.getByRole('button', { name: /Elegir archivos|Choose files/ }).waitFor();
};

/** Ms from the choice until the piece stands on the sheet: copied, hashed, read back, with its small picture. */
const chooses = async (page: Page, file: string): Promise<number> => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Elegir archivos|Choose files/ }).click();
  const kept = page.evaluate(() => {
    const pieces = (): number => document.querySelectorAll('ol li.shown').length;
    const before = pieces();
    return new Promise<number>((resolve) => {
      let began = 0;
      document.addEventListener('change', () => (began = performance.now()), { capture: true, once: true });
      const watching = new MutationObserver(() => {
        if (pieces() === before) return;
        watching.disconnect();
        resolve(performance.now() - began);
      });
      watching.observe(document.body, { childList: true, subtree: true });
    });
  });
  await (await chooser).setFiles(file);
  return kept;
};

/** As a camera of 12 megapixels makes it: about 5 MB. */
export const captures = (times: number): Promise<readonly Row[]> =>
  onTheSheet(async ({ browser: { page, cdp }, house, folder }) => {
    const rows: Row[] = [];
    for (const slower of [1, 6]) {
      const figures: number[] = [];
      for (let turn = 0; turn <= times; turn += 1) {
        const file = path.join(folder, `photo-${slower}-${turn}.jpg`);
        await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#678', noise: { type: 'gaussian', mean: 120 + turn + slower, sigma: 12 } } }).jpeg({ quality: 88 }).toFile(file);
        await opensTheSheet(page, house);
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
        figures.push(await chooses(page, file));
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      }
      rows.push({ what: `a photo of 12 megapixels, from the choice until it is kept, CPU ${slower}×`, unit: 'ms', ours: figures.slice(1), ...(slower === 6 ? { target: 4000 } : {}) });
    }
    return rows;
  });

/** What the pages of that browser hold, in MB: resident memory of its renderers, whatever holds it. */
const renderersHold = (profile: string): number => {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      return [[Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0])] as const];
    } catch {
      return [];
    }
  }));
  const commandOf = (pid: number): string => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    } catch {
      return '';
    }
  };
  const isOurs = (pid: number): boolean => commandOf(pid).includes(profile) || (parents.has(pid) && parents.get(pid) !== 0 && isOurs(parents.get(pid) as number));
  let held = 0;
  for (const pid of parents.keys()) {
    try {
      if (isOurs(pid) && commandOf(pid).includes('--type=renderer')) held += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
    } catch {
      // It ended meanwhile.
    }
  }
  return held;
};

/** The most that was held while something went on, above what was held before it. */
const peakDuring = async (profile: string, work: () => Promise<unknown>): Promise<number> => {
  const before = renderersHold(profile);
  let peak = before;
  const looking = setInterval(() => (peak = Math.max(peak, renderersHold(profile))), 100);
  await work().finally(() => clearInterval(looking));
  return peak - before;
};

/** A film of 200 MB is chosen, kept and sent; once, since it takes a while. */
export const memory = (): Promise<readonly Row[]> =>
  onTheSheet(async ({ browser: { page, profile }, house, folder }) => {
    const film = path.join(folder, 'film.mp4');
    await writeFile(film, aFilm(200 * megabyte, 7));
    await opensTheSheet(page, house);
    const keeping = await peakDuring(profile, () => chooses(page, film));
    const began = performance.now();
    const sending = await peakDuring(profile, async () => {
      await page.getByRole('button', { name: /Guardar la evidencia|Keep the evidence|Save the evidence/ }).click();
      await page.goto(`${house.url}/app/este-dispositivo`);
      await page.getByText(/está confirmado|is confirmed/).first().waitFor({ timeout: 600_000 });
    });
    return [
      { what: 'memory of the pages while a film of 200 MB is kept, above what they had', unit: 'MB', ours: [keeping] },
      { what: 'the same while it is sent', unit: 'MB', ours: [sending] },
      { what: 'a film of 200 MB, from "keep" until the server has all of it', unit: 's', ours: [(performance.now() - began) / 1000] },
    ];
  });
