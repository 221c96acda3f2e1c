/** The words of the former version opened by the next one, and the reverse: a release that was taken back finds what the newer one wrote. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { nativeVersion, wordsVersion } from '../../src/storage/newer-database';
import type { Copy } from '../../src/storage/save-copy';
import type { RunningServer } from '../../sync-server/server';
import { aHouse, aTablet, expectAccessible, seesHeading } from './chromium';
import { aBuild, newVersionWaits, type Build } from './releases';
import { checkInForm, comesIn, logged, milestoneForm, opensTheCheckIn, writesTheCheckIn } from './story-parts';

const progress = 'Se hizo la tercera reunión el 8 de octubre.';
const halfTyped = 'Falta el informe de';
const newer = /Lo guardado en este dispositivo es de una versión más nueva/;

const laterVersion = wordsVersion + 1;

/** The next version of the app: its words database has one store more. */
const nextVersion = (): Build => {
  const build = aBuild();
  const schema = 'this.version(1).stores({outbox:';
  let changed = 0;
  build.releaseAnew((before) => {
    if (before.includes(schema)) changed += 1;
    return before.replace(schema, `this.version(${laterVersion}).stores({later:"id"}).upgrade(all=>all.table("later").add({id:"of the next version"})),${schema}`);
  });
  expect(changed).toBe(1);
  return build;
};

const servedBy = async (house: RunningServer, builtDir: string): Promise<RunningServer> => {
  await house.stop();
  return aHouse({ config: { port: Number(new URL(house.url).port), dataDir: house.container.config.dataDir, builtDir } });
};

/** As a person lets the next version in. */
const updates = async (page: Page): Promise<void> => {
  await newVersionWaits(page);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Actualizar cuando termine' }).click()]);
};

/** Everything that stands in the words database, as the browser itself reads it. */
const everyWord = (page: Page) =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((each) => each.name?.startsWith('words:'))?.name ?? '';
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const stores: Record<string, unknown> = {};
    for (const store of database.objectStoreNames)
      stores[store] = await new Promise((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
    const { version } = database;
    database.close();
    return { version, stores };
  });

const items = (page: Page) => page.getByRole('listitem').filter({ hasText: /^Informe de avance, ARBA0011/ });

test('the next version opens the words of the former one, the former one refuses what the next one wrote and changes nothing of it, and every word is sent once', async () => {
  const next = nextVersion();
  const former = await aHouse();
  const { page } = await aTablet(former.url);
  await comesIn(page, /Lucía, punto focal/);
  await page.context().route('**/api/plans/*/sync', (route) => route.abort());
  await opensTheCheckIn(page, /Estado abierto/);
  await writesTheCheckIn(page, progress);
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  await page.getByRole('button', { name: 'Corregir el hito 4' }).click();
  const correction = page.getByRole('form', { name: 'Corregir el hito 4' });
  await correction.getByRole('textbox', { name: '¿Qué avanzó?' }).fill(halfTyped);
  await correction.getByText(/Guardado en este dispositivo/).waitFor();
  await page.goto('/app/este-dispositivo');
  await items(page).getByText('Guardado en este dispositivo').waitFor();
  expect((await everyWord(page)).version).toBe(nativeVersion(wordsVersion));

  let house = await servedBy(former, next.folder);
  await updates(page);
  await items(page).getByText('Guardado en este dispositivo').waitFor();
  await page.getByRole('listitem').filter({ hasText: /^Corrección del informe/ }).waitFor();
  const written = await everyWord(page);
  expect(written).toMatchObject({ version: nativeVersion(laterVersion), stores: { later: [{ id: 'of the next version' }], outbox: [{ state: 'queued' }] } });
  expect(JSON.stringify(written.stores['drafts'])).toContain(halfTyped);

  house = await servedBy(house, 'dist');
  await updates(page);
  await seesHeading(page, newer);
  await expectAccessible(page);
  await page.getByText('Qué dijo el programa').click();
  await page.getByText(/newer-database/).waitFor();
  await page.goto('/app/compromisos');
  await seesHeading(page, newer);
  expect(await everyWord(page)).toEqual(written);

  await page.getByRole('link', { name: /escate/ }).click();
  const mine = page.getByRole('region', { name: 'Lucía' });
  await mine.getByText('1 cosa por enviar · nada que necesite tu atención · 1 borrador').waitFor();
  await mine.getByText('Una versión más nueva de Bitácora escribió acá').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), mine.getByRole('button', { name: 'Guardar una copia' }).click()]);
  const copy = JSON.parse(readFileSync(await download.path(), 'utf8')) as Copy;
  expect(copy).toMatchObject({ outbox: written.stores['outbox'], drafts: written.stores['drafts'], more: { later: written.stores['later'] } });

  house = await servedBy(house, next.folder);
  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Buscar la versión nueva' }).click();
  await items(page).getByText('Guardado en este dispositivo').waitFor();
  await page.context().unroute('**/api/plans/*/sync');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await items(page).getByText('Confirmado').waitFor();
  expect(await logged(house, 'check-in.submit')).toHaveLength(1);
  await page.getByRole('listitem').filter({ hasText: /^Corrección del informe/ }).waitFor();
});

test('a tab of the former version beside one of the next says that nothing more is saved in it, and what was saved is in the next', async () => {
  const next = nextVersion();
  const house = await aHouse();
  const { page: tab } = await aTablet(house.url, { serviceWorkers: 'block' });
  await tab.goto('/app/');
  await tab.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await tab.getByText(/Falta traer una parte/).waitFor({ state: 'detached' });
  await tab.getByRole('navigation', { name: 'Lugares' }).waitFor();
  await tab.goto(checkInForm);
  const field = milestoneForm(tab, 3).getByRole('textbox', { name: '¿Qué avanzó?' });
  await field.fill(progress);
  await tab.getByRole('main').getByText(/Guardado en este dispositivo/).waitFor();

  await servedBy(house, next.folder);
  const beside = await tab.context().newPage();
  await beside.goto('/app/este-dispositivo');
  await beside.getByRole('listitem').filter({ hasText: /^Informe de avance, ARBA0011/ }).waitFor();
  const alert = tab.getByRole('alert').filter({ hasText: 'Otra pestaña abrió una versión más nueva de Bitácora' });
  await alert.waitFor();
  await field.fill(`${progress} Y algo más.`);
  await tab.getByRole('alert').filter({ hasText: 'NO se guardó' }).waitFor();
  expect(await field.inputValue()).toBe(`${progress} Y algo más.`);
  expect((await everyWord(beside)).version).toBe(nativeVersion(laterVersion));
  await alert.getByRole('button', { name: 'Volver a abrir' }).click();
  await tab.getByText(/^Recuperamos tu borrador/).waitFor();
  // What the former could not save it noted when it was left, and the next has taken in.
  expect(await field.inputValue()).toBe(`${progress} Y algo más.`);
});
