import { expect, test } from 'vitest';
import { aHouse, aTablet, expectAccessible, seesHeading } from './chromium';
import { comesBack, comesIn, opensTheCheckIn, writesTheCheckIn } from './story-parts';
import { aTabletOnDisk } from './tablet-on-disk';

const progress = 'Se hizo la tercera reunión el 8 de octubre. El acta espera una firma.';
const item = /Informe de avance, ARBA0011/;

test('a check-in typed without network, in a browser that was closed, reaches the others, coordination and the public page', async () => {
  const house = await aHouse();
  const tablet = aTabletOnDisk(house.url);

  let page = await tablet.open();
  await comesIn(page, /Lucía, punto focal/);
  await house.stop();

  await opensTheCheckIn(page, /Estado abierto/);
  await writesTheCheckIn(page, progress);
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  // The draft was saved on this device too: only what was sent can be put right.
  await page.getByRole('button', { name: /^Corregir el hito/ }).first().waitFor();
  await page.getByRole('main').getByText('Guardado en este dispositivo').first().waitFor();
  await expect.poll(() => page.getByText('Confirmado').count()).toBe(0);
  await tablet.close();

  page = await tablet.open();
  await page.goto('/app/');
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  await opensTheSentCheckIn(page);
  await page.getByText(progress).first().waitFor();
  await page.goto('/app/este-dispositivo');
  const waiting = page.getByRole('listitem').filter({ hasText: item });
  await waiting.getByText('Guardado en este dispositivo').waitFor();

  const again = await comesBack(house);
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByRole('listitem').filter({ hasText: item }).getByText('Confirmado').waitFor();

  const monitor = await aTablet(again.url);
  await comesIn(monitor.page, /Inés, ente de monitoreo/);
  await monitor.page.goto('/app/compromisos/arba0011');
  await monitor.page.getByText(/En revisión/).first().waitFor();

  const coordination = await aTablet(again.url);
  await comesIn(coordination.page, /Martín, coordinación/);
  await coordination.page.goto('/app/coordinacion');
  await coordination.page.getByRole('link', { name: /ARBA0011: informe/ }).first().click();
  await seesHeading(coordination.page, /Informe de avance/);
  await coordination.page.getByText(progress).first().waitFor();
  await expectAccessible(coordination.page);
  expect((await publicText(again.url)).includes(progress)).toBe(false);
  await coordination.page.getByRole('button', { name: 'Aceptar', exact: true }).click();
  await coordination.page.getByRole('button', { name: 'Publicar', exact: true }).click();
  const preview = coordination.page.getByRole('dialog', { name: 'Qué será público' });
  await preview.getByText(progress).waitFor();
  expect(await preview.textContent()).not.toContain('Lucía');
  await preview.getByRole('button', { name: 'Publicar' }).click();
  await expect.poll(async () => (await publicText(again.url)).includes(progress)).toBe(true);

  const open = (await (await fetch(`${again.url}/datos/compromisos/arba0011.json`)).json()) as unknown;
  expect(JSON.stringify(open)).toContain(progress);
  expect((await publicText(again.url)).includes('Lucía')).toBe(false);
});

const opensTheSentCheckIn = async (page: Awaited<ReturnType<ReturnType<typeof aTabletOnDisk>['open']>>): Promise<void> => {
  await page.getByRole('link', { name: 'Compromisos', exact: true }).first().click();
  await page.getByRole('link', { name: /Estado abierto/ }).first().click();
  await page.getByRole('link', { name: /septiembre a noviembre/i }).first().click();
  await seesHeading(page, /Informe de avance/);
};

const publicText = async (url: string): Promise<string> => (await fetch(`${url}/compromisos/arba0011`)).text();
