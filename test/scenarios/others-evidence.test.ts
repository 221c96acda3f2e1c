/** What one tablet showed opens on another without a network: every page of a document, and a sound with its shape. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPdf, type MadeFile } from '../builders/evidence-files';
import { aHouse, aTablet, expectAccessible, seesHeading } from './chromium';
import { comesIn } from './story-parts';

/** Two seconds of a tone that grows. */
const aTone = (): MadeFile => {
  const rate = 8000;
  const bytes = Buffer.alloc(44 + rate * 4);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  [16, 1 + (1 << 16), rate, rate * 2, 2 + (16 << 16)].forEach((number, index) => bytes.writeUInt32LE(number, 16 + index * 4));
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(rate * 4, 40);
  for (let at = 0; at < rate * 2; at += 1) bytes.writeInt16LE(Math.round(Math.sin(at / 5) * 30_000 * (at / (rate * 2))), 44 + at * 2);
  return { bytes, type: 'audio/wav', name: 'tono.wav' };
};

const shows = async (page: Page, { bytes, type, name }: MadeFile, title: string): Promise<string> => {
  await page.goto('/app/compromisos/arba0011');
  await page.getByRole('link', { name: 'Mostrar evidencia' }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir archivos' }).click();
  await (await chooser).setFiles({ name, mimeType: type, buffer: bytes });
  await page.getByRole('textbox', { name: 'Título', exact: true }).fill(title);
  await page.getByRole('textbox', { name: 'Qué muestra' }).fill('Lo que se acordó en la mesa.');
  await page.getByRole('button', { name: 'Guardar la evidencia' }).click();
  await seesHeading(page, 'La evidencia quedó guardada');
  await page.goto('/app/evidencia');
  await page.getByRole('link', { name: title }).click();
  await page.getByText(/^Confirmado/).first().waitFor();
  return new URL(page.url()).pathname;
};

const opens = async (page: Page, address: string, title: string): Promise<void> => {
  await page.goto(address);
  await seesHeading(page, title);
};

const isDrawn = (page: Page, name: RegExp): Promise<void> => expect.poll(() => page.getByRole('img', { name }).evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBeGreaterThan(0);

test('a document and a sound that another tablet showed open page by page without the server', async () => {
  const house = await aHouse();
  const [{ page: tablet }, { page: desk }] = [await aTablet(house.url), await aTablet(house.url)];
  await comesIn(tablet, /Lucía, punto focal/);
  const document = await shows(tablet, await aPdf(['Primera', 'Segunda', 'Tercera']), 'Acta de tres páginas');
  const sound = await shows(tablet, aTone(), 'Lo que se oyó');

  await comesIn(desk, /Martín, coordinación/i);
  await desk.goto('/app/este-dispositivo');
  await desk.getByText(/Las \d+ imágenes, páginas y sonidos de la evidencia están acá/).waitFor();
  await house.stop();

  await opens(desk, document, 'Acta de tres páginas');
  for (const page of [1, 2, 3]) {
    await desk.getByText(`Página ${page} de 3`, { exact: true }).waitFor();
    await isDrawn(desk, new RegExp(`ágina ${page} de`));
    if (page < 3) await desk.getByRole('button', { name: 'Siguiente', exact: true }).click();
  }
  await expectAccessible(desk);

  await opens(desk, sound, 'Lo que se oyó');
  await desk.getByRole('img', { name: /^Forma de/  }).waitFor();
  await expect.poll(() => desk.locator('audio').evaluate((player: HTMLAudioElement) => player.duration)).toBeCloseTo(2, 0);
});
