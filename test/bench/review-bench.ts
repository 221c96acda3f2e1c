/**
 * What thirty verdicts in a row cost the monitoring body on a slow phone with the server gone: from each tap until the page that
 * answers it is painted. Three hundred photos wait, and their copies were taken along.
 */
import type { Page } from 'playwright-core';
import { appendServerChange } from '../../sync-server/modules/sync/server-change';
import type { RunningServer } from '../../sync-server/server';
import { openBrowser } from './device-benches';
import { startHouse, withFolder } from './product-benches';
import { percentile, type Row } from './statistics';

const photos = 300;
const inARow = 30;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true } as const;

export const reviewing = (): Promise<readonly Row[]> =>
  withFolder((dataDir) =>
    withFolder(async (profile) => {
      const house = await startHouse(dataDir);
      const { page, cdp, close } = await openBrowser(profile, phone);
      let isUp = true;
      try {
        await showMuch(house);
        await watchTaps(page);
        await page.goto(`${house.url}/app/`);
        await page.getByRole('button', { name: /Inés, ente de monitoreo/ }).tap();
        await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
        await page.getByText(/Falta traer una parte/).waitFor({ state: 'detached' });
        await page.evaluate(() => navigator.serviceWorker.ready);
        await page.goto(`${house.url}/app/revisar/paquete?todo=si`);
        await page.getByRole('button', { name: /^Bajar/ }).tap();
        await page.getByText('Está en este dispositivo', { exact: true }).first().waitFor();
        await house.stop();
        isUp = false;
        await page.goto(`${house.url}/app/revisar?buscar=acta+del+taller`);
        await page.getByRole('link', { name: `Revisar las ${photos}` }).tap();
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
        for (let number = 1; number <= inARow; number += 1) await judge(page, number);
        await standsThere(page, 'button.verdict', titleOf(inARow + 1));
        await page.waitForFunction((wanted) => (window as unknown as Watched).taps.length >= wanted, 2 * inARow, { polling: 200 });
        return rowsOf(await page.evaluate(() => (window as unknown as Watched).taps));
      } finally {
        await close();
        if (isUp) await house.stop();
      }
    }),
  );

const rowsOf = (taps: Watched['taps']): readonly Row[] => {
  const row = (what: string, figures: readonly number[], share: number, target?: number): Row => ({ what, unit: 'ms', ours: [percentile(figures, share)], ...(target === undefined ? {} : { target }) });
  return (['verdict', 'issue'] as const).flatMap((kind) => {
    const these = taps.filter((tap) => tap.kind === kind).map(({ ms }) => ms);
    const said = kind === 'verdict' ? 'a verdict, until its note can be written' : 'issue, until the next thing and its verdicts stand';
    return [row(`${these.length} of ${photos} judged in a row, CPU 6×: ${said}, p50`, these, 0.5), row('… p95', these, 0.95, kind === 'verdict' ? 100 : 1000), row('… the longest', these, 1)];
  });
};

const titleOf = (number: number): string => `Acta del taller ${String(number).padStart(3, '0')}`;

/** As somebody who has seen the picture and knows: the second tap comes as soon as its button is there. Waiting costs the page nothing. */
const judge = async (page: Page, number: number): Promise<void> => {
  await standsThere(page, 'button.verdict', titleOf(number));
  await tap(page, 'button.verdict');
  await standsThere(page, '.verdicts__form button[type=submit]', titleOf(number));
  await tap(page, '.verdicts__form button[type=submit]');
};

const standsThere = (page: Page, selector: string, title: string): Promise<void> =>
  page.evaluate(
    ([wanted, name]) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (document.querySelector(wanted) === null || document.querySelector('h1')?.textContent !== name) return;
          watching.disconnect();
          resolve();
        };
        const watching = new MutationObserver(look);
        watching.observe(document, { childList: true, subtree: true, characterData: true });
        look();
      }),
    [selector, title] as const,
  );

/** The first of them, where a thumb finds it: once it stands still, with nothing before it. */
const tap = async (page: Page, selector: string): Promise<void> => {
  const at = await page.evaluate(
    (wanted) =>
      new Promise<{ readonly x: number; readonly y: number }>((resolve) => {
        let before = '';
        const look = (): void => {
          const element = document.querySelector(wanted);
          const box = element?.getBoundingClientRect();
          const place = box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          const now = JSON.stringify(place);
          if (place && now === before && element?.contains(document.elementFromPoint(place.x, place.y))) return resolve(place);
          before = now;
          requestAnimationFrame(look);
        };
        look();
      }),
    selector,
  );
  await page.touchscreen.tap(at.x, at.y);
};

/** A photo of the demonstration, whose bytes the server has, as many times as there are workshops. */
const showMuch = async ({ container: { store, now, random } }: RunningServer): Promise<void> => {
  const [plan = ''] = await store.plans();
  const photo = (await store.read(plan, (log) => log.rowsOf('evidence'))).find(({ fields }) => fields['title'] === 'Segunda reunión de la mesa');
  if (!photo) throw new Error('the demonstration shows nothing');
  const { publishedOn: _, ...fields } = photo.fields;
  const operations = Array.from({ length: photos }, (_none, index) => ({
    entity: 'evidence',
    id: `taller-${String(index + 1).padStart(3, '0')}`,
    act: 'create' as const,
    audience: `area:${String(fields['organization'])}` as const,
    set: { ...fields, state: 'received', title: titleOf(index + 1), capturedAt: index + 1 },
  }));
  await appendServerChange({ store, plan, by: 'import', now: now(), random }, { kind: 'import', operations });
};

interface Watched {
  readonly taps: { readonly kind: 'verdict' | 'issue'; readonly ms: number }[];
}

/** From the tap until the frame after which what it leads to stands: the note; another title with all its verdicts. */
const watchTaps = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    if (location.protocol === 'http:') localStorage.setItem('bitacora.locale', 'es');
    const taps: { readonly kind: string; readonly ms: number }[] = [];
    Object.assign(window, { taps });
    const title = (): string => document.querySelector('h1')?.textContent ?? '';
    const painted = (then: () => void): void => void requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(null);
    });
    const until = (kind: string, since: number, stands: () => boolean): void => {
      const watching = new MutationObserver(look);
      function look(): void {
        if (!stands()) return;
        watching.disconnect();
        painted(() => void taps.push({ kind, ms: performance.now() - since }));
      }
      watching.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
      look();
    };
    addEventListener('pointerup', ({ target, timeStamp }) => {
      if (!(target instanceof Element)) return;
      const before = title();
      if (target.closest('button.verdict')) until('verdict', timeStamp, () => document.querySelector('.verdicts__form textarea') !== null);
      else if (target.closest('.verdicts__form button[type=submit]')) until('issue', timeStamp, () => title() !== before && document.querySelector('.verdicts__form') === null && document.querySelector('button.verdict') !== null);
    }, true);
  });
};
