import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { planRows } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { commandOf } from '../../../test/builders/change';
import type { Evidence } from '../../domain/evidence';
import { receiptCode } from '../../domain/receipt-code';
import { beginCapture } from '../../storage/blobs/captures';
import { keepFile } from '../../storage/blobs/keep-file';
import { readBlob } from '../../storage/blobs/read-blob';
import type { Device } from '../../storage/device';
import { record } from '../../storage/record';
import { allEvidence, allRequests } from '../../storage/evidence-reads';
import { CapturePage } from './capture-page';
import { EvidenceItemPage } from './item-page';
import { EvidencePage } from './evidence-page';
import { EvidenceRequestPage } from './request-page';
import { LineEvidence } from './line-evidence';

afterEach(cleanup);

const tablet = async (user = 'lucia'): Promise<Device> => {
  const device = await tabletOf({ user, rows: planRows() });
  onTestFinished(() => forgetTablet(device));
  return device;
};

/** A picture that is unlike any other: four quarters, each of another grey. */
const photo = async (name = 'taller.png', greys: readonly number[] = [20, 200, 120, 240]): Promise<File> => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 480];
  const context = canvas.getContext('2d');
  greys.forEach((grey, index) => {
    if (!context) return;
    context.fillStyle = `rgb(${grey} ${grey} ${(grey * 7) % 256})`;
    context.fillRect((index % 2) * 320, Math.floor(index / 2) * 240, 320, 240);
  });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new File([blob ?? ''], name, { type: 'image/png', lastModified: Date.parse('2026-11-10T12:00:00Z') });
};

const hashOf = async (blob: Blob): Promise<string> => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const chooses = async (file: File): Promise<void> => {
  const picker = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!found) throw new Error('nothing picks files here');
    return found;
  });
  const chosen = new DataTransfer();
  chosen.items.add(file);
  picker.files = chosen.files;
  picker.dispatchEvent(new Event('change', { bubbles: true }));
  await screen.findByLabelText('Título');
};

const only = async (device: Device): Promise<Evidence> => {
  const [one, ...others] = await allEvidence(device);
  if (!one || others.length > 0) throw new Error('there is not one piece of evidence');
  return one;
};

test('a chosen file is kept, said what it shows, and has its receipt; all of it without a network', async () => {
  const device = await tablet();
  await showPage(<CapturePage />, { device, at: '/evidencia/nueva?compromiso=c-11&hito=c-11-m3' });
  const file = await photo();
  await chooses(file);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  const title = screen.getByLabelText('Título');
  expect(title).toHaveValue('taller');
  await userEvent.fill(title, 'Mesa, tercera reunión');
  await userEvent.fill(screen.getByLabelText('Qué muestra'), 'Seis firmas de las tres ramas.');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar la evidencia' }));
  await screen.findByRole('heading', { level: 1, name: 'La evidencia quedó guardada' });
  const kept = await only(device);
  expect(kept).toMatchObject({ title: 'Mesa, tercera reunión', shows: 'Seis firmas de las tres ramas.', kind: 'photo', origin: 'imported', milestones: ['c-11-m3'], organization: 'judicial', sensitivity: 'public', people: 'none', capturedAt: file.lastModified });
  expect(kept.original).toMatchObject({ sha256: await hashOf(file), bytes: file.size, type: 'image/png', name: 'taller.png' });
  expect(kept.preview?.bytes).toBeLessThanOrEqual(40 * 1024);
  expect(kept.place).toBeUndefined();
  await screen.findByText(receiptCode(kept.id, kept.original?.sha256));
  await screen.findByText('Guardado en este dispositivo');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  expect(await device.words.database.drafts.count()).toBe(0);
  // The first to need the worker that keeps bytes: it is built for it.
});

test('the same file for something else is said while it is attached, before anything is kept', async () => {
  const device = await tablet();
  await adds(device, { title: 'La primera vez' });
  await showPage(<CapturePage />, { device, at: '/evidencia/nueva?compromiso=c-11' });
  await chooses(await photo('otra vez.png'));
  const note = await screen.findByText('Este mismo archivo ya se presentó');
  expect(note.closest('.banner')?.textContent).toContain('La primera vez');
});

