import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { changeIdOf } from '../../../test/builders/change';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows } from '../../../test/builders/plan';
import type { Device } from '../../storage/device';
import type { Attempt, HistoryLine } from '../../storage/trail-answers';
import { AttemptsPage } from './attempts-page';
import { TrailPage } from './trail-page';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const asked = (page: ReactNode) => <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>{page}</QueryClientProvider>;
const noon = Date.parse('2026-11-18T15:00:00Z');
const hour = 3_600_000;

const line = (partial: Partial<HistoryLine>): HistoryLine => ({ seq: 1, change: changeIdOf('one'), kind: 'evidence.describe', by: 'lucia', device: 'device-abcdef', at: noon, receivedAt: noon + 5 * hour + 120_000, groups: ['description'], deleted: false, changes: [], ...partial });

test('the monitoring body reads who changed what, with both texts, the device, and how late it came', async () => {
  device = await tabletOf({ user: 'vera', rows: planRows() });
  const lines = [
    line({ changes: [{ field: 'shows', before: 'La mesa reunida.', after: 'La mesa reunida y su lista.' }, { field: 'verified', before: null, after: 'disputed' }, { field: 'milestones', before: ['c-11-m3'], after: ['c-11-m4'] }] }),
    line({ change: changeIdOf('two'), kind: 'evidence.add', at: noon + hour, receivedAt: noon, changes: null }),
  ];
  await showPage(asked(<TrailPage entity="evidence" id="e-1" ask={() => Promise.resolve(lines)} wordsOf={String} />), { device });
  const [first, second] = await screen.findAllByRole('listitem');
  const said = within(first ?? document.body);
  expect(said.getByRole('heading').textContent).toContain('Lucía · Un órgano judicial');
  expect(said.getByText(/llegó el 18\/11\/2026 17:02, 5 horas y 2 minutos después\. Dispositivo ABCDEF\./)).toBeTruthy();
  expect(first?.querySelector('del')?.textContent).toBe('La mesa reunida.');
  expect(first?.querySelector('ins')?.textContent).toBe('La mesa reunida y su lista.');
  expect(said.getByText('En disputa')).toBeTruthy();
  expect(said.getByText('Qué muestra')).toBeTruthy();
  expect(second?.textContent).toContain('su reloj está adelantado');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('refused attempts are named with who tried; a server that does not answer is said, and others are told whose it is', async () => {
  device = await tabletOf({ user: 'vera', rows: planRows() });
  const attempt: Attempt = { change: changeIdOf('forged'), kind: 'review.issue', by: 'bruno', device: null, at: null, receivedAt: noon, problem: 'forbidden', names: [{ what: 'milestone', id: 'c-8-m3' }] };
  await showPage(asked(<AttemptsPage ask={() => Promise.resolve({ attempts: [attempt], next: null })} wordsOf={String} />), { device });
  expect((await screen.findByRole('listitem')).textContent).toContain('No tenía permiso. Sobre: 3. Tablero público de emisiones y medidas. Llegó el 18/11/2026 12:00.');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  cleanup();
  await showPage(asked(<AttemptsPage ask={() => Promise.reject(new Error('Sin internet.'))} wordsOf={({ message }) => message} />), { device });
  expect(await screen.findByText('Sin internet.')).toBeTruthy();
  cleanup();
  await forgetTablet(device);
  device = await tabletOf({ user: 'lucia', rows: planRows() });
  await showPage(asked(<AttemptsPage ask={() => Promise.resolve({ attempts: [attempt], next: null })} wordsOf={String} />), { device, locale: 'en' });
  expect(screen.getByText('The monitoring body and coordination see this')).toBeTruthy();
});

test('older attempts come when they are asked for; where the server is gone by then, those that were read stay', async () => {
  device = await tabletOf({ user: 'vera', rows: planRows() });
  const attempt = (name: string, receivedAt: number): Attempt => ({ change: changeIdOf(name), kind: 'review.issue', by: 'bruno', device: null, at: null, receivedAt, problem: 'forbidden', names: [] });
  let isGone = true;
  const ask = (after: string | undefined) => {
    if (after === undefined) return Promise.resolve({ attempts: [attempt('newer', noon)], next: 'older' });
    return isGone ? Promise.reject(new Error('Sin internet.')) : Promise.resolve({ attempts: [attempt(after, noon - 24 * hour)], next: null });
  };
  await showPage(asked(<AttemptsPage ask={ask} wordsOf={({ message }) => message} />), { device });
  const more = await screen.findByRole('button', { name: 'Ver anteriores' });
  expect(screen.getByText('1 intento, los últimos')).toBeTruthy();
  fireEvent.click(more);
  expect(await screen.findByText('Sin internet.')).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  isGone = false;
  fireEvent.click(screen.getByRole('button', { name: 'Ver anteriores' }));
  expect(await screen.findByText('2 intentos en total')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Ver anteriores' })).toBeNull();
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
});
