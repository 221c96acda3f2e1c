import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHouse, aTablet, expectAccessible, sizes } from './chromium';
import { comesIn } from './story-parts';

const noon = (day: string): number => Date.parse(`${day}T15:00:00Z`);
const plan = 'ba-2025-2027';
/** A follow-up meeting of the demonstration whose minutes are a draft on 18 November. */
const meeting = `${plan}.demo-r13`;
const minutes = `/app/reuniones/${meeting}/acta`;

const opens = async (page: Page): Promise<void> => {
  await page.goto(minutes);
  await page.getByRole('heading', { level: 1, name: /^Acta \d+\/2026/ }).waitFor();
};

const writes = async (page: Page, point: string, text: string): Promise<void> => {
  const field = page.getByRole('textbox', { name: point });
  await field.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
};

const isKept = (page: Page) => page.getByText(/Guardado en este dispositivo, /).waitFor();

const sends = async (page: Page): Promise<void> => {
  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByText(/Todo lo que escribiste acá está confirmado/).waitFor();
};

const acts = async (page: Page, word: string): Promise<void> => {
  await page.getByRole('button', { name: word }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: word }).click();
};

test('two tablets write the same minutes without a network and lose no word; they circulate, are commented, approved and published', async () => {
  let now = noon('2026-11-18');
  const house = await aHouse({ now: () => now });
  const [lucia, martin, tomas] = [await aTablet(house.url), await aTablet(house.url), await aTablet(house.url)];
  for (const { page } of [lucia, martin, tomas]) await page.clock.setFixedTime(now);
  await comesIn(lucia.page, /Lucía, punto focal/);
  await comesIn(martin.page, /Martín, coordinación/);
  await comesIn(tomas.page, /Tomás/);
  for (const { page } of [lucia, martin]) {
    await opens(page);
    await page.getByRole('button', { name: 'Escribir en el acta' }).click();
    await page.getByRole('textbox', { name: 'Hito por hito' }).waitFor();
  }

  await house.stop();
  await writes(lucia.page, 'Hito por hito', 'Lucía dijo que el plazo alcanza.');
  await writes(martin.page, 'Hito por hito', 'Martín pidió la fecha por escrito.');
  await writes(martin.page, 'Desafíos', 'Se vuelven a reunir en febrero.');
  for (const { page } of [lucia, martin]) await isKept(page);
  const { config } = house.container;
  const again = await aHouse({ now: () => now, config: { port: Number(new URL(house.url).port), dataDir: config.dataDir, builtDir: config.builtDir } });
  for (const { page } of [lucia, martin, lucia]) await sends(page);
  for (const { page } of [lucia, martin]) {
    await opens(page);
    for (const words of ['Lucía dijo que el plazo alcanza.', 'Martín pidió la fecha por escrito.', 'Se vuelven a reunir en febrero.']) await page.getByText(words).waitFor();
  }

  await acts(lucia.page, 'Circular el acta');
  await lucia.page.getByText(/Se puede comentar hasta el/).waitFor();
  await sends(lucia.page);
  // Tomás has sent nothing: he looks, and what circulates has come.
  await opens(tomas.page);
  await tomas.page.getByRole('radio', { name: 'Pedido de enmienda' }).check();
  await tomas.page.getByLabel('Qué querés decir del acta').fill('Falta decir qué fecha.');
  await tomas.page.getByRole('button', { name: 'Enviar' }).click();
  await tomas.page.getByText('sin contestar').waitFor();
  await sends(tomas.page);
  await expectAccessible(tomas.page);

  now = noon('2026-12-01');
  await martin.page.clock.setFixedTime(now);
  await sends(martin.page);
  await opens(martin.page);
  await martin.page.getByText('Falta decir qué fecha.').waitFor();
  await martin.page.setViewportSize(sizes.phone);
  await expectAccessible(martin.page);
  await acts(martin.page, 'Aprobar el acta');
  await acts(martin.page, 'Publicar el acta');
  await martin.page.getByText('Acta publicada').waitFor();
  await sends(martin.page);
  const published = await again.container.store.read(plan, (view) => view.historyOf({ entity: 'publishedMinutes', id: `${meeting}~public~1` }));
  expect(published.map(({ body }) => body).join('')).toContain('Se vuelven a reunir en febrero.');
  for (const { accidents } of [lucia, martin, tomas]) expect(accidents).toEqual([]);
});
