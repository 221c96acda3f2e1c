/** The browser dies under the hands: what was typed more than a second ago is there, and what was saved is sent. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse } from './chromium';
import { checkInForm, comesIn, milestoneForm } from './story-parts';
import { aTabletOnDisk } from './tablet-on-disk';

const field = (page: Page) => milestoneForm(page, 3).getByRole('textbox', { name: '¿Qué avanzó?' });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const typedBefore = 'Se hizo la tercera reunión.';

test('a browser killed 200 ms after the last key brings back all that was typed more than a second before', async () => {
  const house = await aHouse();
  const tablet = aTabletOnDisk(house.url);
  let page = await tablet.open();
  await comesIn(page, /Lucía, punto focal/);
  let before = '';
  for (const more of [typedBefore, ' El acta espera una firma.']) {
    await page.goto(checkInForm);
    await field(page).waitFor();
    expect(await field(page).inputValue()).toBe(before);
    await field(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(more);
    // A second later somebody types on, and 200 ms after that the battery is out.
    await pause(1_000);
    await page.keyboard.insertText(' Y ');
    await pause(200);
    await tablet.kill();
    page = await tablet.open();
    await page.goto(checkInForm);
    await page.getByText(/^Recuperamos tu borrador/).waitFor();
    before = await field(page).inputValue();
    expect(before.startsWith(typedBefore)).toBe(true);
    expect(before).toContain(more);
  }
});

test('what was typed a moment before the page is left is there, and whoever left before the kill has left', async () => {
  const house = await aHouse();
  const tablet = aTabletOnDisk(house.url);
  let page = await tablet.open();
  await comesIn(page, /Lucía, punto focal/);
  await page.goto(checkInForm);
  await field(page).fill(typedBefore);
  // No second passes: the page hears that it is left, and the browser is killed right after.
  await page.goto(`${house.url}/`);
  await tablet.kill();
  page = await tablet.open();
  await page.goto(checkInForm);
  await page.getByText(/^Recuperamos tu borrador/).waitFor();
  expect(await field(page).inputValue()).toBe(typedBefore);

  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
  await page.getByRole('button', { name: 'Dejarlo con llave y salir' }).click();
  await page.getByRole('button', { name: /Lucía, punto focal/ }).waitFor();
  await tablet.kill();
  await house.stop();
  page = await tablet.open();
  await page.goto(checkInForm);
  await page.getByLabel('Correo de trabajo').waitFor();
  expect(await page.getByText(typedBefore).count()).toBe(0);
});
