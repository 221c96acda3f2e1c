import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Route, Switch } from 'wouter';
import { commandOf, rowsAfter } from '../../../test/builders/change';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { addPhoto, photoDetails } from '../../../test/builders/evidence';
import { planRows, submittedCheckIn } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { issue } from '../../../test/builders/review';
import { ReviewPackPlace, ReviewPlace, ReviewsPlace } from '../../app/review-place';
import type { RowImage } from '../../domain/change';
import type { Device } from '../../storage/device';
import { draftsOf } from '../../storage/drafts';
import { forgetPack } from '../../storage/review-pack';
import { allReviews, noteReviewsLooked } from '../../storage/review-reads';

afterEach(cleanup);

const Room = () => (
  <Switch>
    <Route path="/revisar">
      <ReviewsPlace />
    </Route>
    <Route path="/revisar/paquete">
      <ReviewPackPlace />
    </Route>
    <Route path="/revisar/:id">{({ id }) => <ReviewPlace id={id} />}</Route>
  </Switch>
);

const photos = (ids: readonly string[]): readonly RowImage[] =>
  ids.reduce((rows, id, index) => rowsAfter(addPhoto(id, { title: `Foto ${index + 1}`, milestones: [index % 2 === 0 ? 'c-11-m3' : 'c-11-m4'] }), { rows, by: 'lucia' }), planRows());
const replaced = (rows: readonly RowImage[], by = 'e-9') => rowsAfter(commandOf('evidence.replace', { evidence: by, details: photoDetails({ title: 'Foto mejor' }), former: 'e-1' }), { rows, by: 'lucia' });

