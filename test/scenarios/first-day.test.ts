import { expect, test } from 'vitest';
import { aHouse, aTablet, expectAccessible, seesHeading, type Tablet } from './chromium';
import type { RunningServer } from '../../sync-server/server';

/** Comes in as a demo person and waits until the plan and every part of the app are on the device. */
const isPrepared = async ({ page }: Tablet, name: RegExp, at = '/app/'): Promise<void> => {
  await page.goto(at);
  await page.getByRole('button', { name }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: /Preparando/ }).first().waitFor();
  await page.getByText(/Falta traer una parte/).waitFor({ state: 'detached' });
  await page.evaluate(() => navigator.serviceWorker.ready);
};

const restarted = ({ url, container }: RunningServer): Promise<RunningServer> =>
  aHouse({ config: { port: Number(new URL(url).port), dataDir: container.config.dataDir } });

const places = [
  ['/app/', /\d+ de /],
  ['/app/compromisos', 'Compromisos'],
  ['/app/compromisos/arba0011', /./],
  ['/app/compromisos/arba0011/informes/2026-09-01', /./],
  ['/app/coordinacion/informes/arba0011/2026-06-01', /./],
  ['/app/coordinacion', 'Vencimientos'],
  ['/app/este-dispositivo', 'Este dispositivo'],
  ['/app/no-existe', 'Acá no hay nada'],
] as const;

test('a tablet prepared once opens every page with the server gone, and names it in its tab', async () => {
  const house = await aHouse();
  const tablet = await aTablet(house.url);
  const { page, accidents } = tablet;
  await isPrepared(tablet, /Martín, coordinación/);
  await house.stop();
  for (const [address, heading] of places) {
    await page.goto(address);
    await seesHeading(page, heading);
    const named = async (): Promise<string> => `${await page.getByRole('heading', { level: 1 }).first().textContent()} · Bitácora`;
    // A page may stand as it was last shown for a moment, before the app has named its tab.
    await expect.poll(async () => (await page.title()) === (await named())).toBe(true);
    expect(await named()).not.toContain('Esta página no se pudo mostrar');
    await expectAccessible(page);
  }
  expect(accidents).toEqual([]);
});

test('going to another place moves the focus to its title, and going back finds the place that was left', async () => {
  const house = await aHouse();
  const tablet = await aTablet(house.url, { viewport: { width: 390, height: 600 } });
  const { page } = tablet;
  await isPrepared(tablet, /Martín, coordinación/);
  await page.getByRole('link', { name: 'Compromisos', exact: true }).click();
  await seesHeading(page, 'Compromisos');
  await expect.poll(() => page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`)).toBe('H1 Compromisos');
  const last = page.getByRole('link', { name: /./ }).and(page.locator('.crow a')).last();
  await last.scrollIntoViewIfNeeded();
  const left = await page.evaluate(() => scrollY);
  expect(left).toBeGreaterThan(300);
  await last.click();
  await page.locator('.answers--panel').waitFor();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await seesHeading(page, 'Compromisos');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
});

test('a session that ended hides nothing: the page stays, and whoever signs in again is back on it', async () => {
  const house = await aHouse();
  const tablet = await aTablet(house.url);
  const { page, accidents } = tablet;
  await isPrepared(tablet, /Lucía, punto focal/, '/app/compromisos');
  await page.context().clearCookies();
  await page.reload();
  await page.getByRole('status').filter({ hasText: 'Tu sesión terminó' }).waitFor();
  await seesHeading(page, 'Compromisos');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Entrar' }).click();
  await page.getByText('Lucía usó este dispositivo por última vez').waitFor();
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await seesHeading(page, 'Compromisos');
  await page.getByText('Nada espera en este dispositivo').waitFor();
  expect(accidents).toEqual([]);
});

test('before the plan has come, a tablet without network says so and never shows an empty plan', async () => {
  const house = await aHouse();
  const tablet = await aTablet(house.url);
  const { page } = tablet;
  await page.route('**/api/plans/**', (route) => route.abort());
  await page.goto('/app/');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await seesHeading(page, 'Preparando este dispositivo');
  await page.getByRole('heading', { name: 'No hay internet y el plan todavía no llegó' }).waitFor();
  await expectAccessible(page);
  await page.unroute('**/api/plans/**');
  const prepared = page.getByRole('heading', { level: 1 }).filter({ hasNotText: /Preparando/ });
  // The app tries again by itself too, and may have been quicker.
  await page.getByRole('button', { name: 'Volver a intentar' }).or(prepared).first().click();
  await prepared.first().waitFor();
  await page.getByRole('link', { name: 'Compromisos', exact: true }).click();
  await page.locator('.crow').first().waitFor();
});

test('when another person comes in on the same browser, a tab of the former one says so and goes on keeping', async () => {
  const house = await aHouse();
  const tablet = await aTablet(house.url);
  await isPrepared(tablet, /Lucía, punto focal/);
  const second = await tablet.page.context().newPage();
  await second.goto('/app/ingreso');
  await second.getByRole('button', { name: /Martín, coordinación/ }).click();
  await second.getByRole('link', { name: 'Coordinación', exact: true }).waitFor();
  await tablet.page.getByRole('heading', { name: 'En este navegador entró Martín' }).waitFor();
  await tablet.page.getByRole('button', { name: 'Abrir como Martín' }).click();
  await tablet.page.getByRole('link', { name: 'Coordinación', exact: true }).waitFor();
});

test('whoever leaves without network has left, and the server hears of it later', async () => {
  const house = await aHouse();
  const tablet = await aTablet(house.url);
  const { page } = tablet;
  await isPrepared(tablet, /Lucía, punto focal/, '/app/este-dispositivo');
  const cookies = await page.context().cookies();
  await house.stop();
  await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
  await page.getByLabel('Correo de trabajo').waitFor();
  await page.goto('/app/compromisos');
  await page.getByLabel('Correo de trabajo').waitFor();
  expect(await page.getByText('Lucía usó este dispositivo').count()).toBe(0);

  const again = await restarted(house);
  await page.reload();
  await page.getByRole('button', { name: /Lucía, punto focal/ }).waitFor();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  await expect.poll(async () => (await fetch(`${again.url}/api/me`, { headers: { cookie } })).status).toBe(401);
});
