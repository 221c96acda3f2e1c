import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Route } from 'wouter';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { lifeOfMeeting, rowsAfterStep } from '../../../test/builders/meeting';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows, rowOf } from '../../../test/builders/plan';
import { seenOf } from '../../domain/apply-operation';
import type { RowImage } from '../../domain/change';
import type { Device } from '../../storage/device';
import { draftsOf } from '../../storage/drafts';
import { agendaOf, agreementsOf, meetingOf, meetingsOf } from '../../storage/meeting-reads';
import { beginRecording } from '../../storage/recordings';
import { AgreementsPage } from './agreements-page';
import { MeetingDetailsPage } from './details-page';
import { MeetingPage } from './meeting-page';
import { MeetingsPage } from './meetings-page';
import { SchedulePage } from './schedule-page';

let device: Device;
beforeEach(() => page.viewport(820, 1180));
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const tablet = async (user: string, rows: readonly RowImage[] = planRows()): Promise<void> => {
  device = await tabletOf({ user, rows });
};
const rowsUntil = (step: keyof typeof lifeOfMeeting): readonly RowImage[] => rowsAfterStep(step, planRows());
const routed = (
  <>
    <Route path="/reuniones">
      <MeetingsPage />
    </Route>
    <Route path="/reuniones/nueva">
      <SchedulePage />
    </Route>
    <Route path="/reuniones/:id">{({ id }) => <MeetingPage key={id} id={id} />}</Route>
    <Route path="/reuniones/:id/datos">{({ id }) => <MeetingDetailsPage id={id} />}</Route>
  </>
);
const showMeeting = (id = 'r-1') => showPage(<MeetingPage id={id} />, { device, at: `/reuniones/${id}` });
const point = (name: string) => screen.getByRole('heading', { level: 3, name });
const titles = async (id = 'r-1') => (await agendaOf(device, id)).map(({ title }) => title);

test('without network a focal point schedules what the plan promised: proposed whole, refused at its field, kept as it is typed', async () => {
  await tablet('lucia');
  await showPage(routed, { device, at: '/reuniones' });
  await userEvent.click(screen.getByRole('link', { name: 'Programar: Seguimiento trimestral de ARBA0011, hasta el 30 nov 2026' }));
  const form = within(await screen.findByRole('form', { name: 'Programar una reunión' }));
  expect(form.getByRole('button', { name: 'Quitar Fundación Poder Ciudadano' })).toBeTruthy();
  expect(form.getByRole<HTMLInputElement>('textbox', { name: 'Punto 1' }).value).toBe('Avance hito por hito');

  await userEvent.fill(form.getByLabelText('Fecha'), '2026-11-27');
  await userEvent.fill(form.getByLabelText('Desde'), '10:00');
  await userEvent.fill(form.getByLabelText(/Quién conduce/), 'Lucía');
  await userEvent.click(form.getByRole('button', { name: 'Programar' }));
  expect((await form.findAllByText('Falta el lugar. Si nadie va a ir, elegí Virtual.')).length).toBeGreaterThan(0);
  await expect.poll(() => document.activeElement).toBe(form.getByLabelText('Lugar'));
  await expect.poll(async () => (await draftsOf(device)).map(({ kind }) => kind)).toEqual(['meeting-schedule']);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);

  await userEvent.fill(form.getByLabelText('Lugar'), 'Sala 3');
  await userEvent.click(form.getByRole('button', { name: 'Programar' }));
  await screen.findByRole('heading', { level: 1, name: 'Reunión de seguimiento de ARBA0011' });
  expect(await screen.findByText('Guardado en este dispositivo')).toBeTruthy();
  const [meeting] = await meetingsOf(device);
  expect(meeting).toMatchObject({ organization: 'judicial', on: '2026-11-27', from: '10:00', place: 'Sala 3', chair: { name: 'Lucía', membership: 'm-lucia' }, invited: ['judicial', 'poder-ciudadano'], state: 'scheduled' });
  expect(await titles(meeting?.id)).toHaveLength(5);
  expect(await draftsOf(device)).toEqual([]);
});

