import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { encodeStateAsUpdate } from 'yjs';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { rowsAfterStep, type LifeStep } from '../../../test/builders/meeting';
import { planRows } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import type { Change } from '../../domain/change';
import type { Device } from '../../storage/device';
import { approvedMinutesOf, commentsOf, contributionsOf, meetingOf } from '../../storage/meeting-reads';

import { documentOf } from './fragment-of-text';
import { MinutesPage } from './minutes-page';
import { recordHash } from './record-hash';
import { updateToText } from './update-text';

const open: Device[] = [];
const at = async (step: LifeStep, user: string, today?: string): Promise<Device> => {
  const device = await tabletOf({ user, rows: rowsAfterStep(step, planRows()), ...(today === undefined ? {} : { today }) });
  open.push(device);
  return device;
};
const show = (device: Device) => showPage(<MinutesPage id="r-1" />, { device });
const press = async (name: string | RegExp): Promise<void> => userEvent.click(await screen.findByRole('button', { name }));
/** In the dialog that asks. */
const confirm = async (name: string): Promise<void> => {
  const dialog = await screen.findByRole('dialog');
  await userEvent.click([...dialog.querySelectorAll('button')].find((button) => button.textContent === name) as HTMLButtonElement);
};

beforeEach(() => page.viewport(390, 900));
afterEach(async () => {
  cleanup();
  await Promise.all(open.splice(0).map(forgetTablet));
});

test('read on the device: number, attendance by sector, agreements, evidence that was asked for; and the same for everybody on a phone and a tablet', async () => {
  await show(await at('finish', 'lucia'));
  expect(screen.getByRole('heading', { level: 1, name: 'Acta 1/2026' })).toBeTruthy();
  expect(await screen.findByText('6 personas presentes')).toBeTruthy();
  expect(screen.getByText('Publicar el acta firmada')).toBeTruthy();
  expect(screen.getByText('¿Dónde están las actas firmadas?').nextElementSibling?.textContent).toMatch(/ARBA0011, hito 3 · hasta el 9 dic 2026 · Sin responder$/);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('circulated with the window that the calendar proposes, by who writes it', async () => {
  const device = await at('finish', 'lucia');
  await show(device);
  await press('Circular el acta');
  await confirm('Circular el acta');
  await waitFor(async () => expect(await meetingOf(device, 'r-1')).toMatchObject({ state: 'circulated', commentsUntil: '2026-11-26' }));
  await screen.findByText(/Se puede comentar hasta el/);
});

test('who was there asks for an amendment; who was not there may not; who writes it answers', async () => {
  const away = await at('circulate', 'bruno');
  await show(away);
  expect(screen.queryByLabelText('Qué querés decir del acta')).toBeNull();
  cleanup();
  const device = await at('circulate', 'tomas');
  await show(device);
  await userEvent.click(await screen.findByRole('radio', { name: 'Pedido de enmienda' }));
  await userEvent.fill(await screen.findByLabelText('Qué querés decir del acta'), 'Falta mi intervención.');
  await press('Enviar');
  await waitFor(async () => expect(await commentsOf(device, 'r-1')).toMatchObject([{ kind: 'amendment', text: 'Falta mi intervención.', author: 'tomas', attendance: 'r-1~m-tomas', state: 'open' }]));
});

test('approved only when the window is over, published with what will be public in sight', async () => {
  await show(await at('circulate', 'martin', '2026-11-26'));
  expect(await screen.findByText(/Se puede aprobar desde/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Aprobar el acta' })).toBeNull();
  cleanup();
  const device = await at('circulate', 'martin', '2026-11-27');
  await show(device);
  await press('Aprobar el acta');
  await confirm('Aprobar el acta');
  await waitFor(async () => expect(await approvedMinutesOf(device, 'r-1')).toHaveLength(1));
  const [version] = await approvedMinutesOf(device, 'r-1');
  await screen.findByText(await recordHash(version!.record));
  await press('Publicar el acta');
  const preview = await screen.findByRole('region', { name: 'Lo que va a ser público' });
  expect(preview.textContent).not.toContain('tomas');
  await confirm('Publicar el acta');
  await waitFor(async () => expect(await meetingOf(device, 'r-1')).toMatchObject({ state: 'published' }));
});

test('corrected: a new version with its reason and the difference in sight, the former as it was', async () => {
  const device = await at('publish', 'martin', '2026-11-28');
  await show(device);
  await press('Corregir el acta');
  const field = await screen.findByRole('textbox', { name: 'Hito por hito' });
  await userEvent.click(field);
  await userEvent.keyboard('{Control>}{End}{/Control} anual');
  await userEvent.fill(await screen.findByLabelText('Motivo de la corrección'), 'corto');
  await press('Guardar la versión nueva');
  await screen.findByText('El motivo necesita al menos 10 letras.');
  await userEvent.fill(await screen.findByLabelText('Motivo de la corrección'), 'Faltaba decir cuál informe.');
  await press('Guardar la versión nueva');
  await waitFor(async () => expect(await approvedMinutesOf(device, 'r-1')).toHaveLength(2));
  await screen.findByRole('heading', { name: 'Versión 2' });
  await userEvent.click(screen.getByText('Qué cambió'));
  expect(screen.getByText('anual').tagName).toBe('INS');
});

test('words beside the minutes from who may not write them', async () => {
  const device = await at('write', 'tomas');
  await show(device);
  await userEvent.fill(await screen.findByLabelText('Tus palabras'), 'No se dijo todo.');
  await press('Sumarlas');
  await waitFor(async () => expect(await contributionsOf(device, 'r-1')).toMatchObject([{ author: 'tomas', text: 'No se dijo todo.' }]));
  await screen.findByText('No se dijo todo.');
});

test('words that the server refused are a branch: in sight, to take along, and put forward as an amendment', async () => {
  const device = await at('circulate', 'tomas');
  // A document with one paragraph in i-1, refused when the person no longer wrote the minutes.
  const update = refusedUpdate('Lo que dije.');
  const change: Change = { id: 'refused-words-of-tomas', format: 1, kind: 'minutes.append', arguments: { meeting: 'r-1', part: 'r-1~part~x~0', index: 0, update }, operations: [], at: 1, device: 'd', app: '0' };
  await device.words.transact((transaction) => transaction.addAttention([{ id: change.id, change, outcome: { id: change.id, end: 'rejected', problem: 'forbidden', why: 'meeting.write' }, at: 2 }]));
  await show(device);
  await screen.findByText('Hay palabras tuyas que no entraron en el acta');
  await userEvent.click(screen.getByText('Ver tus palabras'));
  expect(screen.getByText('Lo que dije.')).toBeTruthy();
  await press('Pedir como enmienda');
  await waitFor(async () => expect(await commentsOf(device, 'r-1')).toMatchObject([{ kind: 'amendment', text: 'Hito por hito\n\nLo que dije.' }]));
  await waitFor(() => expect(screen.queryByText('Hay palabras tuyas que no entraron en el acta')).toBeNull());
});

const refusedUpdate = (text: string): string => updateToText(encodeStateAsUpdate(documentOf({ 'i-1': { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] } })));
