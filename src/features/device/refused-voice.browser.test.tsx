import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { keptOn, tabletWithBytes } from '../../../test/builders/kept-evidence';
import { planRows } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet } from '../../../test/builders/page';
import { issue, spoken } from '../../../test/builders/review';
import { showOn } from '../../../test/builders/screen';
import { DevicePage } from './device-page';

afterEach(cleanup);

const sound = (): Blob => new Blob([Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0x42, 0x82, 0x84), 'webm', new Uint8Array(4000)], { type: 'audio/webm' });

test('a reason that was only said aloud is heard from the review that was refused', async () => {
  const device = await tabletWithBytes();
  const { original } = await keptOn(device, sound(), { name: 'motivo.webm' });
  const { sha256, bytes, type } = original;
  const change = issue(planRows(), { note: undefined, voice: { sha256, bytes, type, durationMs: 31_000 } });
  await device.words.transact((transaction) => transaction.addAttention([{ id: change.id, at: 5, change, outcome: { id: change.id, end: 'rejected', problem: 'closed' } }]));
  showOn(device, <DevicePage theme="system" sessionEndsAt={Date.now() + 9e8} onChooseTheme={() => undefined} onSignOut={async () => undefined} />, { locale: 'es' });
  await screen.findByRole('heading', { name: 'Lo que dijiste de viva voz (0:31)' });
  expect(await screen.findByLabelText('Tu motivo hablado, 0:31')).toHaveAttribute('src', expect.stringMatching(/^blob:/));
  expect(await screen.findByText(/El audio está en este dispositivo: lo que se exporta y lo apartado en el servidor no lo incluyen\./)).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('words that end with a stop get no second one where they name what was refused', async () => {
  const device = await tabletWithBytes();
  const change = issue(planRows(), { note: 'Faltan las firmas.' });
  await device.words.transact((transaction) => transaction.addAttention([{ id: change.id, at: 5, change, outcome: { id: change.id, end: 'rejected', problem: 'closed' } }]));
  showOn(device, <DevicePage theme="system" sessionEndsAt={Date.now() + 9e8} onChooseTheme={() => undefined} onSignOut={async () => undefined} />, { locale: 'es' });
  await screen.findByText(/^Faltan las firmas\. No se aplicó/);
});

test('of a sound that did not come with a copy it is said that it is not here', async () => {
  const device = await tabletWithBytes();
  const change = issue(planRows(), { note: undefined, voice: spoken });
  await device.words.transact((transaction) => transaction.addAttention([{ id: change.id, at: 5, change, outcome: { id: change.id, end: 'rejected', problem: 'closed' } }]));
  showOn(device, <DevicePage theme="system" sessionEndsAt={Date.now() + 9e8} onChooseTheme={() => undefined} onSignOut={async () => undefined} />, { locale: 'es' });
  await screen.findByText('El audio no está en este dispositivo.');
  expect(screen.queryByLabelText('Tu motivo hablado, 0:31')).toBeNull();
});
