/** The monitoring body on the underground: what it judges is taken along, judged with one thumb, and answered before anybody reads it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Fields } from '../../src/domain/json';
import { recordOf } from '../../src/domain/rows';
import { appendServerChange } from '../../sync-server/modules/sync/server-change';
import type { RunningServer } from '../../sync-server/server';
import { commandOf } from '../builders/change';
import { aBrowser } from '../builders/running-server';
import { requestOf } from '../builders/sync-request';
import { aHouse, aTablet, expectAccessible, seesHeading, sizes } from './chromium';
import { comesBack, comesIn, logged } from './story-parts';

const many = 30;
const titleOf = (number: number): string => `Acta del taller ${String(number).padStart(2, '0')}`;
const idOf = (number: number): string => `taller-${String(number).padStart(2, '0')}`;
const among = '/app/revisar?buscar=acta+del+taller';

const write = async ({ container: { store, now, random } }: RunningServer, operations: Parameters<typeof appendServerChange>[1]['operations']): Promise<void> => {
  const [plan = ''] = await store.plans();
  await appendServerChange({ store, plan, by: 'import', now: now(), random }, { kind: 'import', operations });
};

/** A photo of the demonstration whose bytes the server has, as many times as there are workshops. */
const showsMuch = async (house: RunningServer): Promise<Fields> => {
  const { store } = house.container;
  const [plan = ''] = await store.plans();
  const rows = await store.read(plan, (log) => log.rowsOf('evidence'));
  const photo = rows.find(({ fields }) => fields['title'] === 'Segunda reunión de la mesa');
  if (!photo) throw new Error('the demonstration shows nothing');
  const { publishedOn: _, state: __, ...fields } = photo.fields;
  const shown = { ...fields, state: 'received' };
  await write(house, Array.from({ length: many }, (_none, index) => ({ entity: 'evidence', id: idOf(index + 1), act: 'create' as const, audience: photo.audience === 'site' || photo.audience === 'members' ? `area:${String(photo.fields['organization'])}` : photo.audience, set: { ...shown, title: titleOf(index + 1), capturedAt: index + 1 } })));
  return shown;
};

const replaces = (house: RunningServer, shown: Fields, former: string, by: string): Promise<void> =>
  write(house, [
    { entity: 'evidence', id: by, act: 'create', audience: `area:${String(shown['organization'])}`, set: { ...shown, title: 'Acta del taller 07, firmada', supersedes: former } },
    { entity: 'evidence', id: former, act: 'patch', set: { state: 'superseded', supersededBy: by } },
  ]);

const judges = async (page: Page, title: string, verdict: string, note?: string): Promise<void> => {
  await seesHeading(page, title);
  await page.getByRole('button', { name: verdict, exact: true }).tap();
  if (note !== undefined) {
    await page.getByLabel('Por qué').fill(note);
    await page.getByLabel(/^Con esto, el hito/).selectOption('limited');
  }
  await page.getByRole('button', { name: `Emitir: ${verdict}` }).tap();
};

const reviewsIn = async ({ container: { store } }: RunningServer) => {
  const [plan = ''] = await store.plans();
  return (await store.read(plan, (log) => log.rowsOf('review'))).flatMap((row) => recordOf('review', row) ?? []);
};

/** An area's word through the same door as its tablet. */
const replies = async (house: RunningServer, review: string, text: string): Promise<void> => {
  const browser = aBrowser(house.url);
  const { people } = (await browser.get('/api/demo/people')).body as { readonly people: readonly { readonly key: string; readonly name: string }[] };
  await browser.post('/api/demo/sign-in', { key: people.find(({ name }) => name.startsWith('Lucía'))?.key });
  const [plan = ''] = await house.container.store.plans();
  const { status, body } = await browser.post(`/api/plans/${plan}/sync`, requestOf({ device: 'area-tablet-000000001', sentAt: Date.now(), push: [{ ...commandOf('review.reply', { review, text }), device: 'area-tablet-000000001', at: Date.now() }] }));
  expect({ status, outcomes: (body as { readonly outcomes?: unknown }).outcomes }).toMatchObject({ status: 200 });
};

