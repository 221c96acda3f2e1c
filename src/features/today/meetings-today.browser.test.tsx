import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { rowsAfterStep } from '../../../test/builders/meeting';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows } from '../../../test/builders/plan';
import type { Device } from '../../storage/device';
import { TodayPage } from './today-page';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const section = async () => within(await screen.findByRole('region', { name: /^Reuniones y acuerdos/ }));

test('the next meeting is announced to whom it concerns, and an area learns which one the plan promised', async () => {
  device = await tabletOf({ user: 'tomas', rows: rowsAfterStep('schedule', planRows()) });
  await showPage(<TodayPage />, { device });
  expect((await section()).getByRole('heading', { level: 3, name: 'Reunión de seguimiento de ARBA0011' })).toBeTruthy();
  cleanup();
  await forgetTablet(device);
  device = await tabletOf({ user: 'bruno', rows: planRows() });
  await showPage(<TodayPage />, { device });
  const missing = (await section()).getByRole('link', { name: /^Seguimiento trimestral de ARBA0008, hasta el 30 nov 2026/ });
  expect(missing.getAttribute('href')).toBe('/reuniones/nueva?compromiso=c-8&tipo=quarterlyFollowUp');
  expect(missing.textContent).toContain('El plan la promete para el 30 nov 2026, en 12 días.');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('whoever was there is asked to read the circulated minutes, and whoever promised something finds it by its date', async () => {
  const rows = rowsAfterStep('circulate', planRows());
  device = await tabletOf({ user: 'lucia', rows });
  await showPage(<TodayPage />, { device });
  expect((await section()).getByText(/^Leé el acta y comentala: Reunión de seguimiento de ARBA0011/)).toBeTruthy();
  expect((await section()).getByText('Publicar el acta firmada')).toBeTruthy();
  expect((await section()).getByText('Acordado en una reunión. Hasta el 2 dic 2026, en 14 días')).toBeTruthy();
  cleanup();
  await forgetTablet(device);
  device = await tabletOf({ user: 'vera', rows });
  await showPage(<TodayPage />, { device });
  expect(screen.queryByText(/^Leé el acta/)).toBeNull();
});
