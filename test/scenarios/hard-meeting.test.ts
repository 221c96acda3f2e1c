/** The hardest meeting: the battery dies, the disk is full, and whoever wrote no longer belongs to the plan. No word is lost, and every screen says where it is. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { RunningServer } from '../../sync-server/server';
import { appendServerChange } from '../../sync-server/modules/sync/server-change';
import { aHouse } from './chromium';
import { fillsTheQuota, narrows, startsSmall, widens } from './full-quota';
import { comesIn, logged } from './story-parts';
import { aTabletOnDisk, type TabletOnDisk } from './tablet-on-disk';

const now = Date.parse('2026-12-02T15:00:00Z');
const plan = 'ba-2025-2027';
/** The monitoring meeting of ARBA0011 of 2 December. */
const meeting = `${plan}.demo-r17`;
const room = `/app/reuniones/${meeting}/sala`;
const acta = `/app/reuniones/${meeting}/acta`;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const opens = async (tablet: TabletOnDisk, url: string): Promise<Page> => {
  const page = await tablet.open();
  await startsSmall(page, url);
  await page.clock.setFixedTime(now);
  // Wide: minutes and agreements beside each other.
  await page.setViewportSize({ width: 1280, height: 900 });
  return page;
};

const field = (page: Page) => page.getByRole('textbox', { name: 'Informe del área' });

const entersTheRoom = async (page: Page): Promise<void> => {
  await page.goto(room);
  await field(page).waitFor();
};

const writes = async (page: Page, words: string): Promise<void> => {
  await field(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(words);
};

const isKept = (page: Page) => page.locator('.minutes__bar').getByText(/Guardado en este dispositivo, /).waitFor();

/** Their place in the plan ends the day before. */
const endsTheMembershipOf = async (name: RegExp, { container: { store, random } }: RunningServer): Promise<void> => {
  const members = await store.read(plan, (log) => log.rowsOf('membership'));
  const operations = members.filter(({ fields }) => name.test(String(fields['name']))).map(({ entity, id }) => ({ entity, id, act: 'patch' as const, set: { to: '2026-12-01' } }));
  await appendServerChange({ store, plan, by: 'import', now, random }, { kind: 'import', operations });
};

test('a meeting with a dead battery, a full disk and an author who no longer belongs: every word is found again', async () => {
  const house = await aHouse({ now: () => now });
  const tablet = aTabletOnDisk(house.url);
  let page = await opens(tablet, house.url);
  await comesIn(page, /Lucía, punto focal/);
  // Closed and opened: a browser writes down who is signed in when it is put away.
  await tablet.close();
  page = await opens(tablet, house.url);
  await page.goto(room);
  await page.getByRole('button', { name: 'Empezar la reunión' }).click();
  await field(page).waitFor();
  await writes(page, 'Se leyó el informe. ');
  await isKept(page);
  await page.goto('/app/este-dispositivo');
  await page.getByText(/Todo lo que escribiste acá está confirmado/).waitFor();
  await entersTheRoom(page);
  const sent = (await logged(house, 'minutes.append')).length;
  await house.stop();

  // The battery.
  await page.getByRole('button', { name: 'Nuevo acuerdo' }).first().click();
  await page.getByLabel('¿Qué se acordó?').fill('Publicar el tablero');
  await writes(page, 'Faltan dos firmas. ');
  await pause(1_000);
  await page.keyboard.insertText('Y');
  await tablet.kill();
  page = await opens(tablet, house.url);
  await entersTheRoom(page);
  await page.getByRole('textbox', { name: 'Informe del área' }).getByText('Faltan dos firmas.').waitFor();
  expect(await page.getByLabel('¿Qué se acordó?').inputValue()).toBe('Publicar el tablero');

  // The disk.
  await narrows(page, house.url);
  const hears = async (): Promise<boolean> => {
    await fillsTheQuota(page);
    await writes(page, 'Se pidió la fecha. ');
    return page.locator('.minutes__bar').getByText(/NO se guardó/).isVisible();
  };
  await expect.poll(hears, { interval: 800 }).toBe(true);
  await page.getByRole('button', { name: 'Guardar el acuerdo' }).click();
  await page.getByRole('alert').filter({ hasText: 'NO se guardó' }).first().waitFor();
  expect(await page.getByLabel('¿Qué se acordó?').inputValue()).toBe('Publicar el tablero');
  expect(await page.getByRole('heading', { name: 'Publicar el tablero' }).count()).toBe(0);
  await widens(page, house.url);
  await isKept(page);
  await page.getByRole('button', { name: 'Guardar el acuerdo' }).click();
  await page.getByRole('heading', { name: 'Publicar el tablero' }).waitFor();
  await page.goto(acta);
  await page.getByText(/Se leyó el informe\. Faltan dos firmas\..*Se pidió la fecha\./).waitFor();

  // The place in the plan.
  const { config } = house.container;
  const again = await aHouse({ now: () => now, config: { port: Number(new URL(house.url).port), dataDir: config.dataDir, builtDir: config.builtDir } });
  await endsTheMembershipOf(/Lucía/, again);
  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  // What the plan does not take from her any more stands on this device, and says so.
  await page.getByText('Tu lugar en el plan ya no lo permite.').first().waitFor();
  await page.getByText('Publicar el tablero').first().waitFor();
  expect(await page.getByText(/Todo lo que escribiste acá está confirmado/).count()).toBe(0);
  await page.goto(acta);
  await page.getByText('Hay palabras tuyas que no entraron en el acta').waitFor();
  const loose = await page.getByRole('main').innerText();
  for (const words of ['Faltan dos firmas.', 'Se pidió la fecha.']) expect(loose).toContain(words);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: /archivo/ }).click();
  expect(readFileSync(await (await coming).path(), 'utf8')).toContain('Faltan dos firmas.');
  // What had left before is the plan's; what came after changed nothing of it, and the server keeps it aside.
  const rows = await again.container.store.read(plan, (log) => log.rowsOf('agreement'));
  expect(rows.filter(({ fields }) => fields['meeting'] === meeting)).toEqual([]);
  expect(await logged(again, 'minutes.append')).toHaveLength(sent);
});