/** Kept and written as the sheet would. */
const adds = async (device: Device, more: Partial<Evidence> = {}): Promise<Evidence> => {
  const capture = await beginCapture(device, { how: 'files', about: {} });
  const kept = await keepFile(device, await photo(), { capture });
  if (!kept.accepted) throw new Error(kept.refusal.code);
  const { original, preview, look } = kept.value;
  const details = { commitment: 'c-11', organization: 'judicial', milestones: ['c-11-m3'], kind: 'photo', title: 'Una foto', shows: 'La mesa.', origin: 'captured', capturedAt: device.now(), sensitivity: 'public', people: 'none', original, preview, look, ...more };
  const id = `e-${(await allEvidence(device)).length + 1}`;
  const written = await record(device, commandOf('evidence.add', { evidence: id, details: JSON.parse(JSON.stringify(details)) }));
  if (!written.accepted) throw new Error(JSON.stringify(written.refusal));
  await written.value.visible;
  const found = (await allEvidence(device)).find((one) => one.id === id);
  if (!found) throw new Error('it is not there');
  return found;
};

test('an original is offered where it can be had; one that only its author\'s device has is said to be there', async () => {
  const device = await tablet();
  const here = await adds(device, { title: 'La que está acá' });
  const away = await adds(device, { title: 'La que no llegó', original: { sha256: 'ab'.repeat(32), bytes: 2_400_000, type: 'image/jpeg' } });
  await showPage(<EvidenceItemPage id={here.id} />, { device });
  await screen.findByRole('button', { name: /Bajar el original/ });
  cleanup();
  await showPage(<EvidenceItemPage id={away.id} />, { device });
  await screen.findByText(/está todavía en el dispositivo de quien lo hizo/);
  expect(screen.queryByRole('button', { name: /Bajar el original/ })).toBeNull();
});

