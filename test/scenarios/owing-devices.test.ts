/** Coordination asks what each device owes: from real tablets, with the server there and gone. */
import { expect, test } from 'vitest';
import { anOwingDevice } from '../builders/owing-device';
import { aHouse, aTablet, expectAccessible, seesHeading, sizes } from './chromium';
import { comesIn } from './story-parts';

test('coordination sees who owes, who was never heard, and is told when it cannot be known', async () => {
  const house = await aHouse();
  const owing = await anOwingDevice(house, { by: /Ana/, waiting: 12, oldestDaysAgo: 5, persisted: false });

  await anOwingDevice(house, { by: /Lucía/, waiting: 0, oldestDaysAgo: 0, persisted: null });

  const { page, accidents } = await aTablet(house.url);
  await comesIn(page, /Martín, coordinación/);
  await page.goto('/app/coordinacion');
  await page.getByRole('link', { name: 'Qué debe cada dispositivo' }).click();
  await seesHeading(page, 'Qué debe cada dispositivo');
  const row = page.getByRole('region', { name: 'Deben' }).getByRole('listitem');
  await row.filter({ hasText: 'Ana' }).filter({ hasText: 'Debe 12 cambios' }).filter({ hasText: 'hace 5 días' }).filter({ hasText: 'Lugar sin proteger' }).waitFor();
  await page.getByRole('region', { name: 'No debían nada la última vez' }).getByRole('listitem').filter({ hasText: 'Lucía' }).filter({ hasText: 'No se sabe si su lugar está protegido' }).waitFor();
  await page.getByRole('region', { name: /todavía no se supo nada/ }).getByText('Inés').waitFor();
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [name, size] of Object.entries({ ...sizes, desktop: { width: 1440, height: 900 } })) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBe(0);
    }

  await owing.sends();
  await page.getByRole('button', { name: 'Preguntar de nuevo' }).click();
  await page.getByText('Ningún dispositivo debía nada').waitFor();
  await house.stop();
  await page.getByRole('button', { name: 'Preguntar de nuevo' }).click();
  await page.getByRole('status').filter({ hasText: 'Ahora no se puede saber' }).waitFor();
  await page.getByText(/^Se supo el/).waitFor();
  await expectAccessible(page);
  expect(accidents).toEqual([]);
});
