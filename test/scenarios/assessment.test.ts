/** The monitoring body writes a report with the server gone, and leaves with a file that says what the records say. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { questionsOf, scales } from '../../src/domain/assessment-forms';
import { aHouse, aTablet, expectAccessible, sizes } from './chromium';
import { comesIn, logged } from './story-parts';

interface Exported {
  readonly format: string;
  readonly form: string;
  readonly state: string;
  readonly commitment: { readonly code: string };
  readonly answers: readonly { readonly number: string; readonly question: string; readonly official: boolean; readonly answer: string | null }[];
  readonly trail: { readonly milestones: readonly unknown[]; readonly checkIns: number; readonly meetings: number; readonly attendance: Readonly<Record<string, number>> };
}

test('an end-of-commitment report is filled in from the trail without a network, leaves as a file that agrees with the data, and arrives', async () => {
  const house = await aHouse();
  const { page, accidents } = await aTablet(house.url);
  await page.setViewportSize(sizes.phone);
  await comesIn(page, /Inés, ente de monitoreo/);
  await page.context().setOffline(true);
  await page.goto('/app/evaluaciones');
  await page.getByRole('link', { name: 'Evaluación de fin de compromiso · DEMO2' }).click();
  await page.getByRole('heading', { level: 1, name: 'Evaluación de fin de compromiso' }).waitFor();
  const inserted = page.getByRole('button', { name: 'Insertar lo del registro en la respuesta 3.1' });
  await page.locator('#pregunta-participation').getByText('Del registro').click();
  await inserted.click();
  const participation = await page.getByLabel(/^3\.1/).inputValue();
  for (const { id, scale } of questionsOf.endOfCommitment) {
    const place = page.locator(`[id="pregunta-${id}"]`);
    if (scale) await place.getByRole('radio').nth(scales[scale].length - 2).check();
    else if (id !== 'participation') await place.getByRole('textbox').fill(`Lo que se vio de ${id}.`);
  }
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Guardar el borrador' }).click();
  await page.getByRole('heading', { name: 'Es tu borrador' }).waitFor();

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Datos (.json)' }).click()]);
  const exported = JSON.parse(await readFile(await download.path(), 'utf8')) as Exported;
  expect(exported).toMatchObject({ format: 'bitacora-assessment', form: 'endOfCommitment', state: 'draft', commitment: { code: 'DEMO2' } });
  expect(exported.answers.map(({ question, answer }) => [question, answer])).toEqual(
    questionsOf.endOfCommitment.map(({ id, scale }) => [id, scale ? scales[scale][scales[scale].length - 2] : id === 'participation' ? participation : `Lo que se vio de ${id}.`]),
  );
  expect(exported.trail.milestones).toHaveLength(3);
  expect(participation).toContain(exported.trail.meetings === 1 ? 'Una reunión' : `${exported.trail.meetings} reuniones`);
  expect(participation).toContain(`Sociedad civil ${exported.trail.attendance['civilSociety']}`);

  await page.context().setOffline(false);
  await expect.poll(() => logged(house, 'assessment.save')).toHaveLength(1);
  expect(accidents).toEqual([]);
});
