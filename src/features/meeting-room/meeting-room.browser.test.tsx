import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { tabletOf } from '../../../test/builders/device';
import { append, rowsAfterStep, type LifeStep } from '../../../test/builders/meeting';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows, rowOf } from '../../../test/builders/plan';
import { seenOf } from '../../domain/apply-operation';
import type { RowImage } from '../../domain/change';
import type { Device } from '../../storage/device';
import { agreementsOf, attendanceOf, attendeeContactsOf, meetingOf, agendaOf } from '../../storage/meeting-reads';
import { draftsOf } from '../../storage/drafts';
import { record } from '../../storage/record';
import { MeetingRoom } from './meeting-room';

const open: Device[] = [];
const tablet = async (after: LifeStep = 'start', { user = 'lucia', more = [], name }: { readonly user?: string; readonly more?: readonly RowImage[]; readonly name?: string } = {}): Promise<Device> => {
  const device = await tabletOf({ user, rows: [...rowsAfterStep(after, planRows()), ...more], ...(name === undefined ? {} : { name }) });
  open.push(device);
  return device;
};

beforeEach(() => page.viewport(1180, 820));
afterEach(async () => {
  cleanup();
  await Promise.all(open.splice(0).flatMap(({ words, cache }) => [words.database.delete(), cache.database.delete()]));
});

const enter = (device: Device, at = ''): Promise<void> => showPage(<MeetingRoom id="r-1" />, { device, at: `/reuniones/r-1/sala${at}`, frame: 'room' });
const at = (name: string) => screen.findByRole('radiogroup', { name });
const tap = async (name: string, word: string): Promise<void> => userEvent.click(within(await at(name)).getByRole('radio', { name: word }));
const writesAgreement = async (text: string, due: string): Promise<void> => {
  await userEvent.click(await screen.findByRole('button', { name: 'Nuevo acuerdo' }));
  await userEvent.fill(await screen.findByLabelText('¿Qué se acordó?'), text);
  await userEvent.fill(screen.getByLabelText('¿Para cuándo?'), due);
};

test('a meeting begins without a network, with its first point under the clock', async () => {
  const device = await tablet('schedule');
  await enter(device);
  await userEvent.click(screen.getByRole('button', { name: 'Empezar la reunión' }));
  await waitFor(() => expect(screen.getByRole('button', { name: /Hito por hito/ }).getAttribute('aria-current')).toBe('step'));
  expect(await meetingOf(device, 'r-1')).toMatchObject({ state: 'held', startedAt: device.now() });
  await screen.findByText('Guardado en este dispositivo');
});

test('words of the minutes that are on this device alone are not called confirmed over the room', async () => {
  const device = await tablet('start');
  await enter(device);
  await screen.findByText('Confirmado');
  await record(device, append(0));
  await screen.findByText('Guardado en este dispositivo');
  expect(screen.queryByText('Confirmado')).toBeNull();
});

