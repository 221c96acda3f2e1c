/** When the app itself is broken, the words are not. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Copy } from '../../src/storage/save-copy';
import type { RunningServer } from '../../sync-server/server';
import { aHouse, aTablet, expectAccessible, seesHeading, sizes } from './chromium';
import { aBuild, newVersionWaits, opensAgain } from './releases';
import { comesBack, comesIn, milestoneForm, opensTheCheckIn, writesTheCheckIn } from './story-parts';

const progress = 'Se hizo la tercera reunión el 8 de octubre. El acta espera una firma.';
const halfTyped = 'Falta el informe de';

/** One check-in is queued and a correction of it half typed, both without network. */
const writesOffline = async (page: Page): Promise<void> => {
  await opensTheCheckIn(page, /Estado abierto/);
  await writesTheCheckIn(page, progress);
  await page.getByRole('button', { name: 'Enviar el informe' }).click();
  await page.getByRole('main').getByText('Guardado en este dispositivo').first().waitFor();
  await page.getByRole('button', { name: 'Corregir el hito 4' }).click();
  const form = page.getByRole('form', { name: 'Corregir el hito 4' });
  await form.getByRole('textbox', { name: '¿Qué avanzó?' }).fill(halfTyped);
  await form.getByText(/Guardado en este dispositivo/).waitFor();
};

const savedCopy = async (page: Page): Promise<Copy> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Guardar una copia' }).click()]);
  return JSON.parse(readFileSync(await download.path(), 'utf8')) as Copy;
};

const submissions = async ({ container: { store } }: RunningServer): Promise<readonly string[]> => {
  const [plan = ''] = await store.plans();
  const entries = await store.read(plan, (log) => log.entriesAbove(0, 100_000));
  return entries.filter((entry) => entry.kind === 'check-in.submit').map((entry) => entry.changeId);
};

test("the app's bundle throws at once: the person finds their words on the rescue page, exports them, and sends them", async () => {
  const build = aBuild();
  const house = await aHouse({ config: { builtDir: build.folder } });
  const tablet = await aTablet(house.url);
  await comesIn(tablet.page, /Lucía, punto focal/);
  build.releaseWith(/^index-.*\.js$/, () => 'throw new Error("a release that was never tried");');
  await house.stop();
  const released = await comesBack(house);
  await newVersionWaits(tablet.page);
  await released.stop();
  await writesOffline(tablet.page);
  const page = await opensAgain(tablet.page);
  await seesHeading(page, 'Bitácora no pudo abrir');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Volver a abrir' }).click();
  await seesHeading(page, 'Bitácora no pudo abrir');
  await page.goto('/app/compromisos');
  await seesHeading(page, 'Rescate');
  await page.getByText('Bitácora no pudo abrir, dos veces seguidas').waitFor();

  const mine = page.getByRole('region', { name: 'Lucía' });
  await mine.getByText('1 cosa por enviar · nada que necesite tu atención · 1 borrador').waitFor();
  const queued = mine.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Informe de avance, ARBA0011/ }) });
  await queued.getByText(progress).waitFor();
  await queued.getByText('Guardado en este dispositivo').waitFor();
  await mine.getByRole('listitem').filter({ hasText: /Corrección del informe/ }).getByText(halfTyped).waitFor();

  const copy = await savedCopy(page);
  expect(copy).toMatchObject({ format: 'bitacora-copy', version: 2 });
  expect(copy.outbox.map(({ state }) => state)).toEqual(['queued']);
  expect(JSON.stringify(copy.drafts)).toContain(halfTyped);

  await mine.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByText('No se pudo llegar al servidor').waitFor();
  const again = await comesBack(house);
  const before = await submissions(again);
  await mine.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByText('El servidor tiene 1 cosa tuya').waitFor();
  await queued.getByText('El servidor lo tiene.').waitFor();
  expect(await submissions(again)).toEqual([...before, copy.outbox[0]?.id]);
  // Sent twice counts once, and nothing left the device: the app itself will see to that.
  await mine.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByText('El servidor tiene 1 cosa tuya').waitFor();
  expect(await submissions(again)).toHaveLength(before.length + 1);
  expect((await savedCopy(page)).outbox.map(({ id }) => id)).toEqual(copy.outbox.map(({ id }) => id));

  await again.stop();
  const mended = await aHouse({ config: { port: Number(new URL(house.url).port), dataDir: house.container.config.dataDir } });
  await page.getByRole('button', { name: 'Volver a abrir Bitácora' }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  await page.goto('/app/este-dispositivo');
  await page.getByRole('listitem').filter({ hasText: /Informe de avance, ARBA0011/ }).getByText('Confirmado').waitFor();
  await page.getByRole('listitem').filter({ hasText: /Corrección del informe/ }).getByText('Guardado en este dispositivo').waitFor();
  expect(await submissions(mended)).toHaveLength(before.length + 1);
});

