import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { planRows, publishedCheckIn, returnedCheckIn, submittedCheckIn } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import type { Device } from '../../storage/device';
import { CoordinationPage } from './coordination-page';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const rows = () => [...planRows(), ...publishedCheckIn, ...submittedCheckIn, ...returnedCheckIn];

test('coordination sees what waits, and what is late above the line of today with the last thing known', async () => {
  device = await tabletOf({ user: 'martin', rows: rows() });
  await showPage(<CoordinationPage />, { device, at: '/coordinacion' });
  const queue = screen.getByRole('region', { name: /Informes que esperan/ });
  expect(within(queue).getByRole('link').getAttribute('href')).toBe('/coordinacion/informes/arba0011/2026-09-01');
  const table = within(screen.getByRole('table')).getAllByRole('row').map((row) => row.textContent);
  const today = table.findIndex((text) => text.includes('hoy, mié 18 nov'));
  expect(table.findIndex((text) => text.includes('hace 79 días'))).toBeLessThan(today);
  expect(table.findIndex((text) => text.includes('en 27 días'))).toBeGreaterThan(today);
  expect(table.find((text) => text.includes('DEMO2'))).toContain('No llegó ningún informe todavía');
  expect(table.find((text) => text.includes('5 períodos'))).toContain('Devuelto: “Falta decir qué muestra el enlace del tablero.”');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('what is chosen stands in the address', async () => {
  device = await tabletOf({ user: 'vera', rows: rows() });
  await showPage(<CoordinationPage />, { device, at: '/coordinacion?ver=hitos' });
  expect(screen.queryByText(/^Informe de/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Informes' }));
  expect(location.search).toBe('?ver=informes');
  expect(screen.queryByText(/^Hito 3/)).toBeNull();
});

test('an empty plan says what will stand here', async () => {
  device = await tabletOf({ user: 'martin', rows: planRows().filter(({ entity }) => entity === 'membership') });
  await showPage(<CoordinationPage />, { device });
  expect(screen.getByText('Ningún informe espera')).toBeTruthy();
  expect(screen.getByText('No vence nada')).toBeTruthy();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});
