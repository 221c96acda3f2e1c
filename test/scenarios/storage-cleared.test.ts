/** The browser deletes what the app keeps, all of it or a part: the truth is said, no empty plan is shown, and nothing is deleted on the server. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse, aTablet, seesHeading } from './chromium';
import { checkInForm, comesBack, comesIn, headOf, logged, milestoneForm, opensTheCheckIn, writesTheCheckIn } from './story-parts';

const progress = 'Se hizo la tercera reunión el 8 de octubre.';

/** The browser deletes databases only while no page holds them open. */
const deletes = async (page: Page, kind: RegExp): Promise<void> => {
  await page.goto('/app/rescue/');
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  const chosen = names.filter((name) => kind.test(name));
  expect(chosen.length).toBeGreaterThan(0);
  for (const name of chosen)
    await page.evaluate(
      (each) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase(each);
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
      name,
    );
};

const planIsShown = async (page: Page): Promise<void> => {
  await page.goto('/app/compromisos');
  await page.locator('.crow').first().waitFor();
};

test('only the plan is deleted: without network no empty plan is shown, the words are there, and with network both arrive', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  await house.stop();
  await opensTheCheckIn(page, /Estado abierto/);
  await writesTheCheckIn(page, progress);
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  await page.getByRole('button', { name: 'Corregir el hito 3' }).waitFor();
  await deletes(page, /^cache:/);

  await page.goto('/app/compromisos');
  await seesHeading(page, 'Preparando este dispositivo');
  await page.getByRole('heading', { name: 'No hay internet y el plan todavía no llegó' }).waitFor();
  expect(await page.locator('.crow').count()).toBe(0);
  expect(await page.getByText('Todo lo que bajaste está acá').count()).toBe(0);
  await page.goto('/app/este-dispositivo');
  await page.getByRole('listitem').filter({ hasText: /^Informe de avance/ }).getByText('Guardado en este dispositivo').waitFor();

  const again = await comesBack(house);
  await page.reload();
  await planIsShown(page);
  await expect.poll(() => logged(again, 'check-in.submit')).toHaveLength(1);
});

test('only the words are deleted: it is said that they are gone and since when they had been kept, and the server loses nothing', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  await page.goto(checkInForm);
  await milestoneForm(page, 3).getByRole('textbox', { name: '¿Qué avanzó?' }).fill(progress);
  await page.getByRole('main').getByText(/Guardado en este dispositivo/).waitFor();
  const before = await headOf(house);
  await deletes(page, /^words:/);

  await planIsShown(page);
  const alert = page.getByRole('alert').filter({ hasText: 'El navegador borró lo que este dispositivo guardaba' });
  await alert.getByText(/lo que no se había enviado se perdió/).waitFor();
  await page.reload();
  await alert.getByRole('button', { name: 'Entendido' }).click();
  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByText(/Última respuesta/).waitFor();
  expect(await alert.count()).toBe(0);
  expect(await headOf(house)).toBe(before);
});

test('only the small marks are deleted: whoever holds the tablet still does, without network too', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  await house.stop();
  await page.goto('/app/rescue/');
  await page.evaluate(() => localStorage.clear());
  await planIsShown(page);
  await page.goto('/app/este-dispositivo');
  await page.getByText(/En manos de Lucía/).waitFor();
  await deletes(page, /^cache:/);
  await page.goto('/app/compromisos');
  await page.getByText('El plan no está en este dispositivo.').waitFor();
});

test('everything is deleted: the tablet is a new one, whoever comes in again has the whole plan, and the server loses nothing', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  const before = await headOf(house);
  await page.goto(`${house.url}/`);
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin: house.url, storageTypes: 'all' });
  await page.context().clearCookies();
  await page.goto('/app/compromisos');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).waitFor();
  expect(await page.locator('.crow').count()).toBe(0);
  await comesIn(page, /Lucía, punto focal/);
  await planIsShown(page);
  expect(await headOf(house)).toBe(before);
});