test('a page that dies after the photo leaves it to be gone on with', async () => {
  const next = await tablet();
  const capture = await beginCapture(next, { how: 'camera', about: { commitment: 'c-11' } });
  await keepFile(next, await photo(), { capture });
  // The lock of a capture dies with its page: as another page left it, under a name that nobody holds.
  const held = await next.words.database.captures.get(capture);
  if (!held) throw new Error('the capture is not on the disk');
  await next.words.database.captures.add({ ...held, id: `${capture.slice(0, -1)}Z` });
  await showPage(<EvidencePage />, { device: next, at: '/evidencia' });
  const left = await screen.findByText(/Quedó algo sin terminar/);
  expect(left.closest('.banner')?.textContent).toContain('Hay una pieza guardada sin enviar');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('faces are covered with the keyboard alone: the public gets another picture, the original stays byte for byte', async () => {
  const device = await tablet();
  await showPage(<CapturePage />, { device, at: '/evidencia/nueva?compromiso=c-11' });
  const file = await photo();
  await chooses(file);
  await userEvent.click(await screen.findByRole('button', { name: 'Tapar caras o datos' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(await within(dialog).findByRole('button', { name: 'Agregar un recuadro' }));
  const box = await within(dialog).findByRole('group', { name: 'Recuadro 1 de 1' });
  box.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  await expect.poll(() => Number.parseFloat(box.style.left)).toBeCloseTo(42);
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await expect.poll(() => Number.parseFloat(box.style.width)).toBeCloseTo(22);
  await userEvent.keyboard('{Delete}');
  await within(dialog).findByText('Ningún recuadro');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Deshacer' }));
  await within(dialog).findByText('Un recuadro');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Usar esta imagen' }));
  await screen.findByText('El público va a ver esta imagen; el original queda igual.');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar la evidencia' }));
  await screen.findByRole('heading', { level: 1, name: 'La evidencia quedó guardada' });
  const kept = await only(device);
  expect(kept.original?.sha256).toBe(await hashOf(file));
  const covered = await readBlob(device, kept.publicPicture?.sha256 ?? '');
  expect(covered?.type).toBe('image/jpeg');
  // The middle, where four greys met sharply, is one of a few even squares now.
  const before = await greysAround(file);
  const after = await greysAround(covered ?? new Blob());
  expect(new Set(before).size).toBeGreaterThan(2);
  expect(Math.max(...after) - Math.min(...after)).toBeLessThan(Math.max(...before) - Math.min(...before));
});

/** The grey of four points close around the middle of the box. */
const greysAround = async (picture: Blob): Promise<readonly number[]> => {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(640, 480);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0, 640, 480);
  return [[316, 236], [324, 236], [316, 244], [324, 244]].map(([x = 0, y = 0]) => context?.getImageData(x, y, 1, 1).data[0] ?? -1);
};

test('seen closely, it says what it proves and what not, what will be public, and is taken back only for a reason', async () => {
  const device = await tablet();
  const { id } = await adds(device, { clockOffsetMs: 0 });
  await showPage(<EvidenceItemPage id={id} />, { device, at: `/evidencia/${id}` });
  const card = await screen.findByRole('region', { name: 'De dónde viene' });
  within(card).getByText(/Se hizo dentro de Bitácora/);
  within(card).getByText('Que el servidor lo tenga: todavía no llegó');
  expect(card.textContent?.toLowerCase()).not.toContain('verificad');
  await screen.findByRole('img', { name: 'Imagen: Una foto' });
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Qué será público' }));
  const preview = await screen.findByRole('dialog', { name: 'Qué será público' });
  within(preview).getByText('Falta que el archivo llegue al servidor.');
  expect(preview.textContent).not.toContain('taller.png');
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'Retirar' }));
  const reason = await screen.findByRole('dialog', { name: 'Retirar' });
  await userEvent.click(within(reason).getByRole('button', { name: 'Retirar' }));
  await within(reason).findByText(/Hacen falta al menos/);
  await userEvent.fill(within(reason).getByLabelText('¿Por qué se retira?'), 'Se ve a un menor de edad.');
  await userEvent.click(within(reason).getByRole('button', { name: 'Retirar' }));
  await screen.findByText('“Se ve a un menor de edad.”');
  expect((await only(device)).state).toBe('withdrawn');
  expect(screen.queryByRole('img', { name: 'Imagen: Una foto' })).toBeNull();
});

test('what is kept is corrected word by word, and only what changed travels', async () => {
  const device = await tablet();
  const { id } = await adds(device);
  await showPage(<EvidenceItemPage id={id} />, { device, at: `/evidencia/${id}`, locale: 'en' });
  await userEvent.click(await screen.findByRole('button', { name: 'Correct what it says' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Restricted' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await only(device)).sensitivity).toBe('restricted'));
  const [, described] = await device.words.pending();
  expect(described?.change.arguments).toMatchObject({ set: { sensitivity: 'restricted' } });
  expect(described?.change.operations.map(({ set }) => Object.keys(set ?? {}))).toEqual([['sensitivity']]);
  await screen.findByText('Restricted', { selector: '.chip b' });
});

test('a gallery of hundreds is found by its words and its kind', async () => {
  const device = await tablet();
  const rows = Array.from({ length: 300 }, (_, index) => ({
    entity: 'evidence', id: `x-${String(index).padStart(3, '0')}`, audience: 'area:judicial', writers: {}, seq: index + 1, by: 'lucia', at: 1,
    fields: { commitment: 'c-11', organization: 'judicial', milestones: ['c-11-m3'], kind: index % 3 === 0 ? 'link' : 'observation', title: `Pieza ${index}`, shows: 'Algo', text: 'Algo', origin: 'captured', capturedAt: 1_000_000 + index, sensitivity: 'public', people: 'none', author: 'lucia', addedOn: '2026-11-01', state: 'received' },
  }));
  await device.cache.transact((transaction) => transaction.putRows(rows as never));
  await showPage(<EvidencePage />, { device, at: '/evidencia' });
  await screen.findByText('300 evidencias');
  expect(document.querySelectorAll('.tile').length).toBe(48);
  await userEvent.click(screen.getByRole('button', { name: 'Mostrar 48 más' }));
  expect(document.querySelectorAll('.tile').length).toBe(96);
  await userEvent.selectOptions(screen.getByLabelText('Clase'), 'Enlace');
  await screen.findByText('100 evidencias');
  expect(location.search).toBe('?clase=link');
  await userEvent.fill(screen.getByRole('searchbox'), 'pieza 297');
  await screen.findByText('1 evidencia');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

const asks = async (device: Device): Promise<void> => {
  const written = await record(device, commandOf('request.open', { request: 'q-1', commitment: 'c-11', milestone: 'c-11-m3', organization: 'judicial', question: '¿Dónde están las actas firmadas?', due: '2026-11-25' }));
  if (!written.accepted) throw new Error(JSON.stringify(written.refusal));
  await written.value.visible;
};

test('an area answers what it is asked, with what it shows or with a reason why not', async () => {
  const asked = await tablet('martin');
  await asks(asked);
  const [request] = await allRequests(asked);
  const device = await tablet();
  await device.cache.transact((transaction) => transaction.putRows([{ ...request?.row, base: undefined, pending: undefined } as never]));
  await adds(device, { request: 'q-1' });
  await showPage(<EvidenceRequestPage id="q-1" />, { device, at: '/evidencia/pedidos/q-1' });
  await screen.findByText('Para el 25 nov 2026, en 7 días.');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  // What was captured for this very request is chosen already.
  await userEvent.click(await screen.findByRole('button', { name: 'Responder con una evidencia' }));
  await screen.findByText('Respondido: falta decir si alcanza.');
  expect((await allRequests(device))[0]?.replies.at(-1)?.evidence).toEqual(['e-1']);
});

test('whoever asked says that it does not suffice, and why: it is open again, and how often is said', async () => {
  const device = await tablet('martin');
  await asks(device);
  await adds(device);
  const row = (await allRequests(device))[0]?.row;
  const answered = await record(device, commandOf('request.answer', { request: 'q-1', evidence: ['e-1'], seen: { 'q-1': row?.writers ?? {} } }));
  expect(answered).toMatchObject({ accepted: true });
  if (answered.accepted) await answered.value.visible;
  await showPage(<EvidenceRequestPage id="q-1" />, { device, at: '/evidencia/pedidos/q-1' });
  await userEvent.click(await screen.findByRole('button', { name: 'No alcanza' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.fill(within(dialog).getByLabelText('¿Qué falta?'), 'Falta la firma del acta.');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Pedir de nuevo' }));
  await screen.findByText('Falta la firma del acta.');
  await screen.findByText(/Se pidió 2 veces/);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('a line of a check-in takes what was shown before', async () => {
  const device = await tablet();
  await adds(device, { title: 'Acta firmada' });
  const shown: (readonly string[])[] = [];
  await showPage(
    <>
      <h1>Informe</h1>
      <LineEvidence commitment="c-11" milestone="c-11-m3" checkIn="c-11~2026-09-01" organization="judicial" shownBy={[]} onShow={(ids) => void shown.push(ids)} />
    </>,
    { device },
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Elegir de la que ya está' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('checkbox', { name: /Acta firmada/ }));
  expect(shown).toEqual([['e-1']]);
});

test('a picture is looked at closely with the keys', async () => {
  await page.viewport(390, 844);
  const device = await tablet();
  const { id } = await adds(device);
  await showPage(<EvidenceItemPage id={id} />, { device, at: `/evidencia/${id}` });
  const frame = await screen.findByRole('group', { name: /Imagen: con \+ y −/ });
  frame.focus();
  const picture = within(frame).getByRole('img');
  await userEvent.keyboard('++{ArrowLeft}');
  expect(picture.style.transform).toMatch(/translate\(60px, 0px\) scale\(2\.25\)/);
  await userEvent.keyboard('0');
  expect(picture.style.transform).toBe('translate(0px, 0px) scale(1)');
});
