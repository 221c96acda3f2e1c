import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { rowsAfterStep } from '../../../test/builders/meeting';
import { planRows } from '../../../test/builders/plan';
import { showOn } from '../../../test/builders/screen';
import type { SubmitArguments } from '../../domain/decide-check-in';
import type { Device } from '../../storage/device';
import { MeetingCheckIns } from './meeting-check-ins';

let device: Device;
const opens = async (user: string): Promise<void> => {
  await page.viewport(820, 1180);
  device = await tabletOf({ user, rows: rowsAfterStep('start', planRows()) });
  showOn(device, <MeetingCheckIns meeting="r-1" commitments={['c-11']} />);
};

afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

test('a check-in filled in at the meeting points back to it', async () => {
  await opens('lucia');
  expect(await screen.findByRole('button', { name: /septiembre a noviembre de 2026/, pressed: true })).toBeTruthy();
  for (const line of await screen.findAllByRole('region', { name: /^\d\. / })) {
    await userEvent.click(within(line).getByRole('radio', { name: /Sustancial/ }));
    await userEvent.fill(within(line).getByRole('textbox', { name: /avanzó/ }), 'Se dijo en la reunión.');
  }
  await userEvent.click(screen.getByRole('button', { name: 'Enviar el informe' }));
  await screen.findByText('Se envía cuando abras la app con internet.');
  const [entry] = await device.words.pending();
  expect(entry?.change.arguments as unknown as SubmitArguments).toMatchObject({ commitment: 'c-11', from: '2026-09-01', sourceMeeting: 'r-1' });
});

test('who reports on none of its commitments is told who does', async () => {
  await opens('bruno');
  expect(await screen.findByText('En esta reunión no hay informes para completar')).toBeTruthy();
});
