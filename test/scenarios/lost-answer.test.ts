import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { aWeatherProxy, badSky, isExchange, type Sky } from '../doubles/weather';
import { aHouse, aTablet } from './chromium';
import { comesIn, logged, opensTheCheckIn, writesTheCheckIn } from './story-parts';

const item = /Informe de avance, ARBA0011/;
const progress = 'Se hizo la tercera reunión el 8 de octubre.';

const aHouseBehindWeather = async () => {
  const house = await aHouse();
  const weather = await aWeatherProxy(house.url);
  onTestFinished(weather.stop);
  return { house, weather };
};

/** The next exchange that carries a change is heard, and its answer lost. */
const losesOneAnswer = (): Sky => {
  let isOver = false;
  return ({ url, headers }, body) => {
    if (isOver || !isExchange(url) || !carriesAChange(body, headers['content-encoding'] === 'gzip')) return { kind: 'fair' };
    isOver = true;
    return { kind: 'answer-lost' };
  };
};

const carriesAChange = (body: Buffer, packed: boolean): boolean => {
  const { push } = JSON.parse((packed ? gunzipSync(body) : body).toString('utf8')) as { readonly push: readonly unknown[] };
  return push.length > 0;
};

const sends = (page: Page) => page.getByRole('button', { name: 'Enviar el informe' }).click();

test('an answer that was lost after the commit: the tablet asks again, and the check-in counts once', async () => {
  const { house, weather } = await aHouseBehindWeather();
  const { page } = await aTablet(weather.url);
  await comesIn(page, /Lucía, punto focal/);
  await opensTheCheckIn(page, /Estado abierto/);
  await writesTheCheckIn(page, progress);

  weather.turns(losesOneAnswer());
  await sends(page);
  await expect.poll(() => logged(house, 'check-in.submit')).toHaveLength(1);
  const committed = await logged(house, 'check-in.submit');
  expect(weather.met.get('answer-lost')).toBe(1);

  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByRole('listitem').filter({ hasText: item }).getByText('Confirmado').waitFor();
  expect(await logged(house, 'check-in.submit')).toEqual(committed);
});

test('behind the page of a captive portal nothing is called sent; through bad weather the check-in arrives, once, and another tablet reads it', async () => {
  const { house, weather } = await aHouseBehindWeather();
  const { page, accidents } = await aTablet(weather.url);
  await comesIn(page, /Lucía, punto focal/);
  await opensTheCheckIn(page, /Estado abierto/);
  await writesTheCheckIn(page, progress);
  weather.turns(() => ({ kind: 'portal' }));
  await sends(page);
  await page.getByRole('link', { name: /^Este dispositivo/ }).first().click();
  const row = page.getByRole('listitem').filter({ hasText: item });
  await row.getByText('Guardado en este dispositivo').waitFor();
  const before = weather.met.get('portal') ?? 0;
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await expect.poll(() => weather.met.get('portal')).toBeGreaterThan(before);
  await page.getByText('Sin internet').first().waitFor();
  expect(await row.getByText('Guardado en este dispositivo').count()).toBe(1);
  expect(await logged(house, 'check-in.submit')).toEqual([]);

  weather.turns(badSky(3));
  const isConfirmed = async (): Promise<boolean> => {
    if ((await row.getByText('Confirmado').count()) === 1) return true;
    await page.getByRole('button', { name: 'Enviar ahora' }).click({ timeout: 1_000 });
    return false;
  };
  await expect.poll(isConfirmed, { interval: 300 }).toBe(true);
  expect(await logged(house, 'check-in.submit')).toHaveLength(1);
  const other = await aTablet(weather.url);
  await other.page.goto('/app/compromisos/arba0011/informes/2026-09-01');
  await other.page.getByRole('button', { name: /Martín, coordinación/ }).click();
  await other.page.getByText(progress).first().waitFor();
  expect([...accidents, ...other.accidents]).toEqual([]);
});
