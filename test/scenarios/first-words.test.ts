/** The first pages, the door and the day, fetch the fifth of the catalogue that they say, and nothing is missing from it; nor do they fetch what only later pages share. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse, aTablet, seesHeading } from './chromium';

/** When the parts of the catalogue were asked for, in ms since the page began. */
const fetched = (page: Page): Promise<Readonly<Record<'first' | 'whole' | 'later', readonly number[]>>> =>
  page.evaluate(() => {
    const startsOf = (part: RegExp): number[] => performance.getEntriesByType('resource').flatMap(({ name, startTime }) => (part.test(name) ? [startTime] : []));
    return { first: startsOf(/\/assets\/first-es-[^/]+\.js$/), whole: startsOf(/\/assets\/es-[^/]+\.js$/), later: startsOf(/\/assets\/shared-later-[^/]+\.js$/) };
  });

for (const who of [/Lucía, punto focal/, /Martín, coordinación/])
  test(`*Hoy* and *Compromisos* of ${who.source} say all that they have to say with the first words alone`, async () => {
    const house = await aHouse();
    const { page } = await aTablet(house.url, { serviceWorkers: 'block' });
    await page.goto('/app/');
    await page.getByRole('button', { name: who }).waitFor();
    const atTheDoor = await fetched(page);
    expect(atTheDoor.later).toEqual([]);
    expect(atTheDoor.whole.filter((startedMs) => startedMs < 5_000)).toEqual([]);
    await page.getByRole('button', { name: who }).click();
    await page.getByRole('navigation', { name: 'Lugares' }).waitFor();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: /Preparando/ }).first().waitFor();
    await page.getByText(/Falta traer una parte/).waitFor({ state: 'detached' });

    for (const [address, heading] of [['/app/', /de \w+$/], ['/app/compromisos', 'Compromisos']] as const) {
      await page.goto(address);
      await seesHeading(page, heading);
      await page.getByRole('main').getByRole('link').first().waitFor();
      const { first, whole, later } = await fetched(page);
      expect(first).toHaveLength(1);
      if (address === '/app/') expect(later).toEqual([]);
      // All the rest follows by itself when the first page has had its time, and not a moment before.
      expect(whole.filter((startedMs) => startedMs < 5_000)).toEqual([]);
    }
    // Any other place brings the whole before it is shown.
    await page.getByRole('link', { name: 'Reuniones', exact: true }).first().click();
    await seesHeading(page, 'Reuniones');
    expect((await fetched(page)).whole).toHaveLength(1);
  });