test('who does not run the meeting finds no button to begin it', async () => {
  await enter(await tablet('schedule', { user: 'tomas' }));
  expect(await screen.findByText('La reunión todavía no empezó')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Empezar la reunión' })).toBeNull();
});

test('people are marked by tap: the totals by sector and who is missing follow at once', async () => {
  const device = await tablet();
  await enter(device);
  expect(await screen.findByText(/Faltan 3 instituciones/)).toBeTruthy();
  await tap('Lucía', 'Vino');
  await tap('Tomás', 'Avisó');
  await screen.findByText('1 persona presente');
  await screen.findByText(/Faltan 2 instituciones/);
  await tap('Tomás', 'Vino');
  await screen.findByText('2 personas presentes');
  const rows = await attendanceOf(device, 'r-1');
  expect(rows.map(({ id, presence, sector, row }) => [id, presence, sector, row.audience])).toEqual([
    ['r-1~m-lucia', 'present', 'government', 'room:judicial'],
    ['r-1~m-tomas', 'present', 'civilSociety', 'room:judicial'],
  ]);
  expect(rows.every(({ consent }) => consent === undefined)).toBe(true);
});

test('a wrong tap is taken back: nobody was marked', async () => {
  const device = await tablet();
  await enter(device);
  await tap('Tomás', 'Faltó');
  await screen.findByText('Tomás: Ausente');
  await userEvent.click(screen.getByRole('button', { name: 'Deshacer' }));
  await waitFor(async () => expect(await attendanceOf(device, 'r-1')).toEqual([]));
  expect(await device.words.pending()).toEqual([]);
});

test('somebody on no list is written down with an e-mail only where they said so, in a row that coordination alone holds', async () => {
  const device = await tablet();
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Agregar a una persona' }));
  const form = within(screen.getByRole('form', { name: 'Agregar a una persona' }));
  expect(form.queryByLabelText('Correo electrónico')).toBeNull();
  await userEvent.fill(form.getByLabelText('Nombre y apellido'), 'Ana Paz');
  await userEvent.fill(form.getByLabelText(/¿Cuál\?/), 'Asamblea de vecinos');
  await userEvent.click(form.getByRole('radio', { name: 'Sociedad civil' }));
  await userEvent.click(form.getByRole('checkbox', { name: /Quiere recibir el acta/ }));
  await userEvent.fill(form.getByLabelText('Correo electrónico'), 'ana@example.org');
  await userEvent.click(form.getByRole('button', { name: 'Anotar a esta persona' }));
  await screen.findByText('Ana Paz');
  const [row] = await attendanceOf(device, 'r-1');
  expect(row).toMatchObject({ name: 'Ana Paz', organizationName: 'Asamblea de vecinos', sector: 'civilSociety', mode: 'inPerson', presence: 'present', row: { audience: 'room:judicial' } });
  const [contact] = await attendeeContactsOf(device, 'r-1');
  expect(contact).toMatchObject({ attendance: row?.id, email: 'ana@example.org', row: { audience: 'coordination' } });
  expect(await draftsOf(device)).toEqual([]);
});

test.each([['while it waits', 0], ['once it may have left', 31_000]])('whoever is taken off the list leaves no e-mail behind; taken back %s, both stand again', async (_, later) => {
  const one = { meeting: 'r-1', sector: 'academia', mode: 'inPerson', presence: 'present' };
  const people = [rowOf('attendance', { id: 'x-ana', ...one, name: 'Ana Paz', selfMarked: true }, 'room:judicial'), rowOf('attendance', { id: 'x-eva', ...one, name: 'Eva Sol' }, 'room:judicial')];
  const contacts = ['x-ana', 'x-eva'].map((attendance) => rowOf('attendeeContact', { id: `${attendance}~contact`, attendance, meeting: 'r-1', email: `${attendance}@example.org`, consentOn: '2026-11-18' }, 'coordination'));
  const device = await tablet('start', { user: 'martin', more: [...people, ...contacts] });
  let now = device.now();
  await enter({ ...device, now: () => now });
  const standing = async () => [(await attendanceOf(device, 'r-1')).map(({ id }) => id), (await attendeeContactsOf(device, 'r-1')).map(({ email }) => email).sort()];
  await userEvent.click(await screen.findByRole('button', { name: 'Sacar de la lista: Ana Paz' }));
  await expect.poll(standing).toEqual([['x-eva'], ['x-eva@example.org']]);
  now += later;
  await userEvent.click(await screen.findByRole('button', { name: 'Deshacer' }));
  await expect.poll(standing).toEqual([['x-ana', 'x-eva'], ['x-ana@example.org', 'x-eva@example.org']]);
  expect((await attendeeContactsOf(device, 'r-1')).map(({ attendance }) => attendance).sort()).toEqual(['x-ana', 'x-eva']);
});

test('a sector is counted by heads', async () => {
  const device = await tablet();
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Contar personas de un sector' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Academia' }));
  await userEvent.fill(screen.getByLabelText('¿Cuántas personas?'), '12');
  await userEvent.click(screen.getByRole('button', { name: 'Anotar la cantidad' }));
  await screen.findByText('12 personas presentes');
});

test('a name is published only once the person says so, and the glass keeps the stroke as a path', async () => {
  const device = await tablet('attendOther');
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Firma y nombre de Tomás' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByRole('checkbox', { name: /su nombre se publique/ })).toHaveProperty('checked', false);
  await userEvent.click(dialog.getByRole('checkbox', { name: /su nombre se publique/ }));
  await userEvent.click(dialog.getByRole('button', { name: 'Firmar' }));
  const glass = dialog.getByRole('img', { name: 'Lugar para firmar' });
  const { left, top } = glass.getBoundingClientRect();
  const touch = (type: string, x: number, y: number) => glass.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: left + x, clientY: top + y }));
  glass.setPointerCapture = () => undefined;
  glass.hasPointerCapture = () => true;
  touch('pointerdown', 20, 20);
  touch('pointermove', 90, 60);
  await userEvent.click(dialog.getByRole('button', { name: 'Guardar la firma' }));
  await dialog.findByText(/Firmado/);
  const row = (await attendanceOf(device, 'r-1')).find(({ name }) => name === 'tomas');
  expect(row).toMatchObject({ consent: true, signature: { kind: 'stroke', path: expect.stringMatching(/^M\d+ \d+ L\d+ \d+$/) } });
});