const phoneOf = async (rows: readonly RowImage[], user = 'vera'): Promise<Device> => {
  const device = await tabletOf({ user, rows });
  onTestFinished(async () => {
    await forgetPack(device);
    await forgetTablet(device);
  });
  return device;
};

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
/** As a finger does: whatever stands there under that name in the moment, not the thing that stood there before it was drawn again. */
const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const choose = async (name: string): Promise<void> => {
  await press(name);
  await waitFor(() => expect(screen.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true'));
};

test('what waits stands in batches, and is found by half a word, by its commitment and by why it waits', async () => {
  const rows = [...photos(['e-1', 'e-2', 'e-3']), ...submittedCheckIn];
  const device = await phoneOf(replaced(rowsAfter(issue(rows), { rows, by: 'vera' })));
  await showPage(<Room />, { device, at: '/revisar' });
  const late = await screen.findByRole('region', { name: 'Vencido' });
  expect(within(late).getByRole('heading', { name: /Foto mejor/ }).closest('li')?.textContent).toContain('Cambió después de tu veredicto');
  await screen.findByText('6 cosas esperan tu veredicto.');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.fill(screen.getByRole('searchbox'), 'guia INFORMACION');
  await screen.findByText('2 cosas');
  await userEvent.fill(screen.getByRole('searchbox'), 'nada de esto');
  await press('Ver todo lo que espera');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Por qué espera' }), 'Cambió después de tu veredicto');
  await screen.findByText('Una cosa');
  expect(location.search).toBe('?espera=cambio');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Orden' }), 'Por compromiso');
  await screen.findByRole('region', { name: /^ARBA0011/ });
});

test('since I last looked is said, and is over when I say that I have seen it', async () => {
  const device = await phoneOf(photos(['e-1', 'e-2']));
  await noteReviewsLooked({ ...device, now: () => Date.parse('2026-11-10T12:00:00Z') });
  await showPage(<Room />, { device, at: '/revisar' });
  await screen.findByRole('heading', { name: /2 cosas nuevas desde que miraste/ });
  await press('Ver solo lo nuevo');
  expect(location.search).toBe('?desde=ultima');
  await press('Ya lo vi');
  await waitFor(() => expect(screen.queryByRole('heading', { name: /nuevas desde/ })).toBeNull());
  expect(screen.queryByText('Nuevo')).toBeNull();
});

test('who is no monitoring body is told whose place this is', async () => {
  await showPage(<Room />, { device: await phoneOf(photos(['e-1']), 'lucia'), at: '/revisar/e-1' });
  await screen.findByText('Acá revisa el ente de monitoreo');
  expect(screen.queryByRole('button', { name: 'Suficiente' })).toBeNull();
});

test('a verdict that owes its reason says so; with it the next one is there, and it is taken back with its words until it leaves', async () => {
  const device = await phoneOf(photos(['e-1', 'e-3']));
  await showPage(<Room />, { device, at: '/revisar/e-1' });
  await heading('Foto 1');
  await screen.findByRole('heading', { name: 'El hito promete' });
  await choose('Parcial');
  await press(/^Emitir: Parcial/);
  await screen.findByText(/Falta decir por qué/);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.fill(screen.getByLabelText('Por qué'), 'Falta la firma de dos actas.');
  await userEvent.selectOptions(screen.getByLabelText('Con esto, el hito 3 queda'), 'Limitado');
  await press(/^Emitir: Parcial/);
  await heading('Foto 2');
  await waitFor(async () => expect(await allReviews(device)).toMatchObject([{ of: 'e-1', verdict: 'partial', note: 'Falta la firma de dos actas.', verified: 'limited', milestone: 'c-11-m3', state: 'replyWindow' }]));
  expect(await draftsOf(device)).toEqual([]);
  await press('Deshacer');
  await heading('Foto 1');
  expect(await screen.findByLabelText('Por qué')).toHaveValue('Falta la firma de dos actas.');
  await waitFor(async () => expect(await allReviews(device)).toEqual([]));
});

test('a verdict half typed survives the page, and is among what this device keeps', async () => {
  const device = await phoneOf(photos(['e-1']));
  await showPage(<Room />, { device, at: '/revisar/e-1' });
  await choose('Insuficiente');
  await userEvent.fill(await screen.findByLabelText('Por qué'), 'No se lee');
  await screen.findByText(/^Guardado en este dispositivo/);
  cleanup();
  await showPage(<Room />, { device, at: '/revisar/e-1' });
  expect(await screen.findByLabelText('Por qué')).toHaveValue('No se lee');
  expect(screen.getByRole('button', { name: 'Insuficiente' })).toHaveAttribute('aria-pressed', 'true');
  expect(await draftsOf(device)).toMatchObject([{ key: 'review/e-1', kind: 'review', content: { commitment: 'c-11', of: 'e-1' } }]);
});

test('with keys alone one after another is judged, and a key that is typed into the note gives no verdict', async () => {
  const device = await phoneOf(photos(['e-1', 'e-3', 'e-5']));
  await showPage(<Room />, { device, at: '/revisar/e-1' });
  await heading('Foto 1');
  await screen.findByRole('button', { name: 'Suficiente' });
  await userEvent.keyboard('1');
  await screen.findByLabelText('Por qué');
  await userEvent.keyboard('n');
  await waitFor(() => expect(screen.getByLabelText('Por qué')).toHaveFocus());
  await userEvent.keyboard('Son las 3 actas{Control>}{Enter}{/Control}');
  await heading('Foto 3');
  await waitFor(async () => expect(await allReviews(device)).toMatchObject([{ of: 'e-1', verdict: 'sufficient', note: 'Son las 3 actas' }]));
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('j');
  await heading('Foto 2');
  await userEvent.keyboard('k');
  await heading('Foto 3');
});

test('a verdict of a version that was replaced asks; the same word holds only once somebody confirms it', async () => {
  const rows = photos(['e-1']);
  const judged = rowsAfter(issue(rows), { rows: replaced(rows), by: 'vera' });
  const device = await phoneOf(judged);
  expect(await allReviews(device)).toMatchObject([{ state: 'issued' }]);
  await showPage(<Room />, { device, at: '/revisar' });
  await userEvent.click(await screen.findByRole('link', { name: /Foto mejor.*Tu veredicto espera que lo confirmes/ }));
  await heading('Foto mejor');
  await screen.findByText('Cuando llegó tu veredicto ya había otra versión');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await press(/^Vale también para esta: Parcial/);
  await screen.findByText('No queda nada en esta tanda');
  await waitFor(async () => expect((await allReviews(device)).find(({ id }) => id !== 'v-1')).toMatchObject({ kind: 'confirmed', of: 'e-9', follows: 'v-1', state: 'replyWindow' }));
});

test('a version that comes while somebody judges is told, and what is issued names the one that was looked at', async () => {
  const rows = photos(['e-1']);
  const device = await phoneOf(rows);
  await showPage(<Room />, { device, at: '/revisar/e-1' });
  await choose('Parcial');
  await userEvent.fill(await screen.findByLabelText('Por qué'), 'Falta la firma de dos actas.');
  await device.cache.transact((transaction) => transaction.putRows(replaced(rows).filter(({ entity }) => entity === 'evidence')));
  await screen.findByText(/^Llegó la versión 2/);
  await press(/^Emitir: Parcial/);
  await waitFor(async () => expect(await allReviews(device)).toMatchObject([{ of: 'e-1', state: 'issued' }]));
});

const bytes = new TextEncoder().encode('a small picture');

test('what is taken along says its size first, is here afterwards, and what nobody can fetch yet is named', async () => {
  const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const rows = photos(['e-1', 'e-2']).map((row) => (row.id === 'e-1' ? { ...row, fields: { ...row.fields, receivedAt: 1, derivatives: [{ part: 'preview', sha256, bytes: bytes.length, type: 'image/webp' }] } } : row));
  vi.stubGlobal('fetch', async () => new Response(bytes));
  onTestFinished(() => void vi.unstubAllGlobals());
  const device = await phoneOf(rows);
  await showPage(<Room />, { device, at: '/revisar/paquete?todo=si' });
  const items = await screen.findByRole('region', { name: 'Qué hay en este dispositivo' });
  expect(items.textContent).toContain('sigue en el dispositivo que la tomó');
  expect(items.textContent).toContain('no está acá');
  await screen.findByText(/Falta bajar un archivo/);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await press(/^Bajar/);
  await screen.findByText('Está en este dispositivo');
  await waitFor(() => expect(within(items).getByText('está acá')).toBeTruthy());
  await press('Sacar todo');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Sacar todo' }));
  await waitFor(() => expect(within(items).queryByText('está acá')).toBeNull());
});

