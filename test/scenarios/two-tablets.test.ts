import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse, aTablet, expectAccessible, sizes } from './chromium';
import { comesBack, comesIn, opensTheCheckIn, writesTheCheckIn } from './story-parts';

const first = 'Se hizo la tercera reunión.';
const lucias = 'Se hizo la tercera reunión el 8 de octubre, con las tres ramas.';
const martins = 'La tercera reunión se hizo; falta una firma en el acta.';

/** Opens what was submitted, corrects what the area said of milestone 3, and keeps the correction on the device. */
const corrects = async (page: Page, text: string): Promise<void> => {
  await page.goto('/app/compromisos/arba0011/informes/2026-09-01');
  await page.getByRole('button', { name: 'Corregir el hito 3' }).click();
  await page.getByLabel('¿Qué avanzó?').fill(text);
  await page.getByRole('button', { name: 'Guardar la corrección' }).click();
  await page.getByText(text).first().waitFor();
};

const sends = async (page: Page): Promise<void> => {
  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
};

test('two tablets correct the same text without network: the later one is held, both texts are kept, and a person decides', async () => {
  const house = await aHouse();
  const lucia = await aTablet(house.url);
  await comesIn(lucia.page, /Lucía, punto focal/);
  await opensTheCheckIn(lucia.page, /Estado abierto/);
  await writesTheCheckIn(lucia.page, first);
  await lucia.page.getByRole('button', { name: 'Enviar el informe' }).click();
  await lucia.page.getByRole('main').getByText('Confirmado').first().waitFor();
  const martin = await aTablet(house.url);
  await comesIn(martin.page, /Martín, coordinación/);
  await martin.page.goto('/app/coordinacion');
  await martin.page.getByRole('link', { name: /ARBA0011: informe/ }).first().waitFor();
  await house.stop();

  await corrects(lucia.page, lucias);
  await corrects(martin.page, martins);
  // Martín is still underground when the server is back, so Lucía's words arrive first.
  await martin.page.context().setOffline(true);
  const again = await comesBack(house);
  await sends(lucia.page);
  await lucia.page.getByRole('listitem').filter({ hasText: /Corrección/ }).getByText('Confirmado').waitFor();
  await martin.page.context().setOffline(false);
  await sends(martin.page);

  const tray = martin.page.getByRole('article').filter({ hasText: /dos textos/ });
  await tray.getByText(lucias.slice(-20)).waitFor();
  await expect.poll(() => tray.textContent()).toContain('falta una firma');
  await expectAccessible(martin.page);
  await martin.page.setViewportSize(sizes.phone);
  await expectAccessible(martin.page);
  await tray.getByRole('button', { name: 'Usar el mío' }).click();
  await martin.page.getByText(/Todo lo que escribiste acá está confirmado/).waitFor();

  await lucia.page.goto('/app/compromisos/arba0011/informes/2026-09-01');
  await lucia.page.getByText(martins).first().waitFor();
  const log = await again.container.store.read('ba-2025-2027', (view) => view.historyOf({ entity: 'checkInLine', id: 'ba-2025-2027.arba0011~2026-09-01~ba-2025-2027.arba0011.3' }));
  expect(log.map((entry) => entry.body).join('')).toContain(lucias);
});
