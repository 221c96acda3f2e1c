import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { planRows, publishedCheckIn, returnedCheckIn, submittedCheckIn } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import type { Device } from '../../storage/device';
import { checkInDraftKey, saveDraft } from '../../storage/drafts';
import { TodayPage } from './today-page';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const everything = () => [...planRows(), ...publishedCheckIn, ...submittedCheckIn, ...returnedCheckIn];
const ledger = () => screen.getAllByRole('listitem').filter((row) => row.className.startsWith('ledger__row'));

test('a focal point finds the returned check-in with its reason above the line of today, and goes on with a draft', async () => {
  device = await tabletOf({ user: 'bruno', rows: everything() });
  await saveDraft({ ...device, now: () => device.now() - 20 * 3_600_000 }, { key: checkInDraftKey('c-8', '2026-09-01'), kind: 'check-in', content: { commitment: 'c-8', from: '2026-09-01', lines: [], seen: {} } });
  await showPage(<TodayPage />, { device });
  expect(screen.getByRole('heading', { level: 1, name: 'Miércoles 18 de noviembre' })).toBeTruthy();
  const [silent, returned, milestone, draft] = ledger().map((row) => row.textContent);
  expect(silent).toContain('tampoco llegaron los de 3 períodos anteriores');
  expect(returned).toContain('te lo devolvieron: “Falta decir qué muestra el enlace del tablero.”');
  expect(milestone).toContain('Venció el hito 3:');
  expect(draft).toContain('tenés un borrador de ayer 16:00');
  expect(screen.getByRole('link', { name: /^Seguir: Informe de avance de septiembre/ }).getAttribute('href')).toBe('/compromisos/arba0008/informes/2026-09-01');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('coordination is led to what waits, and what needs a person is one link away', async () => {
  device = await tabletOf({ user: 'martin', rows: everything() });
  const change = { id: 'A'.repeat(22), format: 1, kind: 'edit', operations: [], at: 1, device: 'tablet', app: 'test' } as const;
  await device.words.transact((transaction) => transaction.addAttention([{ id: change.id, change, outcome: { id: change.id, end: 'rejected', problem: 'closed' }, at: 1 }]));
  await showPage(<TodayPage />, { device, locale: 'en' });
  expect(screen.getByText(/^One check-in waits for acceptance/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /^Read: Accept or return/ }).getAttribute('href')).toBe('/coordinacion/informes/arba0011/2026-09-01');
  const attention = await screen.findByRole('region', { name: 'Needs your attention' });
  expect(within(attention).getByRole('link').getAttribute('href')).toBe('/este-dispositivo#atencion');
  expect(within(screen.getByRole('region', { name: /What happened/ })).getAllByRole('listitem').length).toBe(6);
});

test('an empty device says what will stand here and who puts it there', async () => {
  device = await tabletOf({ user: 'lucia', rows: planRows().filter(({ entity }) => entity === 'membership') });
  await showPage(<TodayPage />, { device });
  expect(screen.getByText('Hoy no debés nada.')).toBeTruthy();
  expect(screen.getByText(/Acá van a estar los informes de avance de tu área/)).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});
