import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import { rowsAfter } from '../../../test/builders/change';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { addPhoto } from '../../../test/builders/evidence';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows, publishedCheckIn, submittedCheckIn } from '../../../test/builders/plan';
import { issue, lookedAt, reply } from '../../../test/builders/review';
import { commandOf } from '../../../test/builders/change';
import type { RowImage } from '../../domain/change';
import { recordOf } from '../../domain/rows';
import { draftOf } from '../../storage/drafts';
import type { Device } from '../../storage/device';
import { replyDraftKind } from '../../storage/review-drafts';
import { MilestoneVerdicts } from './milestone-verdicts';
import { ReviewPage } from './review-page';
import { VerdictsOfThing } from './verdicts-about';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const shown = (): readonly RowImage[] => rowsAfter(addPhoto(), { rows: [...planRows(), ...publishedCheckIn, ...submittedCheckIn], by: 'lucia' });
const reviewed = (partial: Parameters<typeof issue>[1] = {}): readonly RowImage[] => {
  const rows = shown();
  return rowsAfter(issue(rows, partial), { rows, by: 'vera' });
};
const third = (rows: readonly RowImage[]) => {
  const milestone = recordOf('milestone', rows.find(({ id }) => id === 'c-11-m3'));
  if (!milestone) throw new Error('the plan has no third milestone');
  return milestone;
};
const underThird = (rows: readonly RowImage[]) => (
  <>
    <h1>Hito</h1>
    <MilestoneVerdicts milestone={third(rows)} />
  </>
);

test('the area reads until when it may answer, types without a network, answers once, and both texts stand beside each other', async () => {
  const rows = reviewed();
  device = await tabletOf({ user: 'lucia', rows });
  await showPage(underThird(rows), { device });
  expect(await screen.findByText(/^Podés responder hasta el 26 nov 2026, en 8 días\./)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Leer y responder' }).getAttribute('href')).toBe('/revisiones/v-1');
  cleanup();

  await showPage(<ReviewPage id="v-1" />, { device, at: '/revisiones/v-1' });
  expect(screen.getByText('Falta la firma de dos actas.')).toBeTruthy();
  const answer = await screen.findByLabelText('¿Qué responde el área?');
  await userEvent.click(screen.getByRole('button', { name: 'Responder y publicar' }));
  expect(screen.getByText('Falta la respuesta.')).toBeTruthy();
  await userEvent.fill(answer, 'Las dos actas se firman esta semana.');
  await expect.poll(async () => (await draftOf(device, `${replyDraftKind}/v-1`))?.content).toEqual({ text: 'Las dos actas se firman esta semana.' });
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Responder y publicar' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Responder y publicar' }));

  expect(await screen.findByText('Guardado en este dispositivo')).toBeTruthy();
  const texts = within(screen.getByRole('region', { name: 'Lo que dice cada parte' }));
  expect(texts.getByText('Falta la firma de dos actas.')).toBeTruthy();
  expect(await texts.findByText('Las dos actas se firman esta semana.')).toBeTruthy();
  expect(screen.queryByLabelText('¿Qué responde el área?')).toBeNull();
  expect(await draftOf(device, `${replyDraftKind}/v-1`)).toBeUndefined();
  expect(screen.getByText('Limitado: es lo que vale hoy')).toBeTruthy();
});

test('coordination answers for the area, and the answer says so; another area neither answers nor holds it', async () => {
  device = await tabletOf({ user: 'martin', rows: reviewed() });
  await showPage(<ReviewPage id="v-1" />, { device });
  await userEvent.fill(await screen.findByLabelText('¿Qué responde el área?'), 'El área avisa que firma el viernes.');
  await userEvent.click(screen.getByRole('button', { name: 'Responder y publicar' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Responder y publicar' }));
  expect(await screen.findByText('La escribió Martín en nombre del área.')).toBeTruthy();
  cleanup();
  await forgetTablet(device);

  device = await tabletOf({ user: 'bruno', rows: shown() });
  await showPage(<ReviewPage id="v-1" />, { device });
  expect(screen.getByText('Esta revisión no está en este dispositivo')).toBeTruthy();
});

test('once the time is over there is nothing to type, and the page says that it goes out as it is', async () => {
  device = await tabletOf({ user: 'lucia', rows: reviewed(), today: '2026-11-30' });
  await showPage(<ReviewPage id="v-1" />, { device });
  expect(screen.getByText('El plazo para responder terminó el 26 nov 2026, hace 4 días')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Responder y publicar' })).toBeNull();
});

test('words that somebody else was faster than stay readable until their author lets them go', async () => {
  device = await tabletOf({ user: 'lucia', rows: reviewed() });
  await showPage(<ReviewPage id="v-1" />, { device });
  await userEvent.fill(await screen.findByLabelText('¿Qué responde el área?'), 'Se firman esta semana.');
  // Coordination answered meanwhile, and the server's rows say so.
  const rows = reviewed();
  const answered = rowsAfter(reply('v-1', 'Ya se respondió.'), { rows, by: 'martin' }).filter(({ entity }) => entity === 'review');
  await device.cache.transact((transaction) => transaction.putRows(answered));
  expect(await screen.findByText('Tu respuesta no salió')).toBeTruthy();
  expect(screen.getByText('Ya se respondió.')).toBeTruthy();
  expect(screen.getByText('Se firman esta semana.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Descartar lo que escribí' }));
  await expect.poll(() => screen.queryByText('Se firman esta semana.')).toBeNull();
});

test('a dispute shows both sides under the milestone; what was reviewed is named, and that something newer is there', async () => {
  const before = reviewed({ verdict: 'insufficient', verified: 'disputed', note: 'La lista de asistencia es de otra reunión.' });
  const published = rowsAfter(reply('v-1', 'La lista es de la reunión del 12.'), { rows: before, by: 'lucia' });
  const version = lookedAt(published, 'evidence', 'e-1');
  const rows = rowsAfter(commandOf('evidence.describe', { evidence: 'e-1', set: { shows: 'La mesa y su lista de asistencia.' }, seen: { 'e-1': version } }), { rows: published, by: 'lucia' });
  device = await tabletOf({ user: 'tomas', rows });
  await showPage(underThird(rows), { device });
  expect(await screen.findByText('La lista de asistencia es de otra reunión.')).toBeTruthy();
  expect(screen.getByText('La lista es de la reunión del 12.')).toBeTruthy();
  expect(screen.getByText(/ya hay una versión más nueva/)).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  cleanup();
  await showPage(<><h1>Evidencia</h1><VerdictsOfThing thing="e-1" /></>, { device, locale: 'en' });
  expect((await screen.findByRole('link', { name: /Insufficient · Evidence: Mesa interpoderes/ })).textContent).toContain('a newer version is there');
});