test('who may not schedule is told who may, and is offered nothing', async () => {
  await tablet('tomas');
  await showPage(routed, { device, at: '/reuniones' });
  expect(screen.queryByRole('link', { name: /^Programar/ })).toBeNull();
  cleanup();
  await showPage(routed, { device, at: '/reuniones/nueva' });
  expect(screen.getByText('Programan reuniones los puntos focales y coordinación')).toBeTruthy();
});

test('coordination chooses who convenes: the lead of the first commitment is proposed', async () => {
  await tablet('martin');
  await showPage(<SchedulePage />, { device, at: '/reuniones/nueva?compromiso=c-8' });
  const host = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Quién convoca' });
  expect(host.selectedOptions[0]?.textContent).toBe('Dirección General de Política y Estrategia Ambiental');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Qué reunión es' }), 'forum');
  expect(screen.getByRole('button', { name: 'Quitar Una organización de la sociedad civil' })).toBeTruthy();
});

test('the date of a scheduled meeting is put right, and only that is written', async () => {
  await tablet('lucia', rowsUntil('schedule'));
  await showPage(routed, { device, at: '/reuniones/r-1/datos' });
  await userEvent.fill(await screen.findByLabelText('Fecha'), '2026-11-20');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar los cambios' }));
  await screen.findByText(/20 nov 2026, en 2 días/);
  const [entry] = await device.words.pending();
  expect(entry?.change.operations).toMatchObject([{ entity: 'meeting', id: 'r-1', act: 'patch', set: { on: '2026-11-20' } }]);
});

