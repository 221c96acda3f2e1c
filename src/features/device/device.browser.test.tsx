import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { tabletOf } from '../../../test/builders/device';
import { planRows, submittedCheckIn } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet } from '../../../test/builders/page';
import { showOn } from '../../../test/builders/screen';
import type { Change } from '../../domain/change';
import { emptyLine } from '../../domain/check-in';
import type { Device } from '../../storage/device';
import { record } from '../../storage/record';
import { checkInDraftKey, draftOf, readCheckInDraft, saveDraft } from '../../storage/drafts';
import { openAttention } from '../../storage/item-reads';
import { beginRecording } from '../../storage/recordings';
import type { AttentionEntry } from '../../storage/words-store';
import { onSendNow, useCourierStatus } from '../../sync/status';
import { DeviceLine } from './device-line';
import { DevicePage } from './device-page';

const line = 'c-11~2026-09-01~c-11-m4';
const mine = 'Segundo borrador revisado por las tres ramas.';
const theirs = 'Segundo borrador enviado a las tres ramas.';
const heldId = 'H'.repeat(22);

const change = (id: string, more: Partial<Change>): Change => ({ id, format: 1, kind: 'edit', operations: [], at: Date.parse('2026-11-18T12:31:00Z'), device: 'd', app: '0.1.0', ...more });

const held: AttentionEntry = {
  id: heldId,
  at: Date.parse('2026-11-18T12:40:00Z'),
  change: change(heldId, { operations: [{ entity: 'checkInLine', id: line, act: 'patch', set: { progress: mine }, seen: { progress: 'older' } }] }),
  outcome: { id: heldId, end: 'held', conflicts: [{ entity: 'checkInLine', id: line, group: 'progress', by: 'martin', writer: 'theirs' }] },
};

const rejectedId = 'R'.repeat(22);
const rejected: AttentionEntry = {
  id: rejectedId,
  at: Date.parse('2026-11-18T12:41:00Z'),
  change: change(rejectedId, { kind: 'check-in.submit', arguments: { commitment: 'c-11', from: '2026-06-01', seen: {}, lines: [{ milestone: 'c-11-m3', reported: 'substantial', progress: 'Dos reuniones hechas.' }] } }),
  outcome: { id: rejectedId, end: 'rejected', problem: 'closed', why: 'accepted' },
};

const movedId = 'M'.repeat(22);
const moved: AttentionEntry = {
  id: movedId,
  at: Date.parse('2026-11-18T12:42:00Z'),
  change: change(movedId, { kind: 'check-in.accept', arguments: { checkIn: 'c-11~2026-09-01', seen: {} } }),
  outcome: { id: movedId, end: 'held', conflicts: [{ entity: 'checkInLine', id: line, group: 'progress', by: 'lucia', writer: 'x' }] },
};

const open: Device[] = [];
const tablet = async (attention: readonly AttentionEntry[] = [], user = 'lucia'): Promise<Device> => {
  const rows = [...planRows(), ...submittedCheckIn].map((row) =>
    row.id === line ? { ...row, by: 'martin', writers: { '*': 'first', progress: 'theirs' }, fields: { ...row.fields, progress: theirs } } : row,
  );
  const device = await tabletOf({ user, rows });
  open.push(device);
  await device.words.transact((transaction) => transaction.addAttention(attention));
  return device;
};

