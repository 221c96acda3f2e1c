import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { rowsAfter } from '../../../test/builders/change';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { addPhoto } from '../../../test/builders/evidence';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows } from '../../../test/builders/plan';
import { issue, reply, spoken } from '../../../test/builders/review';
import type { RowImage } from '../../domain/change';
import { reviewOf } from '../../storage/review-reads';
import { ReviewPage } from './review-page';

afterEach(cleanup);

const photo = rowsAfter(addPhoto(), { rows: planRows(), by: 'lucia' });
const said = rowsAfter(issue(photo, { note: undefined, voice: spoken }), { rows: photo, by: 'vera' });
const received = (rows: readonly RowImage[]) => rows.map((row) => (row.id === 'v-1' ? { ...row, fields: { ...row.fields, voiceReceivedAt: 1, voiceScan: 'clean' } } : row));

const reads = async (user: string, rows: readonly RowImage[]) => {
  const device = await tabletOf({ user, rows });
  onTestFinished(() => {
    cleanup();
    return forgetTablet(device);
  });
  await showPage(<ReviewPage id="v-1" />, { device, at: '/revisiones/v-1' });
  await screen.findByText('El motivo se dijo de viva voz (0:31).');
  return device;
};

test('the area is told while the sound is still on the way, hears it once it came, and what goes wrong is said', async () => {
  await reads('lucia', said);
  await screen.findByText(/El audio todavía no llegó/);
  cleanup();
  const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ path: '/api/plans/p/reviews/v-1/voice?key=k' }));
  onTestFinished(() => asked.mockRestore());
  await reads('lucia', received(said));
  // Nothing answers there, as with a link whose minutes are over. The player keeps that to itself until it was looked at.
  const silence = (event: Event): void => event.stopPropagation();
  document.addEventListener('error', silence, true);
  onTestFinished(() => document.removeEventListener('error', silence, true));
  await page.getByRole('button', { name: 'Escuchar (0:31)' }).click();
  const player = await screen.findByLabelText<HTMLAudioElement>('Motivo hablado, 0:31');
  expect(player).toHaveAttribute('src', '/api/plans/p/reviews/v-1/voice?key=k');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  document.removeEventListener('error', silence, true);
  // Asked once more it gets nothing again, and says so: one that stays silent would say less.
  player.load();
  await screen.findByText(/No se pudo traer el audio/);
  expect(screen.queryByLabelText('Motivo hablado, 0:31')).toBeNull();
  expect(screen.getByRole('button', { name: 'Escuchar (0:31)' })).toBeEnabled();
  cleanup();
  asked.mockRejectedValue(new TypeError('no network'));
  await reads('lucia', received(said));
  await page.getByRole('button', { name: 'Escuchar (0:31)' }).click();
  await screen.findByText(/No se pudo traer el audio/);
});

test('another member reads that it was said aloud, and hears nothing', async () => {
  await reads('tomas', received(rowsAfter(reply(), { rows: said, by: 'lucia' })));
  await screen.findByText('La escuchan el área revisada, la coordinación y el ente.');
  expect(screen.queryByRole('button', { name: /^Escuchar/ })).toBeNull();
});

test('the monitoring body writes it out once, without a network, and what it says stands there', async () => {
  const device = await reads('vera', said);
  await page.getByRole('button', { name: 'Guardar por escrito' }).click();
  await screen.findByText('Falta escribir lo que se dijo.');
  await userEvent.fill(screen.getByLabelText('Lo que se dijo'), 'Faltan las firmas de dos actas.');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await page.getByRole('button', { name: 'Guardar por escrito' }).click();
  await screen.findByText(/^Lo dicho, por escrito, según el ente/);
  expect(screen.queryByRole('button', { name: 'Guardar por escrito' })).toBeNull();
  expect(await reviewOf(device, 'v-1')).toMatchObject({ verdict: 'partial', voice: spoken, writtenOut: { text: 'Faltan las firmas de dos actas.', by: 'vera' } });
});
