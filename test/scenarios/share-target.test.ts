/** Another app shares a photo, a document and words into this one, without a network: they are on the disk before the app is asked, and wait for whoever comes in. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPdf, aPhoto, type MadeFile } from '../builders/evidence-files';
import { aHouse, expectAccessible, seesHeading } from './chromium';
import { comesIn } from './story-parts';
import { aTabletOnDisk } from './tablet-on-disk';

const target = (JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8')) as { readonly share_target: { readonly action: string; readonly method: string; readonly enctype: string; readonly params: { readonly title: string; readonly text: string; readonly files: readonly [{ readonly name: string }] } } }).share_target;

/** As the system does it: a page is opened by a POST with what the manifest names. */
const shares = async (page: Page, files: readonly MadeFile[], words: { readonly title?: string; readonly text?: string } = {}): Promise<void> => {
  await page.evaluate(({ action, method, enctype, params, said }) => {
    const form = Object.assign(document.createElement('form'), { id: 'share', action, method, enctype });
    form.append(Object.assign(document.createElement('input'), { type: 'file', name: params.files[0].name, multiple: true }));
    for (const name of ['title', 'text'] as const) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: params[name], value: said[name] ?? '' }));
    document.body.append(form);
  }, { ...target, said: words });
  await page.setInputFiles('#share input[type=file]', files.map(({ name, type, bytes }) => ({ name, mimeType: type, buffer: bytes })));
  await Promise.all([page.waitForURL(/\/app\/evidencia\/(compartida|nueva)/), page.evaluate(() => document.querySelector<HTMLFormElement>('#share')?.submit())]);
};

const pieces = (page: Page) => page.getByRole('list', { name: 'Lo que vas a mostrar' }).getByLabel('Qué muestra', { exact: true });

test('what is shared without a network becomes evidence, also after a kill; what is no evidence is said', async () => {
  const [photo, document] = await Promise.all([aPhoto(), aPdf()]);
  const house = await aHouse();
  const tablet = aTabletOnDisk(house.url);
  let page = await tablet.open();
  await comesIn(page, /Lucía, punto focal/);
  await house.stop();

  await shares(page, [photo, document], { text: 'La mesa, ayer. https://datos.example.org/mesa' });
  await seesHeading(page, 'Mostrar evidencia');
  await expect.poll(() => pieces(page).count()).toBe(3);
  expect(await pieces(page).first().inputValue()).toBe('La mesa, ayer.');
  await page.getByRole('button', { name: 'Guardar las 3 evidencias' }).click();
  await seesHeading(page, 'Las 3 evidencias quedaron guardadas');

  // Killed before anybody has said what it shows: it is there, and once.
  const other = await aPhoto({ shade: 200 });
  await shares(page, [other]);
  await seesHeading(page, 'Mostrar evidencia');
  await expect.poll(() => pieces(page).count()).toBe(1);
  await tablet.kill();
  page = await tablet.open();
  await page.goto('/app/evidencia');
  await page.getByRole('link', { name: 'Seguir' }).click();
  await expect.poll(() => pieces(page).count()).toBe(1);

  const drawing = { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), type: 'image/svg+xml', name: 'dibujo.svg' };
  await shares(page, [drawing]);
  await page.getByText('NO se guardó: dibujo.svg').waitFor();
  await expectAccessible(page);
});

test('what is shared before anybody came in waits for whoever comes in, and a device without the app says that nothing came', async () => {
  const photo = await aPhoto();
  const house = await aHouse();
  const tablet = aTabletOnDisk(house.url);
  const page = await tablet.open();
  // Nobody has opened the app here: the server is asked, takes nothing, and leads to a page that says so.
  expect((await fetch(`${house.url}${target.action}`, { method: 'POST', body: new Blob([Uint8Array.from(photo.bytes)]), redirect: 'manual' })).headers.get('location')).toBe('/app/evidencia/compartida?aviso=sin-app');
  await page.goto('/app/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await shares(page, [photo]);
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await seesHeading(page, 'Mostrar evidencia');
  await expect.poll(() => pieces(page).count()).toBe(1);
});
