import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { rowsAfterStep } from '../../../test/builders/meeting';
import { planRows, publishedCheckIn, submittedCheckIn } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import type { Device } from '../../storage/device';
import { CommitmentPage } from './commitment-page';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const rows = () => [...planRows(), ...publishedCheckIn, ...submittedCheckIn];

test('the published reading stays the answer; what waits for coordination is a quiet line under it', async () => {
  device = await tabletOf({ user: 'lucia', rows: rows() });
  await showPage(<CommitmentPage code="arba0011" />, { device, at: '/compromisos/arba0011' });
  const third = document.getElementById('hito-3') ?? document.body;
  expect(within(third).getByText('Sustancial')).toBeTruthy();
  expect(within(third).getByText('En revisión: Completo, enviado el 16 nov 2026')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Informar avance' }).getAttribute('href')).toBe('/compromisos/arba0011/informes/2026-03-01');
  const history = within(screen.getByRole('region', { name: /Historia/ })).getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
  expect(history[0]).toBe('Se presentó el informe de septiembre a noviembre de 2026');
  expect(history).toHaveLength(4);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('who may not report finds no button for it, and reads in their own language what somebody translated', async () => {
  device = await tabletOf({ user: 'tomas', rows: rows() });
  await showPage(<CommitmentPage code="ARBA0011" />, { device, at: '/compromisos/ARBA0011', locale: 'en' });
  expect(screen.getByRole('heading', { level: 1, name: 'Fostering an open State to strengthen institutions' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Write the check-in' })).toBeNull();
  expect(screen.getByRole('link', { name: /What is public/ }).getAttribute('href')).toBe('/en/commitments/arba0011');
  expect(screen.getByText(/Las tres ramas dan un acceso desigual/).closest('[lang]')?.getAttribute('lang')).toBe('es-AR');
});

test('a commitment about which little is known says what is missing and who brings it', async () => {
  device = await tabletOf({ user: 'tomas', rows: rows().filter(({ entity }) => entity !== 'milestone') });
  await showPage(<CommitmentPage code="demo1" />, { device });
  expect(screen.getByText('Acá van a estar los hitos')).toBeTruthy();
  expect(screen.getByText('Acá va a estar el texto del compromiso')).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('a code that nobody knows is a note with a way back', async () => {
  device = await tabletOf({ user: 'lucia', rows: rows() });
  await showPage(<CommitmentPage code="arba9999" />, { device });
  expect(screen.getByRole('heading', { level: 1, name: 'ARBA9999' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Ver todos los compromisos' }).getAttribute('href')).toBe('/compromisos');
});

test('its meetings and the agreements that still stand are on the page, and lead to all of them', async () => {
  device = await tabletOf({ user: 'tomas', rows: rowsAfterStep('agree', planRows()) });
  await showPage(<CommitmentPage code="arba0011" />, { device, at: '/compromisos/arba0011' });
  const meetings = within(await screen.findByRole('region', { name: 'Reuniones y acuerdos' }));
  expect(meetings.getByRole('link', { name: /^Reunión de seguimiento/ }).getAttribute('href')).toBe('/reuniones/r-1');
  expect(meetings.getByText('Hasta el 2 dic 2026, en 14 días')).toBeTruthy();
  expect(meetings.getByRole('link', { name: 'Ver todos los acuerdos' }).getAttribute('href')).toBe('/reuniones/acuerdos?compromiso=c-11');
});
