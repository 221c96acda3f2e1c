import { appendFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../builders/running-server';
import { aHouse, aTablet, seesHeading } from './chromium';

/** A build of its own, whose next version differs in one byte; what was packed before would still be the old one. */
const aBuild = (): { readonly folder: string; readonly release: () => void } => {
  const folder = aFolder();
  cpSync('dist', folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
  return { folder, release: () => appendFileSync(path.join(folder, 'app/service-worker.js'), '\n// the next version\n') };
};

test('a new version waits while somebody writes in any tab, and takes no word from under their hands', async () => {
  const { folder, release } = aBuild();
  const house = await aHouse({ config: { builtDir: folder } });
  const { page, accidents } = await aTablet(house.url);
  await page.goto('/app/compromisos');
  await page.getByRole('button', { name: /Lucía, punto focal/ }).click();
  await seesHeading(page, 'Compromisos');
  await page.evaluate(() => navigator.serviceWorker.ready);
  const other = await page.context().newPage();
  await other.goto('/app/compromisos');
  await seesHeading(other, 'Compromisos');
  await other.getByRole('searchbox').pressSequentially('agua');
  for (const tab of [page, other]) await tab.evaluate(() => Object.assign(globalThis, { sameAsBefore: true }));
  const isSame = (tab: typeof page): Promise<boolean> => tab.evaluate(() => 'sameAsBefore' in globalThis);

  release();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByRole('heading', { name: 'Hay una versión nueva' }).waitFor();
  await page.getByRole('button', { name: 'Actualizar cuando termine' }).click();
  await page.getByText('Se actualiza cuando termines de escribir').waitFor();
  expect([await isSame(page), await isSame(other), await other.getByRole('searchbox').inputValue()]).toEqual([true, true, 'agua']);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)).toBe(true);

  await other.getByRole('link', { name: 'Hoy', exact: true }).click();
  for (const tab of [page, other]) {
    await expect.poll(() => isSame(tab).catch(() => true), { timeout: 15_000 }).toBe(false);
    await tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await tab.getByRole('heading', { name: 'Hay una versión nueva' }).count()).toBe(0);
  }
  expect(accidents).toEqual([]);
});
