import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { rowsAfterStep, type LifeStep } from '../../../test/builders/meeting';
import { microphone } from '../../../test/builders/microphone';
import { seriousOnPhoneAndTablet, showPage } from '../../../test/builders/page';
import { planRows } from '../../../test/builders/plan';
import { addBookmark, beginRecording, endRecording, keepPiece, recordingsOf } from '../../storage/recordings';
import type { Device } from '../../storage/device';
import { MeetingRoom } from './meeting-room';

afterEach(cleanup);

const tablet = async (after: LifeStep): Promise<Device> => {
  const device = await tabletOf({ user: 'lucia', rows: rowsAfterStep(after, planRows()) });
  onTestFinished(() => {
    cleanup();
    return forgetTablet(device);
  });
  return device;
};

const enter = (device: Device, at = '?parte=voz'): Promise<void> => showPage(<MeetingRoom id="r-1" />, { device, at: `/reuniones/r-1/sala${at}`, frame: 'room' });
const kept = async (device: Device, id: string, startedAt = device.now()): Promise<void> => {
  await beginRecording(device, { id, meeting: 'r-1', format: 'audio/webm', startedAt });
  await keepPiece(device, id, { bytes: new ArrayBuffer(9), ms: 4000, keptAt: startedAt });
};

test('who leaves the room while the browser still asks for the microphone is not heard afterwards', async () => {
  const device = await tablet('start');
  const { asked, allow, isOn } = microphone();
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Grabar' }));
  await waitFor(() => expect(asked).toHaveBeenCalledOnce());
  cleanup();
  allow();
  await waitFor(() => expect(isOn()).toBe(false));
  expect(await recordingsOf(device, 'r-1')).toEqual([]);
});

test('another tablet ends the meeting: the microphone goes off, and what was heard is kept and shown', async () => {
  const device = await tablet('start');
  const { allow, isOn } = microphone();
  allow();
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Grabar' }));
  await screen.findByRole('button', { name: 'Terminar la grabación' });
  expect(isOn()).toBe(true);
  await device.cache.transact((transaction) => transaction.putRows(rowsAfterStep('publish', planRows())));
  await screen.findByText('La sala de esta reunión está cerrada');
  await waitFor(() => expect(isOn()).toBe(false));
  await screen.findByRole('region', { name: 'Grabación' });
  await waitFor(async () => expect(await recordingsOf(device, 'r-1')).toMatchObject([{ endedAt: device.now() }]));
});

test('a meeting ended elsewhere while the browser still asks is not recorded, and its room offers no recording any more', async () => {
  const device = await tablet('start');
  const { asked, allow, isOn } = microphone();
  await enter(device);
  await userEvent.click(await screen.findByRole('button', { name: 'Grabar' }));
  await waitFor(() => expect(asked).toHaveBeenCalledOnce());
  await device.cache.transact((transaction) => transaction.putRows(rowsAfterStep('finish', planRows())));
  await screen.findByRole('link', { name: 'Ver el acta' });
  allow();
  await waitFor(() => expect(isOn()).toBe(false));
  await waitFor(() => expect(screen.queryByText('El navegador pregunta si puede usar el micrófono.')).toBeNull());
  expect(screen.queryByRole('button', { name: 'Grabar' })).toBeNull();
  expect(await recordingsOf(device, 'r-1')).toEqual([]);
});

test('a recording that goes on in another tab cannot be deleted from here; one that is over can', async () => {
  const device = await tablet('start');
  await kept(device, 's-1', device.now() - 60_000);
  await kept(device, 's-2');
  await enter(device);
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Escuchar' })).toHaveLength(2));
  expect(screen.getAllByRole('button', { name: 'Borrar' })).toHaveLength(1);
  await endRecording(device, 's-2', device.now());
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Borrar' })).toHaveLength(2));
});

test('the minutes are published and the room is closed: what this device recorded is still heard, saved and deleted there', async () => {
  const device = await tablet('publish');
  await kept(device, 's-1');
  await addBookmark(device, 's-1', { atMs: 1000, agendaItem: 'i-1' });
  await endRecording(device, 's-1', device.now());
  await enter(device, '');
  const list = within(await screen.findByRole('region', { name: 'Grabación' }));
  await list.findByRole('button', { name: /Hito por hito/ });
  for (const name of ['Escuchar', 'Guardar el audio']) expect(list.getByRole('button', { name })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Grabar' })).toBeNull();
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.click(list.getByRole('button', { name: 'Borrar' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Borrar' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Grabación' })).toBeNull());
  expect(await recordingsOf(device, 'r-1')).toEqual([]);
});
