import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse, aTablet, seesHeading } from './chromium';
import { keptGlances } from './kept-glances';
import { aBuild, newVersionWaits } from './releases';
import { comesBack, comesIn, releases, opensTheCheckIn, writesTheCheckIn } from './story-parts';

/** Whether it is still the page that was opened. */
const isSame = (tab: Page): Promise<boolean> => tab.evaluate(() => 'sameAsBefore' in globalThis);
const remember = (tab: Page): Promise<unknown> => tab.evaluate(() => Object.assign(globalThis, { sameAsBefore: true }));
const isAnother = (tab: Page): Promise<void> => expect.poll(() => isSame(tab).catch(() => true)).toBe(false);

test('a new version waits while somebody writes in any tab, and takes no word from under their hands', async () => {
  const build = aBuild();
  const house = await aHouse({ config: { builtDir: build.folder } });
  const { page, accidents } = await aTablet(house.url);
  await page.goto('/app/compromisos');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await seesHeading(page, 'Compromisos');
  await page.evaluate(() => navigator.serviceWorker.ready);
  const other = await page.context().newPage();
  await other.goto('/app/compromisos');
  await seesHeading(other, 'Compromisos');
  await other.getByRole('searchbox').pressSequentially('agua');
  for (const tab of [page, other]) await remember(tab);

  await releases(house, build);
  await newVersionWaits(page);
  await page.getByRole('heading', { name: 'Hay una versión nueva' }).waitFor();
  const announced = Date.now();
  await page.getByRole('button', { name: 'Actualizar cuando termine' }).click();
  await page.getByText('Se actualiza cuando termines de escribir').waitFor();
  expect([await isSame(page), await isSame(other), await other.getByRole('searchbox').inputValue()]).toEqual([true, true, 'agua']);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)).toBe(true);
  // The picture for the next start is taken while the notice stands; the notice is not on it.
  await expect.poll(async () => (await keptGlances(page))['/app/compromisos']).toBeGreaterThan(announced);

  await other.getByRole('link', { name: 'Hoy', exact: true }).click();
  for (const tab of [page, other]) {
    await isAnother(tab);
    await tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await tab.getByRole('heading', { name: 'Hay una versión nueva' }).count()).toBe(0);
  }
  expect(accidents).toEqual([]);
});

test('with a draft being typed in one tab and a check-in queued in the other, the new version takes nothing and both go on', async () => {
  const progress = 'Se hizo la tercera reunión el 8 de octubre.';
  const halfTyped = 'Falta el informe de';
  const build = aBuild();
  const house = await aHouse({ config: { builtDir: build.folder } });
  const { page, accidents } = await aTablet(house.url);
  const other = await page.context().newPage();
  await comesIn(page, /Lucía, punto focal/);
  await page.context().route('**/api/plans/*/sync', (route) => route.abort());
  await opensTheCheckIn(page, /Estado abierto/);
  await writesTheCheckIn(page, progress);
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  await page.getByRole('main').getByText('Guardado en este dispositivo').first().waitFor();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Corregir el hito 4' }).click();
  const field = other.getByRole('form', { name: 'Corregir el hito 4' }).getByRole('textbox', { name: '¿Qué avanzó?' });
  await field.fill(halfTyped);
  await page.goto('/app/este-dispositivo');
  await seesHeading(page, 'Este dispositivo');
  for (const tab of [page, other]) await remember(tab);

  await house.stop();
  const former = build.releaseWith(/^commitments-page-.*\.js$/, (before) => `${before}\n// the next version`);
  const next = await comesBack(house);
  await newVersionWaits(page);
  await page.getByRole('button', { name: 'Actualizar cuando termine' }).click();
  await page.getByText('Se actualiza cuando termines de escribir').waitFor();
  expect([await isSame(page), await isSame(other), await field.inputValue()]).toEqual([true, true, halfTyped]);

  await other.getByRole('link', { name: 'Hoy', exact: true }).click();
  for (const tab of [page, other]) await isAnother(tab);
  expect((await page.request.get(`/app/assets/${former}`)).status()).toBe(200);
  await page.goto('/app/este-dispositivo');
  await page.getByRole('listitem').filter({ hasText: /^Informe de avance, ARBA0011/ }).getByText('Guardado en este dispositivo').waitFor();
  await page.getByRole('listitem').filter({ hasText: /^Corrección del informe/ }).getByText('Guardado en este dispositivo').waitFor();
  await other.goBack();
  await other.getByRole('button', { name: 'Corregir el hito 4' }).click();
  expect(await field.inputValue()).toBe(halfTyped);

  await page.context().unroute('**/api/plans/*/sync');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByRole('listitem').filter({ hasText: /^Informe de avance, ARBA0011/ }).getByText('Confirmado').waitFor();
  expect(next.url).toBe(house.url);
  expect(accidents).toEqual([]);
});

test('a browser that never says that the new version took over starts anew all the same, and not under the hands of who began to write meanwhile', async () => {
  const build = aBuild();
  const house = await aHouse({ config: { builtDir: build.folder } });
  const { page } = await aTablet(house.url);
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    const listen = serviceWorker.addEventListener.bind(serviceWorker);
    serviceWorker.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: AddEventListenerOptions | boolean) => (type === 'controllerchange' ? undefined : listen(type, listener, options));
  });
  await comesIn(page, /Lucía, punto focal/);
  await page.getByRole('link', { name: 'Compromisos', exact: true }).click();
  await seesHeading(page, 'Compromisos');
  await remember(page);
  await releases(house, build);
  await newVersionWaits(page);
  await page.clock.install();
  await page.getByRole('button', { name: 'Actualizar cuando termine' }).click();
  await page.clock.runFor(1_000);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBe(null);
  await page.getByRole('searchbox').pressSequentially('agua');
  await page.clock.runFor(30_000);
  expect([await isSame(page), await page.getByRole('searchbox').inputValue()]).toEqual([true, 'agua']);
  await page.getByRole('link', { name: 'Hoy', exact: true }).click();
  await page.clock.runFor(3_000);
  await isAnother(page);
});

test('a page that was opened before a release still opens its other places, of which it never had the parts', async () => {
  const build = aBuild();
  const house = await aHouse({ config: { builtDir: build.folder } });
  const { page } = await aTablet(house.url, { serviceWorkers: 'block' });
  await page.goto('/app/');
  await page.getByRole('button', { name: /Martín, coordinación/ }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  await house.stop();
  build.releaseWith(/^coordination-place-.*\.js$/, (before) => `${before}\n// the next version`);
  await comesBack(house);
  await page.getByRole('link', { name: 'Coordinación', exact: true }).click();
  await seesHeading(page, 'Vencimientos');
});
