import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { commitments, milestones, planRows, rowOf } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import type { Device } from '../../storage/device';
import { CommitmentsPage } from './commitments-page';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const titles = () => screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);

test('a person types without accents and sees the one commitment; the address keeps what was asked', async () => {
  device = await tabletOf({ user: 'tomas', rows: planRows() });
  await showPage(<CommitmentsPage />, { device, at: '/compromisos' });
  expect(titles()).toHaveLength(4);
  await userEvent.fill(screen.getByRole('searchbox', { name: 'Buscar por palabra, código o institución' }), 'accion climatica');
  await expect.poll(titles).toEqual(['Acción climática participativa y transparente: 4.º Plan de Acción Climática']);
  expect(location.search).toBe('?buscar=accion+climatica');
  await userEvent.fill(screen.getByRole('searchbox'), 'nada de esto');
  await userEvent.click(await screen.findByRole('button', { name: 'Ver todos' }));
  await expect.poll(titles).toHaveLength(4);
});

test('a link to a filtered list opens the same list, with its counts', async () => {
  device = await tabletOf({ user: 'tomas', rows: planRows() });
  await showPage(<CommitmentsPage />, { device, at: '/compromisos?estado=con-atraso&area=ambiente' });
  expect(titles()).toEqual(['Acción climática participativa y transparente: 4.º Plan de Acción Climática']);
  expect(screen.getByRole('button', { name: 'Con atraso 1' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Área responsable' }).value).toBe('ambiente');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('the strips of a list share one axis: the lines of today stand under each other', async () => {
  device = await tabletOf({ user: 'tomas', rows: planRows() });
  await showPage(<CommitmentsPage />, { device, at: '/compromisos', locale: 'en' });
  const places = new Set([...document.querySelectorAll('.strip__now')].map((line) => line.getAttribute('x1')));
  expect(places.size).toBe(1);
  expect(screen.getByRole('heading', { name: 'Presupuesto por comuna en formatos abiertos' }).querySelector('[lang]')?.getAttribute('lang')).toBe('es-AR');
});

test('among a hundred and fifty commitments one is found by its number', async () => {
  const many = Array.from({ length: 150 }, (_, index) => {
    const commitment = commitments[index % 4] ?? (() => { throw new Error('the plan has commitments'); })();
    const own = milestones.filter((milestone) => milestone.commitment === commitment.id);
    return [rowOf('commitment', { ...commitment, id: `x${index}`, code: `X${1000 + index}` }), ...own.map((one) => rowOf('milestone', { ...one, id: `x${index}-${one.order}`, commitment: `x${index}` }))];
  });
  device = await tabletOf({ user: 'tomas', rows: [...planRows(), ...many.flat()] });
  await showPage(<CommitmentsPage />, { device, at: '/compromisos' });
  expect(titles()).toHaveLength(154);
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  await userEvent.fill(field, 'X1077');
  expect(field.value).toBe('X1077');
  await expect.poll(titles).toHaveLength(1);
});
