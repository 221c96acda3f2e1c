/**
 * What a key costs whoever writes long minutes on a slow tablet: from the key until the page that shows it is painted.
 * The floor is the browser alone: the same text in a page of one editable element that keeps nothing.
 */
import type { Page } from 'playwright-core';
import { openBrowser } from './device-benches';
import { startHouse, withFolder } from './product-benches';
import { percentile, type Row } from './statistics';

const letters = 20_000;
const keys = 120;
/** A follow-up meeting of the demonstration: begun here, so that its minutes may be written on any day. */
const meeting = 'ba-2025-2027.demo-r17';

export const typingMinutes = (times: number): Promise<readonly Row[]> =>
  withFolder((dataDir) =>
    withFolder(async (profile) => {
      const house = await startHouse(dataDir);
      const { page, cdp, close } = await openBrowser(profile);
      try {
        await watchKeys(page);
        await page.goto(`${house.url}/app/`);
        await page.getByRole('button', { name: /Lucía/ }).click();
        await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
        await page.goto(`${house.url}/app/reuniones/${meeting}/sala`);
        await page.getByRole('button', { name: 'Empezar la reunión' }).click();
        await page.getByRole('navigation', { name: 'Partes de la reunión' }).waitFor();
        await page.goto(`${house.url}/app/reuniones/${meeting}/acta`);
        await page.getByRole('button', { name: 'Escribir en el acta' }).click();
        const field = page.getByRole('textbox', { name: 'Informe del área' });
        await field.click();
        // A tablet has no mouse that rests over the text and is asked about with every frame.
        await page.mouse.move(1, 1);
        await fill(page);
        await page.getByText(/Guardado en este dispositivo, /).waitFor();
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
        const figures: number[] = [];
        for (let turn = 0; turn < times; turn += 1) figures.push(percentile(await typed(page), 0.95));
        const floor = await bareTyping(page, times);
        const what = `${letters.toLocaleString('en')} letters, CPU 6×: a key until it is painted, p95`;
        return [
          { what: `minutes of ${what}`, unit: 'ms', ours: figures, target: 50 },
          { what: `the browser alone, ${what}`, unit: 'ms', ours: floor },
        ];
      } finally {
        await close();
        await house.stop();
      }
    }),
  );

const bareTyping = async (page: Page, times: number): Promise<readonly number[]> => {
  await page.goto('data:text/html,<div role="textbox" contenteditable style="white-space: pre-wrap; font: 18px/1.5 sans-serif; max-width: 40em"></div>');
  await page.getByRole('textbox').click();
  await page.mouse.move(1, 1);
  await fill(page);
  const figures: number[] = [];
  for (let turn = 0; turn < times; turn += 1) figures.push(percentile(await typed(page), 0.95));
  return figures;
};

/** Fifty paragraphs, as they would stand after a long meeting. */
const fill = async (page: Page): Promise<void> => {
  const sentence = 'El área informó que el plazo alcanza y que la fecha se confirma por escrito. ';
  const paragraph = sentence.repeat(Math.ceil(400 / sentence.length)).slice(0, 400);
  for (let at = 0; at < letters; at += paragraph.length) {
    await page.keyboard.insertText(paragraph);
    await page.keyboard.press('Enter');
  }
};

interface Watched {
  readonly keyTimes: number[];
}

const watchKeys = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const keyTimes: number[] = [];
    // The words that are looked for below are Spanish, whatever language the browser speaks.
    if (location.protocol === 'http:') localStorage.setItem('bitacora.locale', 'es');
    Object.assign(window, { keyTimes });
    addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => void keyTimes.push(performance.now() - timeStamp);
      channel.port2.postMessage(null);
    }), true);
  });
};

/** Somebody who types fast: a key every 120 ms, so that saving falls between them as it does in a meeting. */
const typed = async (page: Page): Promise<readonly number[]> => {
  await page.evaluate(() => void ((window as unknown as Watched).keyTimes.length = 0));
  await page.keyboard.type('palabras escritas mientras se habla '.repeat(4).slice(0, keys), { delay: 120 });
  await page.waitForFunction((wanted) => (window as unknown as Watched).keyTimes.length >= wanted, keys);
  return page.evaluate(() => (window as unknown as Watched).keyTimes);
};
