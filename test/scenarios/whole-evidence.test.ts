/** What Lucía showed without a network, from the camera to the public page: nothing of it is lost or changed, and nothing is seen by whom it is not for. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import type { Evidence } from '../../src/domain/evidence';
import { receiptCode } from '../../src/domain/receipt-code';
import { recordOf } from '../../src/domain/rows';
import type { RunningServer } from '../../sync-server/server';
import { aPdf, aPhoto, secretPlace, sha256Of, type MadeFile } from '../builders/evidence-files';
import { aCutLine } from '../doubles/cut-line';
import { aHouse, aTablet } from './chromium';
import { comesBack, comesIn } from './story-parts';
import { aTabletOnDisk, fakeDevices } from './tablet-on-disk';

const plan = 'ba-2025-2027';
const [photoTitle, linkTitle, soundTitle, sealedTitle] = ['Mesa de trabajo, tercera reunión', 'Datos de la mesa', 'Lo que dijo la mesa', 'Resolución sin firmar'] as const;

/** Everything that the server has of evidence, by its title. */
const evidenceAt = async ({ container: { store } }: RunningServer): Promise<ReadonlyMap<string, Evidence>> => {
  const rows = await store.read(plan, (log) => log.rowsOf('evidence'));
  return new Map(rows.flatMap((row) => recordOf('evidence', row) ?? []).map((one) => [one.title, one]));
};

const keptAt = ({ container: { config } }: RunningServer, sha256: string): Buffer => readFileSync(path.join(config.blobsDir ?? config.dataDir, 'blobs', sha256.slice(0, 2), sha256));

const chooses = async (page: Page, { name, type, bytes }: MadeFile): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Elegir archivos' }).click();
  await (await chooser).setFiles({ name, mimeType: type, buffer: bytes });
};

/** The part of the sheet for one piece. */
const piece = (page: Page, number: number) => page.getByRole('list', { name: 'Lo que vas a mostrar' }).getByRole('listitem').filter({ has: page.getByLabel('Qué muestra') }).nth(number - 1);

const names = async (page: Page, number: number, title: string, shows: string): Promise<void> => {
  await piece(page, number).getByRole('textbox', { name: 'Título', exact: true }).fill(title);
  await piece(page, number).getByRole('textbox', { name: 'Qué muestra' }).fill(shows);
};

const isOnTheDisk = (page: Page) => page.getByText(/^Guardado en este dispositivo/).first().waitFor();

/** Until the first pieces of what is being recorded are on the disk. */
const hears = (page: Page): Promise<void> =>
  expect.poll(() =>
    page.evaluate(async () => {
      const name = (await indexedDB.databases()).map((one) => one.name ?? '').find((one) => one.startsWith('words:')) ?? '';
      const database = await new Promise<IDBDatabase>((resolve, reject) => Object.assign(indexedDB.open(name), { onsuccess: ({ target }: Event) => resolve((target as IDBOpenDBRequest).result), onerror: reject }));
      const pieces = await new Promise<number>((resolve) => {
        const asked = database.transaction('sound').objectStore('sound').count();
        asked.onsuccess = () => resolve(asked.result);
      });
      database.close();
      return pieces;
    })).toBeGreaterThan(0);

/** Without a network and over two lives of the browser: a photo, a link and a sound for everybody, a document for few. */
const capturesEverything = async (tablet: ReturnType<typeof aTabletOnDisk>, first: Page, { photo, document }: { readonly photo: MadeFile; readonly document: MadeFile }): Promise<Page> => {
  let page = first;
  await page.goto('/app/compromisos/arba0011');
  await page.getByRole('link', { name: 'Mostrar evidencia' }).first().click();
  await chooses(page, photo);
  await names(page, 1, photoTitle, 'Seis personas de las tres ramas.');
  await page.getByRole('button', { name: 'Agregar un enlace' }).click();
  await names(page, 2, linkTitle, 'La planilla de asistencia.');
  await piece(page, 2).getByLabel('Dirección de la página').fill('https://data.example.org/mesa');
  await page.getByRole('button', { name: 'Grabar audio' }).click();
  await page.getByRole('button', { name: 'Grabar', exact: true }).click();
  await hears(page);
  await isOnTheDisk(page);
  await tablet.kill();

  page = await tablet.open();
  await page.goto('/app/evidencia/nueva');
  await chooses(page, document);
  await names(page, 1, sealedTitle, 'El borrador que se firma en diciembre.');
  await page.getByRole('radio', { name: 'Reservada' }).check();
  await page.getByRole('button', { name: 'Guardar la evidencia' }).click();
  await page.getByRole('heading', { level: 1, name: 'La evidencia quedó guardada' }).waitFor();

  await page.goto('/app/evidencia');
  await page.getByRole('link', { name: 'Seguir' }).click();
  await page.getByRole('button', { name: 'Grabar audio' }).click();
  // Whether another tab still records it is known after a while.
  await page.getByRole('button', { name: 'Usar esta grabación' }).click();
  await names(page, 3, soundTitle, 'Las tres ramas dicen qué falta.');
  await page.getByRole('button', { name: 'Guardar las 3 evidencias' }).click();
  await page.getByRole('heading', { level: 1, name: 'Las 3 evidencias quedaron guardadas' }).waitFor();
  return page;
};

