import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import { rowsAfter } from '../../../test/builders/change';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { addPhoto, hashOf } from '../../../test/builders/evidence';
import { rowsAfterStep } from '../../../test/builders/meeting';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows, publishedCheckIn, submittedCheckIn } from '../../../test/builders/plan';
import { everyAnswer, onAssessment, saveAssessment } from '../../../test/builders/review';
import type { RowImage } from '../../domain/change';
import { draftOf, saveDraft } from '../../storage/drafts';
import type { Device } from '../../storage/device';
import { assessmentOf } from '../../storage/review-reads';
import { AssessmentPage } from './assessment-page';
import { AssessmentsPage } from './assessments-page';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const id = 'c-11~endOfCommitment';
const trail = (): readonly RowImage[] => rowsAfterStep('circulate', rowsAfter(addPhoto(), { rows: [...planRows(), ...publishedCheckIn, ...submittedCheckIn], by: 'lucia' }));
const shared = (): readonly RowImage[] => {
  const draft = rowsAfter(saveAssessment(), { rows: trail(), by: 'vera' });
  return rowsAfter(onAssessment(draft, 'share'), { rows: draft, by: 'vera' });
};
const saved = async () => assessmentOf(device, id);

test('the monitoring body finds its forms by their day, what is late above the line of today', async () => {
  device = await tabletOf({ user: 'vera', rows: trail(), today: '2027-08-02' });
  await showPage(<AssessmentsPage />, { device });
  const rows = (await screen.findAllByRole('listitem')).filter((row) => row.className.startsWith('ledger__row')).map((row) => row.textContent);
  expect(rows.find((row) => row.includes('ARBA0008') && row.includes('fin de compromiso'))).toContain('hace 3 días');
  expect(screen.getByRole('link', { name: /^Evaluación de fin de plan/ })).toBeTruthy();
  await userEvent.fill(screen.getByRole('searchbox'), 'demo2');
  expect(screen.getByText('2 evaluaciones.')).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('a form is filled from the trail without a network, kept as it is typed, saved, shared and closed once every answer is there', async () => {
  device = await tabletOf({ user: 'vera', rows: trail() });
  await showPage(<AssessmentPage id={id} />, { device });
  await userEvent.click(within(await screen.findByRole('group', { name: '1.1 Nivel de cumplimiento' })).getByRole('radio', { name: 'Limitado' }));
  const participation = screen.getByLabelText('3.1 ¿Quiénes participaron durante la implementación, y cómo?');
  const told = participation.closest('.stack')?.querySelector('details') ?? document.body;
  await userEvent.click(within(told).getByText('Del registro'));
  await userEvent.click(within(told).getByRole('button', { name: 'Insertar lo del registro en la respuesta 3.1' }));
  expect((participation as HTMLTextAreaElement).value).toBe('Una reunión el 18 nov 2026. Asistencia por sector, sumando reuniones: Gobierno 1, Sociedad civil 1, Academia 4.');
  expect(screen.getAllByText('Redacción nuestra, no oficial.').length).toBeGreaterThan(1);
  await expect.poll(async () => JSON.stringify((await draftOf(device, `assessment/${id}`))?.content)).toContain('Una reunión el 18 nov 2026');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Guardar el borrador' }));
  await expect.poll(saved).toMatchObject({ state: 'draft', answers: { completion: 'limited' } });
  await expect.poll(async () => draftOf(device, `assessment/${id}`)).toBeUndefined();
  await userEvent.click(await screen.findByRole('button', { name: 'Compartir para comentarios' }));
  await expect.poll(saved).toMatchObject({ state: 'sharedForComment' });
  await userEvent.click(await screen.findByRole('button', { name: 'Cerrar la evaluación' }));
  expect(await screen.findByText(/^Faltan \d+ respuestas$/)).toBeTruthy();
  expect((await saved())?.state).toBe('sharedForComment');
  cleanup();

  await saveDraft(device, { key: `assessment/${id}`, kind: 'assessment', content: { answers: everyAnswer('endOfCommitment') } });
  await showPage(<AssessmentPage id={id} />, { device });
  await userEvent.click(await screen.findByRole('button', { name: 'Cerrar la evaluación' }));
  await expect.poll(saved).toMatchObject({ state: 'final', answers: everyAnswer('endOfCommitment') });
  await userEvent.fill(await screen.findByLabelText('Constancia'), 'IRM-2027-14');
  await userEvent.click(screen.getByRole('button', { name: 'Ya la presenté' }));
  expect(await screen.findByText('Constancia: IRM-2027-14')).toBeTruthy();
});

test('three files go along at most, and of one that is too large its safe copy', async () => {
  const large = { sha256: hashOf('large'), bytes: 25 * 1024 * 1024, type: 'video/mp4', name: 'larga.mp4' };
  let rows: readonly RowImage[] = planRows();
  for (const name of ['e-1', 'e-2', 'e-3', 'e-4']) rows = rowsAfter(addPhoto(name, { title: `Foto ${name}`, ...(name === 'e-4' ? { original: large } : {}) }), { rows, by: 'lucia' });
  rows = rows.map((row) => (row.id === 'e-4' ? { ...row, fields: { ...row.fields, derivatives: [{ part: 'picture', sha256: hashOf('small'), bytes: 900_000, type: 'image/webp' }] } } : row));
  device = await tabletOf({ user: 'vera', rows });
  await showPage(<AssessmentPage id={id} />, { device });
  const fourth = await screen.findByRole('checkbox', { name: /Foto e-4.*va la copia de 900\s?kB; el original pesa 26\s?MB/ });
  await userEvent.click(fourth);
  for (const name of ['e-1', 'e-2']) await userEvent.click(screen.getByRole('checkbox', { name: new RegExp(`Foto ${name}`) }));
  expect((screen.getByRole('checkbox', { name: /Foto e-3.*ya elegiste 3/ }) as HTMLInputElement).disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Guardar el borrador' }));
  await expect.poll(saved).toMatchObject({ files: [{ evidence: 'e-4', part: 'picture' }, { evidence: 'e-1' }, { evidence: 'e-2' }] });
});

test('everybody reads what is shared and comments on it in time; a draft is seen by its author alone', async () => {
  device = await tabletOf({ user: 'tomas', rows: shared() });
  await showPage(<AssessmentPage id={id} />, { device });
  expect(screen.getByText('Se reciben comentarios hasta el 26 nov 2026')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Cerrar la evaluación' })).toBeNull();
  await userEvent.fill(await screen.findByLabelText('Tu comentario'), 'Falta nombrar a los municipios.');
  await userEvent.click(screen.getByRole('button', { name: 'Comentar' }));
  expect(await screen.findByText('Falta nombrar a los municipios.', { selector: 'p' })).toBeTruthy();
  expect(screen.getByText(/^Tomás · Una organización de la sociedad civil/)).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  cleanup();
  await forgetTablet(device);

  device = await tabletOf({ user: 'lucia', rows: planRows() });
  await showPage(<AssessmentPage id={id} />, { device, locale: 'en' });
  expect(screen.getByText('This assessment is not on this device')).toBeTruthy();
});