test('thirty are judged by touch with the server stopped; one had been replaced and asks; the answer is published with them', async () => {
  const house = await aHouse();
  const shown = await showsMuch(house);
  const { page, accidents } = await aTablet(house.url, { viewport: sizes.phone, hasTouch: true });
  await comesIn(page, /Inés, ente de monitoreo/);
  await page.goto('/app/revisar');
  await page.getByRole('link', { name: 'Llevar sin internet' }).tap();
  await page.getByLabel('Qué llevar').selectOption('all');
  await page.getByRole('button', { name: /^Bajar/ }).tap();
  await page.getByText('Está en este dispositivo', { exact: true }).waitFor();

  await page.context().setOffline(true);
  await replaces(house, shown, idOf(7), 'taller-07-b');
  await house.stop();

  await page.goto(among);
  await page.getByText(`${many} cosas`, { exact: true }).waitFor();
  await page.getByRole('link', { name: `Revisar las ${many}` }).tap();
  await judges(page, titleOf(1), 'Parcial', 'Falta la firma de dos actas.');
  // Taken along: the picture is there although nobody answers.
  await page.locator('.review__seen:not([hidden]) img').first().waitFor();
  await page.getByRole('button', { name: 'Deshacer' }).tap();
  await seesHeading(page, titleOf(1));
  await page.getByRole('button', { name: 'Emitir: Parcial' }).tap();
  for (let number = 2; number <= many; number += 1) await judges(page, titleOf(number), 'Suficiente');
  await page.getByText('No queda nada en esta tanda').waitFor();
  await page.getByRole('status').filter({ hasText: `${many} cosas` }).first().waitFor();

  const again = await comesBack(house);
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(async () => (await logged(again, 'review.issue')).length).toBe(many);
  expect((await reviewsIn(again)).filter(({ state }) => state === 'issued')).toMatchObject([{ of: idOf(7), verdict: 'sufficient' }]);

  await page.getByRole('link', { name: 'Volver a lo que espera' }).tap();
  await page.getByRole('link', { name: /firmada.*Tu veredicto espera que lo confirmes/ }).tap();
  await page.getByText('Cuando llegó tu veredicto ya había otra versión').waitFor();
  await page.getByRole('button', { name: 'Vale también para esta: Suficiente' }).tap();
  await expect.poll(async () => (await logged(again, 'review.confirm')).length).toBe(1);
  expect((await reviewsIn(again)).find(({ kind }) => kind === 'confirmed')).toMatchObject({ of: 'taller-07-b', state: 'replyWindow' });

  const first = (await reviewsIn(again)).find(({ of }) => of === idOf(1));
  const read = async (): Promise<string> => (await fetch(`${again.url}/compromisos/arba0011`)).text();
  expect(first).toMatchObject({ state: 'replyWindow', verified: 'limited' });
  expect(await read()).not.toContain('Falta la firma de dos actas.');
  await replies(again, first?.id ?? '', 'Las dos actas se firman esta semana.');
  expect((await reviewsIn(again)).find(({ id }) => id === first?.id)).toMatchObject({ state: 'final', reply: { text: 'Las dos actas se firman esta semana.' } });
  await expect.poll(async () => {
    const told = await read();
    return ['Falta la firma de dos actas.', 'Las dos actas se firman esta semana.'].map((text) => told.includes(text));
  }).toEqual([true, true]);
  expect(accidents).toEqual([]);
});

test('who sees no screen and who touches no glass reviews by names and keys alone, and nothing stands in the way', async () => {
  const house = await aHouse();
  await showsMuch(house);
  const { page, accidents } = await aTablet(house.url, { viewport: sizes.phone });
  await comesIn(page, /Inés, ente de monitoreo/);
  await page.goto(among);
  await seesHeading(page, 'Revisar');
  await expectAccessible(page);
  await page.getByRole('link', { name: `Revisar las ${many}` }).press('Enter');
  await seesHeading(page, titleOf(1));
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(titleOf(1));
  await page.getByRole('group', { name: '¿Alcanza como prueba?' }).getByRole('button', { name: 'Suficiente', exact: true }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('3');
  await page.getByLabel('Por qué').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/^Falta decir por qué/).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await expectAccessible(page);
  await page.keyboard.type('No se lee ninguna firma.');
  await page.keyboard.press('Control+Enter');
  await seesHeading(page, titleOf(2));
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(titleOf(2));
  await page.keyboard.press('j');
  await seesHeading(page, titleOf(3));
  await page.keyboard.press('k');
  await seesHeading(page, titleOf(2));
  await page.keyboard.press('k');
  await seesHeading(page, titleOf(1));
  await page.getByRole('heading', { name: /^Insuficiente, el/ }).waitFor();
  await page.goto('/app/revisar/paquete?todo=si');
  await seesHeading(page, 'Llevar para revisar sin internet');
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  expect(accidents).toEqual([]);
});
