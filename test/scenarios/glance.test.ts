/** While a slow tablet starts the app, the page stands there as it was last shown, and says so; to nobody but who holds the device. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse, seesHeading } from './chromium';
import { keptGlances } from './kept-glances';
import { comesIn } from './story-parts';
import { aTabletOnDisk } from './tablet-on-disk';

interface Shown {
  /** What stood there before the app did. */
  readonly before: string;
  readonly wasInert: boolean;
  /** What is left of it once the app stands there. */
  readonly after: number;
}

/** Watches from the first moment of the page what stands there. */
const watchesTheStart = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const shown = { before: '', wasInert: false, after: 0 };
    Object.assign(window, { shown });
    new MutationObserver(() => {
      const glance = document.querySelector<HTMLElement>('body > div[inert]');
      if (glance && !document.querySelector('#app h1')) Object.assign(shown, { before: glance.innerText, wasInert: glance.inert });
      shown.after = document.querySelectorAll('body > div[inert]').length;
    }).observe(document, { childList: true, subtree: true });
  });
};

const shownOn = (page: Page): Promise<Shown> => page.evaluate(() => (window as unknown as { readonly shown: Shown }).shown);

test('a page that was read is there before the app is, says since when, and makes way; who left takes it along', async () => {
  const house = await aHouse();
  const tablet = aTabletOnDisk(house.url);
  let page = await tablet.open();
  await comesIn(page, /Lucía, punto focal/);
  await expect.poll(() => keptGlances(page)).toHaveProperty(['/app/']);
  await tablet.close();
  await house.stop();

  page = await tablet.open();
  await watchesTheStart(page);
  await page.goto('/app/');
  await page.locator('#app h1').waitFor();
  const shown = await shownOn(page);
  expect(shown.before).toMatch(/Así estaba a las \d{1,2}:\d{2}\. Abriendo…/);
  expect(shown.before).toContain('ARBA0011');
  // Of the device's state nothing is claimed before it was read.
  expect(shown.before).not.toMatch(/Sin internet|confirmado/i);
  expect(shown).toMatchObject({ wasInert: true, after: 0 });

  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
  await page.getByLabel('Correo de trabajo').waitFor();
  await expect.poll(() => keptGlances(page)).toEqual({});
  await watchesTheStart(page);
  await page.goto('/app/');
  await page.getByLabel('Correo de trabajo').waitFor();
  expect((await shownOn(page)).before).toBe('');
});

test('what was shown yesterday is not shown today', async () => {
  const house = await aHouse();
  const tablet = aTabletOnDisk(house.url);
  const page = await tablet.open();
  await comesIn(page, /Lucía, punto focal/);
  await expect.poll(() => keptGlances(page)).toHaveProperty(['/app/']);
  await watchesTheStart(page);
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await page.goto('/app/');
  await seesHeading(page, /./);
  expect((await shownOn(page)).before).toBe('');
});