/** Breaches of the content policy and errors that nobody caught, from the next page on. */
const accidentsOf = async (page: Page): Promise<readonly string[]> => {
  const accidents: string[] = [];
  await page.exposeFunction('noteAccident', (what: string) => void accidents.push(what));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => (globalThis as unknown as { readonly noteAccident: (what: string) => void }).noteAccident(`${violatedDirective} ${blockedURI}`)));
  page.on('pageerror', ({ message }) => void accidents.push(message));
  return accidents;
};

/** What a part of evidence is answered with, to whoever sits at this page. */
const answerOf = (page: Page, address: string): Promise<number> => page.evaluate(async (at) => (await fetch(at)).status, address);

test('what was shown without a network reaches the public page byte for byte, and what is restricted nobody else', async () => {
  const [photo, document] = await Promise.all([aPhoto({ width: 1600, height: 1200, grain: true }), aPdf(['Resolución sin firmar'])]);
  expect(photo.bytes.includes(secretPlace)).toBe(true);
  const first = await aHouse();
  const line = await aCutLine(first.url);
  onTestFinished(line.stop);
  const tablet = aTabletOnDisk(line.url.replace('127.0.0.1', 'localhost'), { more: fakeDevices });
  let page = await tablet.open();
  await comesIn(page, /Lucía, punto focal/);
  await first.stop();

  page = await capturesEverything(tablet, page, { photo, document });

  const accidents = await accidentsOf(page);
  const house = await comesBack(first);
  // Whether the session outlived the kill is the browser's affair: cookies reach its disk seconds later.
  await page.goto('/app/ingreso');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  await page.goto('/app/este-dispositivo');
  line.cutEvery(photo.bytes.length / 5);
  const titles = [photoTitle, linkTitle, soundTitle, sealedTitle];
  await expect.poll(async () => {
    await page.getByRole('button', { name: 'Enviar ahora' }).click();
    const all = await evidenceAt(house);
    return titles.filter((title) => all.get(title)?.state !== 'received');
  }, { interval: 1000 }).toEqual([]);
  expect(line.cuts()).toBeGreaterThan(4);
  line.cutEvery(Infinity);
  await page.getByText('Los 3 archivos de este dispositivo están confirmados: el servidor tiene lo mismo, byte por byte.').waitFor();
  await page.getByText('Ningún archivo está solo acá').waitFor();
  expect(accidents).toEqual([]);

  const all = await evidenceAt(house);
  const [shown, sound, sealed] = [photoTitle, soundTitle, sealedTitle].map((title) => all.get(title) as Evidence) as [Evidence, Evidence, Evidence];
  expect([shown, sealed].map(({ original }) => original?.sha256)).toEqual([photo, document].map(({ bytes }) => sha256Of(bytes)));
  for (const { original } of [shown, sound, sealed]) expect(createHash('sha256').update(keptAt(house, original?.sha256 ?? '')).digest('hex')).toBe(original?.sha256);
  expect(sound).toMatchObject({ kind: 'audio', origin: 'captured' });

  // Coordination shows the photo to everybody: another picture, without a word of where it was made.
  const [{ page: desk }, { page: elsewhere }] = await Promise.all([aTablet(house.url), aTablet(house.url)]);
  await Promise.all([comesIn(desk, /Martín, coordinación/i), comesIn(elsewhere, /Ana, punto focal/)]);
  await desk.goto(`/app/evidencia/${shown.id}`);
  await desk.getByRole('button', { name: 'Qué será público' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Publicar' }).click();
  await desk.getByText(/^Publicada el/).waitFor();
  const publicPage = async (): Promise<string> => (await fetch(`${house.url}/compromisos/arba0011`)).text();
  await expect.poll(publicPage).toContain(photoTitle);
  const site = await publicPage();
  expect(site).toContain(receiptCode(shown.id, shown.original?.sha256));
  const picture = Buffer.from(await (await fetch(`${house.url}/publico/evidencia/${shown.id}/picture`)).arrayBuffer());
  const { format, width, height, exif } = await sharp(picture).metadata();
  expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 1200, height: 1600, exif: undefined });
  expect(picture.includes('Secreto')).toBe(false);

  // What is restricted: its own people and coordination see it, another area not even that it exists, and the site only that it came.
  const parts = sealed.derivatives?.map(({ part }) => `/api/plans/${plan}/evidence/${sealed.id}/${part}`) ?? [];
  expect(parts.length).toBeGreaterThan(1);
  await elsewhere.goto(`/app/evidencia/${sealed.id}`);
  await elsewhere.getByRole('heading', { name: 'Esta evidencia no está en este dispositivo' }).waitFor();
  for (const part of parts) {
    expect(await answerOf(desk, part)).toBe(200);
    expect(await answerOf(elsewhere, part)).toBe(404);
    expect((await fetch(`${house.url}/publico/evidencia/${sealed.id}/${part.split('/').at(-1)}`)).status).toBe(404);
  }
  const receipt = await (await fetch(`${house.url}/evidencia/${receiptCode(sealed.id, sealed.original?.sha256)}`)).text();
  expect(receipt).toContain('No es público');
  for (const text of [site, receipt]) expect(text).not.toContain(sealedTitle);
});