const show = (device: Device, onSignOut = async (): Promise<void> => undefined) => showOn(device, <DevicePage theme="system" sessionEndsAt={Date.parse('2026-12-18T12:00:00Z')} onChooseTheme={() => undefined} onSignOut={onSignOut} />);
test('a server that was restored too empty is told of; what it has is taken only when the person says so', async () => {
  const device = await tablet();
  const asked = vi.fn();
  const stop = onSendNow(asked);
  useCourierStatus.setState({ connection: 'emptier', emptier: { vanishing: 14, held: 43 } });
  await show(device);
  expect(await screen.findByText('Al servidor le faltan 14 registros que este dispositivo tiene')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Preguntarle de nuevo' }));
  expect(asked).toHaveBeenCalledTimes(1);
  expect(await device.cache.replacementAgreed()).toBe(false);
  await userEvent.click(screen.getByRole('button', { name: 'Quedarme con lo del servidor' }));
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  expect(await device.cache.replacementAgreed()).toBe(true);
  stop();
});

const writtenBy = async (device: Device): Promise<Change | undefined> => (await device.words.pending())[0]?.change;
const settledHow = async (device: Device, id: string) => (await device.words.database.attention.get(id))?.settled?.how;

/** One correction, written and shown. */
const correct = async (device: Device): Promise<void> => {
  const written = await record(device, { kind: 'edit', operations: [{ entity: 'checkInLine', id: line, act: 'patch', set: { nextSteps: 'Capacitar.' } }] });
  if (written.accepted) await written.value.visible;
};

beforeEach(() => {
  useCourierStatus.setState(useCourierStatus.getInitialState());
  return page.viewport(820, 1180);
});
afterEach(async () => {
  cleanup();
  await Promise.all(open.splice(0).flatMap(({ words, cache }) => [words.database.delete(), cache.database.delete()]));
});

test('a held change shows both texts, whose they are, and the words that differ', async () => {
  show(await tablet([held]));
  const card = within(await screen.findByRole('article', { name: 'Hay dos textos para “¿Qué avanzó?” del hito 4' }));
  expect(card.getByText(/Lo que escribió Martín \(coordinación\)/)).toBeTruthy();
  expect(card.getAllByText(/revisado por|enviado a/).map((mark) => mark.tagName)).toEqual(['MARK', 'MARK']);
  expect(screen.queryByText(/c-11/)).toBeNull();
});

test('using mine writes my words again, over the ones I have now seen', async () => {
  const device = await tablet([held]);
  show(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Usar el mío' }));
  await expect.poll(() => writtenBy(device)).toMatchObject({ kind: 'edit', operations: [{ id: line, set: { progress: mine }, seen: { progress: 'theirs' } }] });
  expect(await settledHow(device, heldId)).toBe('mine');
  await screen.findByText('Usaste el tuyo · recién');
});

test('using the other’s writes nothing, and my text stays readable', async () => {
  const device = await tablet([held]);
  show(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Usar el de Martín' }));
  await expect.poll(() => settledHow(device, heldId)).toBe('theirs');
  expect(await writtenBy(device)).toBeUndefined();
  await userEvent.click(await screen.findByText('Lo que ya resolviste: 1 texto'));
  expect(screen.getByText(new RegExp(mine))).toBeTruthy();
});

test('putting both together begins with both, is kept while it is typed, and is written as one', async () => {
  const device = await tablet([held]);
  const first = show(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Juntar los dos' }));
  const field = screen.getByRole('textbox', { name: '¿Qué avanzó?' });
  expect(field).toHaveProperty('value', `${mine}\n\n${theirs}`);
  await userEvent.fill(field, 'Enviado y revisado por las tres ramas.');
  await expect.poll(async () => (await device.words.database.drafts.toArray()).length, { timeout: 1000 }).toBe(1);
  first.unmount();

  show(device);
  expect(await screen.findByRole('textbox', { name: '¿Qué avanzó?' })).toHaveProperty('value', 'Enviado y revisado por las tres ramas.');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar el texto junto' }));
  await expect.poll(() => writtenBy(device)).toMatchObject({ operations: [{ set: { progress: 'Enviado y revisado por las tres ramas.' }, seen: { progress: 'theirs' } }] });
  expect(await settledHow(device, heldId)).toBe('combined');
  await expect.poll(() => device.words.database.drafts.count()).toBe(0);
});

test('an acceptance of something that changed is never done again by itself: it says what changed and leads there', async () => {
  const device = await tablet([moved], 'martin');
  show(device);
  await screen.findByText('Aceptación del informe de avance, ARBA0011, septiembre a noviembre de 2026');
  expect(screen.getByText('Lucía cambió “¿Qué avanzó?” en el hito 4.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Mirarlo de nuevo' }).getAttribute('href')).toBe('/coordinacion/informes/arba0011/2026-09-01');
});

test('refused words are whole on the screen, and become a draft again', async () => {
  const device = await tablet([rejected]);
  show(device);
  await screen.findByText(/Ya no se puede cambiar/);
  expect(screen.getByText(/Dos reuniones hechas\./)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Volver a escribirlo' }));
  await screen.findByText(/Borrador con 1 de 1 hito, completo/);
  expect(readCheckInDraft(await draftOf(device, checkInDraftKey('c-11', '2026-06-01')))?.lines[0]?.progress).toBe('Dos reuniones hechas.');
  expect(await openAttention(device)).toEqual([]);
});

test('writing again never replaces a draft that is already being written', async () => {
  const device = await tablet([rejected]);
  const content = { commitment: 'c-11', from: '2026-06-01', seen: {}, lines: [{ ...emptyLine('c-11-m3'), progress: 'El nuevo' }] };
  await saveDraft(device, { key: checkInDraftKey('c-11', '2026-06-01'), kind: 'check-in', content: content as never });
  show(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Volver a escribirlo' }));
  await screen.findByText(/no lo pisamos/);
  expect(readCheckInDraft(await draftOf(device, checkInDraftKey('c-11', '2026-06-01')))?.lines[0]?.progress).toBe('El nuevo');
  expect(await openAttention(device)).toHaveLength(1);
});

test('discarding says what is lost and what stays, and only then leaves the tray', async () => {
  const device = await tablet([rejected]);
  show(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Descartar' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText(/^Se pierde:/)).toBeTruthy();
  expect(dialog.getByText(/^Queda:/)).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Conservarlo' }));
  expect(await openAttention(device)).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Descartar' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Descartar' }));
  await expect.poll(() => settledHow(device, rejectedId)).toBe('discarded');
});

test('what was too large to leave is said to be here only, and no copy on the server is promised', async () => {
  const outcome = { id: rejectedId, end: 'rejected', problem: 'tooLarge' } as const;
  show(await tablet([{ ...rejected, outcome }]));
  await screen.findByText(/está entero acá, y solo acá/);
  await userEvent.click(screen.getByRole('button', { name: 'Descartar' }));
  expect(within(screen.getByRole('dialog')).getByText(/En el servidor no hay copia\./)).toBeTruthy();
  expect(screen.queryByText(/apartad[oa] en el servidor/)).toBeNull();
});

test('what falls to be sent is listed with its state, and sending may always be asked for', async () => {
  const device = await tablet();
  await correct(device);
  useCourierStatus.setState({ connection: 'unreachable' });
  let asked = 0;
  const stop = onSendNow(() => (asked += 1));
  show(device);
  const waiting = within(await screen.findByRole('region', { name: 'Lo que falta enviar' }));
  expect(waiting.getByText('Corrección del informe de avance, ARBA0011, septiembre a noviembre de 2026')).toBeTruthy();
  expect(waiting.getByText('Guardado en este dispositivo')).toBeTruthy();
  expect(waiting.getByText('1 cosa · la más vieja, de recién')).toBeTruthy();
  await userEvent.click(waiting.getByRole('button', { name: 'Enviar ahora' }));
  expect(asked).toBe(1);
  stop();
});

test('a copy holds every word of the device and carries its day in the name', async () => {
  const device = await tablet([held, rejected]);
  const names: string[] = [];
  const files: Blob[] = [];
  const take = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => (files.push(file as Blob), 'blob:copy'));
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  show(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Guardar una copia' }));
  await expect.poll(() => names).toEqual(['bitacora-2026-11-18.json']);
  const text = (await files[0]?.text()) ?? '';
  expect(text).toContain(mine);
  expect(text).toContain('Dos reuniones hechas.');
  take.mockRestore();
  click.mockRestore();
});

test('a recording of a meeting is counted before leaving: it stands on this device alone', async () => {
  const device = await tablet([]);
  await beginRecording(device, { id: 'sound', meeting: 'r-1', format: 'audio/webm', startedAt: 1 });
  show(device, async () => undefined);
  await userEvent.click(await screen.findByRole('button', { name: 'Cerrar sesión' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Todavía hay palabras que solo están acá' }));
  expect(dialog.getByText(/Hay 1 grabación de una reunión que solo está en este dispositivo/)).toBeTruthy();
  await userEvent.click(dialog.getByText('Descartar todo y salir…'));
  expect(dialog.getByRole('button', { name: 'Descartar 1 cosa y salir' })).toHaveProperty('disabled', true);
});

test('leaving with unsent words asks first, keeps them by default and discards only for the typed number', async () => {
  const device = await tablet([held, rejected]);
  const left: string[] = [];
  show(device, async (how?: string) => void left.push(String(how)));
  await userEvent.click(await screen.findByRole('button', { name: 'Cerrar sesión' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Todavía hay palabras que solo están acá' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Dejarlo con llave y salir' }));
  expect(left).toEqual(['keep']);
  await userEvent.click(dialog.getByText('Descartar todo y salir…'));
  const discard = dialog.getByRole('button', { name: 'Descartar 2 cosas y salir' });
  await userEvent.fill(dialog.getByRole('textbox', { name: /escribí el número 2/ }), '3');
  expect(discard).toHaveProperty('disabled', true);
  await userEvent.fill(dialog.getByRole('textbox', { name: /escribí el número 2/ }), '2');
  await userEvent.click(discard);
  expect(left).toEqual(['keep', 'discard']);
});

test('with nothing unsent leaving asks nothing', async () => {
  const left: string[] = [];
  show(await tablet(), async (how?: string) => void left.push(String(how)));
  await userEvent.click(await screen.findByRole('button', { name: 'Cerrar sesión' }));
  expect(left).toEqual(['keep']);
});

test('a session that ended and a clock that is off are told, each with what it means', async () => {
  const device = await tablet();
  await correct(device);
  useCourierStatus.setState({ connection: 'signed-out', clockOffsetMs: 12 * 60_000 });
  show(device);
  await screen.findByText('1 cambio espera que entres');
  expect(screen.getAllByText('El reloj atrasa 12 minutos')).toHaveLength(2);
  expect(screen.getByText('Todavía no salgas sin internet')).toBeTruthy();
});

test('the line follows every item: written, answered, confirmed, and what needs a person', async () => {
  const device = await tablet();
  useCourierStatus.setState({ connection: 'reached' });
  showOn(device, <DeviceLine />);
  await screen.findByText('Nada espera en este dispositivo.');
  await correct(device);
  await screen.findByText(/1 cosa guardada en este dispositivo/);
  const [entry] = await device.words.pending();
  if (!entry) throw new Error('nothing waits');
  await device.words.transact((transaction) => transaction.putEntries([{ ...entry, state: 'answered', seq: 3 }]));
  await screen.findByText('1 cosa enviada; falta confirmarla.');
  await device.words.transact((transaction) => transaction.addAttention([held]));
  await screen.findByText('1 cosa necesita tu atención.');
  expect(screen.getByRole('status')).toBeTruthy();
});

test('axe finds nothing serious and nothing scrolls sideways on a phone or a tablet, full or empty', async () => {
  show(await tablet([held, rejected, moved]));
  await screen.findByText('Juntar los dos');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  cleanup();
  show(await tablet());
  await screen.findByText('No falta enviar nada');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});
