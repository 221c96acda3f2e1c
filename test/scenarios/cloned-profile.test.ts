/** The same tablet twice: somebody copied its storage to another machine. And a tablet whose service worker the browser has ended. */
import { expect, test } from 'vitest';
import { aHouse, aTablet, seesHeading } from './chromium';
import { comesBack, comesIn, corrects, logged, opensTheCheckIn, writesTheCheckIn } from './story-parts';
import { aTabletOnDisk } from './tablet-on-disk';

test('a profile that was copied with words still to be sent: both tablets write and send, and every word counts once', async () => {
  const house = await aHouse();
  const first = aTabletOnDisk(house.url);
  let one = await first.open();
  await comesIn(one, /Lucía, punto focal/);
  await house.stop();
  await opensTheCheckIn(one, /Estado abierto/);
  await writesTheCheckIn(one, 'Se hizo la tercera reunión.');
  await one.getByRole('button', { name: 'Enviar el informe' }).click();
  await one.getByRole('button', { name: 'Corregir el hito 3' }).waitFor();
  await first.close();
  const second = first.copied();
  const other = await second.open();
  one = await first.open();
  await corrects(one, 3, 'La reunión fue el 8 de octubre.');
  await corrects(other, 4, 'El borrador lo revisaron tres ramas.');

  const again = await comesBack(house);
  for (const page of [one, other]) {
    await page.goto('/app/este-dispositivo');
    await page.getByRole('button', { name: 'Enviar ahora' }).click();
    await page.getByText(/Todo lo que escribiste acá está confirmado/).waitFor();
  }
  expect(await logged(again, 'check-in.submit')).toHaveLength(1);
  expect(await logged(again, 'edit')).toHaveLength(2);
});

test('a tablet whose service worker was ended opens every page without network all the same', async () => {
  const house = await aHouse();
  const { page, accidents } = await aTablet(house.url);
  await comesIn(page, /Lucía, punto focal/);
  await house.stop();
  const browser = await page.context().newCDPSession(page);
  await browser.send('ServiceWorker.enable');
  for (const [address, heading] of [['/app/compromisos', 'Compromisos'], ['/app/este-dispositivo', 'Este dispositivo']] as const) {
    await browser.send('ServiceWorker.stopAllWorkers');
    await page.goto(address);
    await seesHeading(page, heading);
  }
  expect(accidents).toEqual([]);
});
