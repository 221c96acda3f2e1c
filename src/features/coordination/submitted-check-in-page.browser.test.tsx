import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { planRows, publishedCheckIn, submittedCheckIn } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { checkInOf } from '../../storage/check-in-reads';
import type { Device } from '../../storage/device';
import { draftsOf } from '../../storage/drafts';
import { milestonesOf } from '../../storage/plan-reads';
import { nextRequest } from '../../sync/exchange';
import { SubmittedCheckInPage } from './submitted-check-in-page';

let device: Device;
afterEach(async () => {
  cleanup();
  await forgetTablet(device);
});

const id = 'c-11~2026-09-01';
const open = async (user: string) => {
  device = await tabletOf({ user, rows: [...planRows(), ...publishedCheckIn, ...submittedCheckIn] });
  await showPage(<SubmittedCheckInPage code="arba0011" from="2026-09-01" />, { device });
};
const button = (name: string) => screen.getByRole('button', { name });
const state = async () => (await checkInOf(device, id))?.state;
const queue = () => device.words.pending();

test('what the area says stands beside what it said before', async () => {
  await open('martin');
  const [third] = screen.getAllByRole('listitem').filter((row) => row.className === 'line');
  expect(third?.textContent).toContain('Antes: junio a agosto de 2026');
  expect(third?.textContent).toContain('Primera reunión de la mesa, con acta.');
  expect(third?.textContent).toContain('La mesa se reunió tres veces.');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

test('accepting shows at once with its state, and is taken back while it has not left', async () => {
  await open('martin');
  await userEvent.click(button('Aceptar'));
  await screen.findByText('Guardado en este dispositivo');
  await screen.findByRole('button', { name: 'Publicar' });
  expect(await state()).toBe('accepted');
  await userEvent.click(await screen.findByRole('button', { name: 'Deshacer' }));
  await screen.findByRole('button', { name: 'Aceptar' });
  expect(await state()).toBe('submitted');
  expect(await queue()).toEqual([]);
});

test('once the courier has taken it, nothing more is offered to take back', async () => {
  await open('martin');
  await userEvent.click(button('Aceptar'));
  await screen.findByRole('button', { name: 'Deshacer' });
  const { request } = await nextRequest({ words: device.words, cache: device.cache, user: device.user, device: device.id, app: device.app, now: device.now(), persisted: null });
  expect(request.push).toHaveLength(1);
  await expect.poll(() => screen.queryByRole('button', { name: 'Deshacer' })).toBeNull();
  expect(await state()).toBe('accepted');
});

test('by keyboard: a reason that is too short is told at its field, a good one sends the check-in back', async () => {
  await open('martin');
  button('Devolver').focus();
  await userEvent.keyboard('{Enter}');
  const reason = await screen.findByRole('textbox', { name: 'Motivo' });
  expect(document.activeElement).toBe(reason);
  await userEvent.keyboard('Corto');
  expect(screen.getByText('Faltan 5 letras.')).toBeTruthy();
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  const error = await screen.findByText('Hacen falta al menos 10 letras.');
  expect(reason.getAttribute('aria-describedby')?.split(' ')).toContain(error.id);
  expect(document.activeElement).toBe(reason);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.keyboard(', falta decir qué muestra el enlace');
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  await screen.findByText('Coordinación lo devolvió');
  expect(await checkInOf(device, id)).toMatchObject({ state: 'returned', reason: 'Corto, falta decir qué muestra el enlace' });
  expect(await draftsOf(device)).toEqual([]);
});

test('a reason that was half typed is still there when the dialog opens again', async () => {
  await open('martin');
  await userEvent.click(button('Devolver'));
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Motivo' }), 'Falta el enl');
  await expect.poll(async () => (await draftsOf(device)).map(({ content }) => content)).toEqual(['Falta el enl']);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await userEvent.click(button('Devolver'));
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Motivo' })).value).toBe('Falta el enl');
  expect(await state()).toBe('submitted');
});

test('whoever publishes sees first what everybody will see, and no name is in it', async () => {
  await open('martin');
  await userEvent.click(button('Aceptar y publicar'));
  const dialog = await screen.findByRole('dialog', { name: 'Qué será público' });
  expect(dialog.textContent).toContain('La mesa se reunió tres veces.');
  expect(dialog.textContent).not.toContain('Lucía');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Aceptar y publicar' }));
  await screen.findByText('Aceptaste y publicaste el informe.');
  expect((await queue()).map(({ change }) => change.kind)).toEqual(['check-in.accept', 'check-in.publish']);
  const third = async () => (await milestonesOf(device, 'c-11'))[2]?.reported;
  expect(await third()).toBe('complete');
  await screen.findByRole('button', { name: 'Qué es público' });
  await userEvent.click(await screen.findByRole('button', { name: 'Deshacer' }));
  await screen.findByRole('button', { name: 'Aceptar' });
  expect(await queue()).toEqual([]);
  expect(await third()).toBe('substantial');
});

test('the monitor and the area read it without buttons to act', async () => {
  await open('vera');
  expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['Qué será público']);
  cleanup();
  await forgetTablet(device);
  await open('lucia');
  expect(screen.queryByRole('button', { name: 'Aceptar' })).toBeNull();
});

test('a period that nobody has sent is a note with a way back', async () => {
  device = await tabletOf({ user: 'martin', rows: planRows() });
  await showPage(<SubmittedCheckInPage code="arba0011" from="2026-09-01" />, { device });
  expect(screen.getByRole('link', { name: 'Ver el compromiso' }).getAttribute('href')).toBe('/compromisos/arba0011');
});