test('a new version is let in from the rescue page, where nobody writes', async () => {
  const build = aBuild();
  const house = await aHouse({ config: { builtDir: build.folder } });
  const { page } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  await page.goto('/app/rescue/');
  await seesHeading(page, 'Rescate');
  await house.stop();
  build.releaseWith(/^index-.*\.js$/, (before) => `${before}\n// the next version`);
  await comesBack(house);
  await page.getByRole('button', { name: 'Volver a abrir Bitácora' }).click();
  await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
  expect(await page.locator('script[type=module]').getAttribute('src')).toContain('NextOne1');
});

test('a copy saved on the rescue page of a tablet that is given up is opened on another one, which sends it', async () => {
  const house = await aHouse();
  const old = await aTablet(house.url);
  await comesIn(old.page, /Lucía, punto focal/);
  await house.stop();
  await writesOffline(old.page);
  await old.page.goto('/app/rescue/');
  const copy = await savedCopy(old.page);
  await old.page.context().close();

  const again = await comesBack(house);
  const before = await submissions(again);
  const { page, accidents } = await aTablet(again.url);
  await comesIn(page, /Lucía, punto focal/);
  await page.goto('/app/este-dispositivo');
  await page.locator('input[type=file]').setInputFiles({ name: 'bitacora-2026-11-23.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(copy)) });
  await page.getByText(/^1 cosa por enviar, .*1 borrador\.$/).waitFor();
  await page.getByRole('listitem').filter({ hasText: /Informe de avance, ARBA0011/ }).getByText('Confirmado').waitFor();
  expect(await submissions(again)).toEqual([...before, copy.outbox[0]?.id]);
  await page.getByRole('link', { name: 'Seguir escribiendo' }).click();
  await page.getByText(progress).first().waitFor();
  expect(accidents).toEqual([]);
});

test('the page opens without network, also when the browser deleted what the app is kept in', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  await page.goto('/app/este-dispositivo');
  await page.getByRole('link', { name: 'Página de rescate' }).waitFor();
  await house.stop();
  await page.evaluate(async () => {
    for (const name of await caches.keys()) if (name.includes('precache')) await caches.delete(name);
  });
  await page.goto('/app/');
  await seesHeading(page, 'Rescate');
  await page.goto('/app/rescue');
  await seesHeading(page, 'Rescate');
});

test('what another person left with a lock is counted, not shown, until they come in', async () => {
  const house = await aHouse();
  const { page, accidents } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  await page.goto('/app/compromisos/arba0011/informes/2026-09-01');
  await milestoneForm(page, 3).getByRole('textbox', { name: '¿Qué avanzó?' }).fill(halfTyped);
  await page.getByRole('main').getByText(/Guardado en este dispositivo/).waitFor();
  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
  await page.getByRole('button', { name: 'Dejarlo con llave y salir' }).click();
  await page.getByRole('button', { name: /Lucía, punto focal/ }).waitFor();

  await page.goto('/app/rescue/');
  await page.getByText(/1 cosa sin enviar, con llave/).waitFor();
  expect(await page.getByText(halfTyped).count()).toBe(0);
  await expectReadable(page);
  await page.getByRole('button', { name: 'Martín' }).click();
  await page.getByText(/1 cosa sin enviar, con llave/).waitFor();
  expect(await page.getByText(halfTyped).count()).toBe(0);
  await page.getByRole('button', { name: 'Lucía' }).click();
  await page.getByText(halfTyped).waitFor();
  await expectReadable(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('What you wrote on this device, read without the app').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(accidents).toEqual([]);
});

const expectReadable = async (page: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of [sizes.phone, sizes.tablet, { width: 320, height: 700 }]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    }
};

test('a page that is left before it could open counts as no failure, and one that opened forgets those before', async () => {
  const house = await aHouse();
  const { page } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  for (let times = 0; times < 4; times += 1) await page.goto('/app/compromisos', { waitUntil: 'commit' });
  await seesHeading(page, 'Compromisos');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('bitacora.starts'))).toBe(null);
});

test('the page is one small file of its own, without the framework and the library that the app needs', () => {
  const page = readFileSync('dist/app/rescue/rescue.js', 'utf8');
  const start = readFileSync('dist/app/rescue/start.js', 'utf8');
  for (const script of [page, start]) expect(script).not.toMatch(/\bimport\b|react|dexie/i);
  expect(page.length).toBeLessThan(80_000);
  expect(start.length).toBeLessThan(4_000);
});