test('an agreement for "en dos semanas" shows its full date before it is kept, at the point that is talked about', async () => {
  const device = await tablet();
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: /Próximos pasos/ }));
  await writesAgreement('Publicar la guía', 'en dos semanas');
  await screen.findByText('Miércoles 2 de diciembre de 2026 (en 14 días)');
  await userEvent.fill(screen.getByLabelText(/¿Quién/), 'Tomás');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar el acuerdo' }));
  await screen.findByRole('heading', { name: 'Publicar la guía' });
  const [agreement] = await agreementsOf(device, 'r-1');
  expect(agreement).toMatchObject({ text: 'Publicar la guía', due: '2026-12-02', person: { name: 'Tomás', membership: 'm-tomas' }, organization: 'osc', agendaItem: 'i-2', commitments: ['c-11'], state: 'open' });
  expect(await draftsOf(device)).toEqual([]);
});

test('a date that nobody understands is said and keeps nothing', async () => {
  const device = await tablet();
  await enter(device);
  await writesAgreement('Publicar la guía', 'lo antes posible');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar el acuerdo' }));
  await waitFor(() => expect(screen.getByLabelText('¿Para cuándo?').getAttribute('aria-invalid')).toBe('true'));
  expect(await agreementsOf(device, 'r-1')).toEqual([]);
});

test('the tablet dies while an agreement is typed: the room opens with every word in its place', async () => {
  const device = await tablet();
  await enter(device);
  await writesAgreement('Firmar el acta de la mesa', 'el viernes');
  // Another connection, as the process after the kill will see it, while this one has not ended anything.
  const next = await tablet('start', { name: device.words.database.name.replace('words:', '') });
  await expect.poll(async () => (await draftsOf(next))[0]?.content, { timeout: 1500, interval: 50 }).toMatchObject({ text: 'Firmar el acta de la mesa', due: 'el viernes' });
  cleanup();
  await enter(next);
  expect(await screen.findByLabelText('¿Qué se acordó?')).toHaveProperty('value', 'Firmar el acta de la mesa');
  await screen.findByText(/Viernes 20 de noviembre de 2026/);
});

test('an agreement is put right, deleted, and brought back', async () => {
  const device = await tablet('agree');
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Corregir: Publicar el acta firmada' }));
  await userEvent.fill(screen.getByLabelText('¿Qué se acordó?'), 'Publicar el acta firmada y escaneada');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar la corrección' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Borrar: Publicar el acta firmada y escaneada' }));
  await waitFor(async () => expect(await agreementsOf(device, 'r-1')).toEqual([]));
  await userEvent.click(screen.getByRole('button', { name: 'Deshacer' }));
  await screen.findByRole('heading', { name: 'Publicar el acta firmada y escaneada' });
  expect((await agreementsOf(device, 'r-1'))[0]).toMatchObject({ due: '2026-12-02', person: { name: 'Lucía' } });
});

test('while a typo is put right, the date that another tablet wrote arrives: both stand, and over which words the typo went is known', async () => {
  const device = await tablet('agree');
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Corregir: Publicar el acta firmada' }));
  await screen.findByDisplayValue('Publicar el acta firmada');
  const [before] = await agreementsOf(device, 'r-1');
  if (!before) throw new Error('no agreement');
  const { row } = before;
  const fromTheOther = { ...row, fields: { ...row.fields, due: '2026-12-20', text: 'Publicar el acta' }, writers: { ...row.writers, due: 'other', wording: 'other' } };
  // The second one shows on the screen: by then both have arrived.
  await device.cache.transact((transaction) => transaction.putRows([fromTheOther, { ...row, id: 'a-2', fields: { ...row.fields, text: 'Avisar a la mesa' } }]));
  await screen.findByRole('heading', { name: 'Avisar a la mesa' });
  await userEvent.fill(screen.getByLabelText('¿Qué se acordó?'), 'Publicar el acta firmada.');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar la corrección' }));
  await screen.findByRole('heading', { name: 'Publicar el acta firmada.' });
  const after = (await agreementsOf(device, 'r-1')).find(({ id }) => id === 'a-1');
  expect(after).toMatchObject({ text: 'Publicar el acta firmada.', due: '2026-12-20', person: { name: 'Lucía' } });
  const [entry] = await device.words.pending();
  expect(entry?.change.operations).toEqual([{ entity: 'agreement', id: 'a-1', act: 'patch', set: { text: 'Publicar el acta firmada.' }, seen: seenOf('agreement', row.writers, { text: '' }) }]);
});