test('a meeting is postponed with a reason to a new date; each leads to the other, and it can be taken back', async () => {
  await tablet('lucia', rowsUntil('schedule'));
  await showPage(routed, { device, at: '/reuniones/r-1' });
  await userEvent.click(screen.getByRole('button', { name: 'Postergar' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.fill(dialog.getByLabelText('Motivo'), 'No hay');
  await userEvent.click(dialog.getByRole('button', { name: 'Postergar' }));
  expect(await dialog.findByText('Hacen falta al menos 10 letras.')).toBeTruthy();
  await userEvent.fill(dialog.getByLabelText('Motivo'), 'No hay quórum posible.');
  await userEvent.fill(dialog.getByLabelText(/Fecha nueva/), '2026-12-01');
  await userEvent.click(dialog.getByRole('button', { name: 'Postergar' }));
  expect(await screen.findByText('“No hay quórum posible.”')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Deshacer' }));
  await screen.findByText('Programada');
  expect((await meetingOf(device, 'r-1'))?.movedTo).toBeUndefined();
  expect(await meetingsOf(device)).toHaveLength(1);
});

test('a postponed meeting leads to the one that took its place, with the same agenda', async () => {
  await tablet('lucia', rowsUntil('schedule'));
  await showPage(routed, { device, at: '/reuniones/r-1' });
  await userEvent.click(screen.getByRole('button', { name: 'Postergar' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.fill(dialog.getByLabelText('Motivo'), 'No hay quórum posible.');
  await userEvent.fill(dialog.getByLabelText(/Fecha nueva/), '2026-12-01');
  await userEvent.click(dialog.getByRole('button', { name: 'Postergar' }));
  await userEvent.click(await screen.findByRole('link', { name: 'Pasó al 1 dic 2026' }));
  expect(await screen.findByRole('link', { name: 'Viene de la reunión del 18 nov 2026, que se postergó.' })).toBeTruthy();
  expect(point('Hito por hito')).toBeTruthy();
});

test('from the keyboard a point of the agenda goes to another place, and the order is kept', async () => {
  await tablet('lucia', rowsUntil('schedule'));
  await showMeeting();
  expect(await titles()).toEqual(['Hito por hito', 'Próximos pasos']);
  screen.getByRole('button', { name: 'Mover: Próximos pasos' }).focus();
  await userEvent.keyboard('[Space]');
  await expect.poll(() => document.body.textContent).toContain('Próximos pasos, lugar 2 de 2.');
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(() => document.body.textContent).toContain('Próximos pasos, lugar 1 de 2.');
  await userEvent.keyboard('[Space]');
  await expect.poll(() => titles()).toEqual(['Próximos pasos', 'Hito por hito']);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('a point is added, changed and taken away, and comes back when asked for', async () => {
  await tablet('lucia', rowsUntil('schedule'));
  await showMeeting();
  await userEvent.click(screen.getByRole('button', { name: 'Agregar un punto' }));
  await userEvent.fill(await screen.findByLabelText('Punto'), 'Evidencia');
  await userEvent.fill(screen.getByLabelText('Minutos'), '15');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  await expect.poll(() => titles()).toEqual(['Hito por hito', 'Próximos pasos', 'Evidencia']);
  await userEvent.click(await screen.findByRole('button', { name: 'Quitar: Hito por hito' }));
  await expect.poll(() => titles()).toEqual(['Próximos pasos', 'Evidencia']);
  await userEvent.click(await screen.findByRole('button', { name: 'Deshacer' }));
  await expect.poll(() => titles()).toEqual(['Hito por hito', 'Próximos pasos', 'Evidencia']);
});

test('while the title of a point is put right, the minutes that another tablet gave it arrive: both stand', async () => {
  await tablet('lucia', rowsUntil('schedule'));
  await showMeeting();
  await userEvent.click(screen.getByRole('button', { name: 'Editar: Hito por hito' }));
  await screen.findByDisplayValue('Hito por hito');
  const [first, second] = await agendaOf(device, 'r-1');
  if (!first || !second) throw new Error('no agenda');
  const written = (row: RowImage, set: object): RowImage => ({ ...row, fields: { ...row.fields, ...set }, writers: { ...row.writers, wording: 'other' } });
  // The second one shows on the screen: by then both have arrived.
  await device.cache.transact((transaction) => transaction.putRows([written(first.row, { minutes: 45 }), written(second.row, { title: 'Lo que sigue' })]));
  await screen.findByRole('heading', { level: 3, name: 'Lo que sigue' });
  await userEvent.fill(screen.getByLabelText('Punto'), 'Hito por hito, con evidencia');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  await expect.poll(() => titles()).toEqual(['Hito por hito, con evidencia', 'Lo que sigue']);
  expect((await agendaOf(device, 'r-1'))[0]?.minutes).toBe(45);
  const [entry] = await device.words.pending();
  expect(entry?.change.operations).toEqual([{ entity: 'agendaItem', id: 'i-1', act: 'patch', set: { title: 'Hito por hito, con evidencia' }, seen: seenOf('agendaItem', first.row.writers, { title: '' }) }]);
});

test('what the last meeting did not reach is brought over, and its open agreements stand first by themselves', async () => {
  const before = rowsUntil('publish').map((row) => (row.id === 'i-2' ? { ...row, fields: { ...row.fields, outcome: 'notReached' } } : row));
  const next = rowOf('meeting', { id: 'r-9', type: 'quarterlyFollowUp', commitments: ['c-11'], on: '2027-02-10', from: '10:00', modality: 'virtual', invited: [], organization: 'judicial', state: 'scheduled' }, 'members');
  await tablet('lucia', [...before, next]);
  await showMeeting('r-9');
  expect(within(screen.getByRole('region', { name: 'Acuerdos que siguen en pie' })).getByText('Publicar el acta firmada')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Traer el punto' }));
  await expect.poll(() => titles('r-9')).toEqual(['Próximos pasos']);
  expect((await agendaOf(device, 'r-9'))[0]?.carriedFrom).toBe('i-2');
  await expect.poll(() => screen.queryByRole('button', { name: 'Traer el punto' })).toBeNull();
});

test('whoever owes an agreement reports it done with a note; without one it is refused', async () => {
  await tablet('lucia', rowsUntil('agree'));
  await showPage(<AgreementsPage />, { device, at: '/reuniones/acuerdos' });
  expect(screen.getByText('Hasta el 2 dic 2026, en 14 días')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Informar que se cumplió: Publicar el acta firmada' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Informar que se cumplió' }));
  expect(await dialog.findByText(/al menos 10 letras/)).toBeTruthy();
  await userEvent.fill(dialog.getByLabelText('Qué se hizo'), 'Está publicada en el portal.');
  await userEvent.click(dialog.getByRole('button', { name: 'Informar que se cumplió' }));
  await expect.poll(async () => (await agreementsOf(device, 'r-1'))[0]?.state).toBe('reportedDone');
  expect(await screen.findByText('Informado como cumplido el 18 nov 2026')).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('the page of a meeting whose room is closed leads to the sound that only this device has', async () => {
  await tablet('lucia', rowsUntil('approve'));
  await showMeeting();
  expect(screen.queryByRole('link', { name: 'Escuchar la grabación' })).toBeNull();
  await beginRecording(device, { id: 'sound', meeting: 'r-1', format: 'audio/webm', startedAt: 1 });
  expect((await screen.findByRole('link', { name: 'Escuchar la grabación' })).getAttribute('href')).toMatch(/\/reuniones\/r-1\/sala$/);
});

test('the month is walked from the keyboard, and the address keeps the day', async () => {
  await tablet('lucia', rowsUntil('schedule'));
  await showPage(<MeetingsPage />, { device, at: '/reuniones?ver=mes' });
  screen.getByRole('button', { name: 'Miércoles 18 de noviembre, una reunión' }).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => document.activeElement?.getAttribute('data-day')).toBe('2026-11-25');
  expect(location.search).toBe('?ver=mes&dia=2026-11-25');
  await userEvent.keyboard('{PageDown}');
  expect(await screen.findByRole('heading', { name: 'Diciembre de 2026' })).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('the day on which a check-in is due names it, and leads the area that owes it to its form', async () => {
  await tablet('lucia', rowsUntil('schedule'));
  await showPage(<MeetingsPage />, { device, at: '/reuniones?ver=mes&dia=2026-11-30' });
  expect((await screen.findByRole('button', { name: /^Lunes 30 de noviembre/ })).getAttribute('aria-label')).toBe('Lunes 30 de noviembre, sin reuniones, 5 vencimientos');
  const link = await screen.findByRole('link', { name: 'Informar avance: Informe de avance de ARBA0011, septiembre a noviembre de 2026' });
  expect(link.getAttribute('href')).toContain('/compromisos/arba0011/informes/2026-09-01');
});

test('a cancelled meeting says why, and hundreds of meetings are searched at once', async () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    rowOf('meeting', { id: `x-${index}`, type: 'commitmentMonitoring', title: `Mesa ${index} con un nombre que no termina nunca porque alguien quiso decir todo lo que se iba a tratar en ella`, commitments: ['c-8'], on: `2026-${String((index % 12) + 1).padStart(2, '0')}-10`, from: '09:30', modality: 'virtual', invited: [], organization: 'ambiente', state: 'cancelled', reason: 'No vino nadie de la mesa.' }, 'members'),
  );
  await tablet('tomas', [...planRows(), ...many]);
  await showPage(<MeetingsPage />, { device, at: '/reuniones' });
  expect(screen.getAllByText(/Motivo: No vino nadie de la mesa\./).length).toBeGreaterThan(10);
  await userEvent.fill(screen.getByRole('searchbox'), 'mesa 299');
  await expect.poll(() => screen.getByText(/de 300 reuniones/).textContent).toContain('Una de 300 reuniones');
  await page.viewport(390, 900);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
