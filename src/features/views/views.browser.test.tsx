import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import { rowsAfter } from '../../../test/builders/change';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows } from '../../../test/builders/plan';
import { giveView } from '../../../test/builders/review';
import { recordOf } from '../../domain/rows';
import { draftOf } from '../../storage/drafts';
import type { Device } from '../../storage/device';
import { viewsOf } from '../../storage/review-reads';
import { MilestoneViews } from './milestone-views';
import { ViewPage } from './view-page';
import { ViewsOfCommitment } from './views-of-commitment';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const group = (name: string) => within(screen.getByRole('group', { name }));
const draft = 'civil-society-view/c-d2~2026-09-01~osc';

test('a member of the forum answers four questions without a network, and says why they see a milestone differently', async () => {
  device = await tabletOf({ user: 'tomas', rows: planRows() });
  await showPage(<ViewPage code="demo2" from="2026-09-01" />, { device });
  await userEvent.click(await screen.findByRole('button', { name: 'Dar nuestra mirada' }));
  expect(screen.getByText('Faltan 3 respuestas')).toBeTruthy();
  await userEvent.click(group('¿Se reunieron con el área responsable en este período?').getByRole('radio', { name: 'Sí' }));
  await userEvent.click(group('¿Saben con quién hablar?').getByRole('radio', { name: 'No' }));
  await userEvent.click(group('¿Ven avances?').getByRole('radio', { name: 'Algo' }));
  const [, second] = screen.getAllByRole('checkbox', { name: 'Lo vemos distinto' });
  if (!second) throw new Error('no second milestone');
  await userEvent.click(second);
  await userEvent.fill(screen.getByLabelText('¿Por qué ven distinto el hito 2?'), 'No abre.');
  await userEvent.click(screen.getByRole('button', { name: 'Dar nuestra mirada' }));
  expect(await screen.findByText('Hacen falta al menos 10 letras.')).toBeTruthy();
  await userEvent.fill(screen.getByLabelText('¿Por qué ven distinto el hito 2?'), 'El mapa no abre en un teléfono.');
  await expect.poll(async () => JSON.stringify((await draftOf(device, draft))?.content)).toContain('El mapa no abre en un teléfono.');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Dar nuestra mirada' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Dar nuestra mirada' }));

  expect(await screen.findByText('Dada el 18 nov 2026')).toBeTruthy();
  expect(await viewsOf(device, 'c-d2')).toMatchObject([{ id: 'c-d2~2026-09-01~osc', metLeads: true, knowsContact: false, seesProgress: 'some', differs: [{ milestone: 'c-d2-m2', why: 'El mapa no abre en un teléfono.' }] }]);
  expect(await draftOf(device, draft)).toBeUndefined();
});

test('everybody reads each view for itself beside the area, and nobody is averaged', async () => {
  const rows = rowsAfter(giveView(), { rows: planRows(), by: 'tomas' });
  const milestone = recordOf('milestone', rows.find(({ id }) => id === 'c-d2-m2'));
  if (!milestone) throw new Error('no milestone');
  device = await tabletOf({ user: 'lucia', rows });
  await showPage(
    <>
      <h1>DEMO2</h1>
      <MilestoneViews milestone={milestone} />
      <ViewsOfCommitment commitment="c-d2" />
    </>,
    { device },
  );
  expect(await screen.findByText(/^Una organización de la sociedad civil lo ve distinto/)).toBeTruthy();
  expect(await screen.findByText('Cada organización habla por sí misma. Las miradas no se promedian.')).toBeTruthy();
  expect(screen.getAllByText('El mapa no abre en un teléfono.')).toHaveLength(2);
  expect(screen.queryByRole('link', { name: /^Dar nuestra mirada/ })).toBeNull();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('who speaks for nobody of the forum is told who does; a period that has not begun waits', async () => {
  device = await tabletOf({ user: 'lucia', rows: planRows() });
  await showPage(<ViewPage code="demo2" from="2026-09-01" />, { device, locale: 'en' });
  expect(screen.getByText('Views are given by organizations of the forum')).toBeTruthy();
  cleanup();
  await forgetTablet(device);
  device = await tabletOf({ user: 'tomas', rows: planRows() });
  await showPage(<ViewPage code="demo2" from="2026-12-01" />, { device });
  expect(screen.getByText('Este período todavía no empezó')).toBeTruthy();
});