test('what was agreed before stands first, and is reported done with a word on how', async () => {
  const before = [rowOf('meeting', { id: 'r-0', organization: 'judicial', type: 'quarterlyFollowUp', commitments: ['c-11'], on: '2026-08-18', from: '10:00', modality: 'inPerson', place: 'Sala 1', invited: [], state: 'published' }), rowOf('agreement', { id: 'a-0', meeting: 'r-0', commitments: ['c-11'], text: 'Enviar el borrador', organization: 'judicial', due: '2026-11-10', state: 'open' })];
  const device = await tablet('start', { more: before });
  await enter(device);
  await screen.findByText('vencido hace 8 días');
  await userEvent.click(screen.getByRole('button', { name: 'Informar que se cumplió' }));
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.fill(dialog.getByLabelText('¿Qué se hizo?'), 'Salió el 9 de noviembre.');
  await userEvent.click(dialog.getByRole('button', { name: 'Informar que se cumplió' }));
  await screen.findByText(/Informado como cumplido/);
  expect(await draftsOf(device)).toEqual([]);
});

test('a point is added and marked, and its clock goes on over a reload', async () => {
  const device = await tablet();
  let now = device.now();
  const clocked: Device = { ...device, now: () => now };
  await enter(clocked);
  await userEvent.click(await screen.findByRole('button', { name: /Hito por hito/ }));
  await waitFor(() => expect(screen.getByRole('button', { name: /Hito por hito/ }).getAttribute('aria-current')).toBe('step'));
  now += 22 * 60_000;
  cleanup();
  await enter(clocked);
  await screen.findByText('van 22 de 20 min');
  await userEvent.click(screen.getByRole('button', { name: 'Tratado' }));
  await waitFor(() => expect(screen.getByRole('button', { name: /Próximos pasos/ }).getAttribute('aria-current')).toBe('step'));
  await userEvent.click(screen.getByRole('button', { name: 'Agregar un punto' }));
  await userEvent.fill(screen.getByLabelText('De qué se habla'), 'Presupuesto');
  await userEvent.click(screen.getByRole('button', { name: 'Agregar' }));
  await screen.findByRole('button', { name: /Presupuesto/ });
  expect((await agendaOf(device, 'r-1')).map(({ title, outcome }) => [title, outcome])).toEqual([['Hito por hito', 'discussed'], ['Próximos pasos', undefined], ['Presupuesto', undefined]]);
});

test('before it ends all is read back; then the meeting is over, and the way on is its minutes', async () => {
  const device = await tablet('agree');
  await enter(device);
  await userEvent.click(await screen.findByRole('link', { name: /Leer los acuerdos y cerrar/ }));
  await screen.findByRole('heading', { name: 'Este es el acuerdo' });
  expect(screen.getByText('Lucía, Un órgano judicial · Miércoles 2 de diciembre de 2026')).toBeTruthy();
  const left = within(screen.getByRole('region', { name: '2 puntos sin tratar' }));
  await userEvent.click(left.getAllByRole('button', { name: 'No se llegó a tratar' })[1] as HTMLElement);
  await userEvent.fill(screen.getByLabelText(/¿Qué día/), 'en tres meses');
  await screen.findByText(/Jueves 18 de febrero de 2027/);
  await userEvent.fill(screen.getByLabelText('¿A qué hora?'), '10:00');
  await userEvent.click(screen.getByRole('button', { name: 'Cerrar la reunión' }));
  await screen.findByRole('heading', { name: 'La reunión terminó' });
  expect(screen.getByRole('link', { name: 'Ordenar el acta y circularla' }).getAttribute('href')).toMatch(/\/reuniones\/r-1\/acta$/);
  expect(await meetingOf(device, 'r-1')).toMatchObject({ state: 'minutesDraft', endedAt: device.now(), nextMeeting: { on: '2027-02-18', from: '10:00', place: 'Sala 3' } });
  expect((await agendaOf(device, 'r-1')).map(({ outcome }) => outcome)).toEqual([undefined, 'notReached']);
  expect((await device.words.pending()).map(({ change }) => change.kind)).toEqual(['edit', 'meeting.finish']);
});

test('the pen passes to somebody else, and everybody sees who has it', async () => {
  const device = await tablet();
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Pasar la lapicera' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tomás' }));
  await screen.findByText('Toma nota: Tomás');
  expect((await meetingOf(device, 'r-1'))?.noteTaker).toEqual({ name: 'Tomás', membership: 'm-tomas' });
});

test('who only reads the meeting is shown what goes on, and no way to change it', async () => {
  await enter(await tablet('agree', { user: 'bruno' }));
  await screen.findByRole('heading', { name: 'Publicar el acta firmada' });
  for (const name of ['Nuevo acuerdo', 'Agregar un punto', 'Agregar a una persona', 'Pasar la lapicera']) expect(screen.queryByRole('button', { name })).toBeNull();
});

test('axe finds nothing serious and nothing scrolls sideways, in any part of the room', async () => {
  const device = await tablet('agree');
  for (const part of ['', '?parte=agenda', '?parte=acuerdos', '?parte=voz', '?parte=cierre']) {
    cleanup();
    await enter(device, part);
    await screen.findByRole('heading', { level: 1 });
    expect(await seriousOnPhoneAndTablet(), part).toEqual([]);
  }
});
