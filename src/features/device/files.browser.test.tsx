import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { keptOn, pdfOf, showEvidence, tabletWithBytes } from '../../../test/builders/kept-evidence';
import { seriousOnPhoneAndTablet } from '../../../test/builders/page';
import { pictureOf } from '../../../test/builders/pictures';
import { showOn } from '../../../test/builders/screen';
import type { Locale } from '../../language/locale';
import { blobItemsOf } from '../../storage/blobs/blob-items';
import { beginCapture, discardCapture } from '../../storage/blobs/captures';
import { keepFile } from '../../storage/blobs/keep-file';
import { keptBlobs } from '../../storage/blobs/read-blob';
import { noteSending } from '../../storage/blobs/sendings';
import { sendingTermsOf } from '../../storage/blobs/sending-settings';
import type { Device } from '../../storage/device';
import { unsentOf } from '../../storage/item-reads';
import { useCourierStatus } from '../../sync/status';
import { DeviceLine } from './device-line';
import { DevicePage } from './device-page';

beforeEach(() => {
  useCourierStatus.setState(useCourierStatus.getInitialState());
  return page.viewport(820, 1180);
});
afterEach(cleanup);

const show = (device: Device, locale: Locale = 'es') => showOn(device, <DevicePage theme="system" sessionEndsAt={Date.now() + 9e8} onChooseTheme={() => undefined} onSignOut={async () => undefined} />, { locale });
const section = async () => within(await screen.findByRole('region', { name: 'Fotos, audio y documentos' }));

/** A photo half on its way, a resolution that the server refused, and a sound that it has. */
const threeFiles = async (device: Device): Promise<void> => {
  await showEvidence(device, 'e-1', await keptOn(device, await pictureOf({ width: 1000, height: 800 }), { name: 'taller.jpg' }), { title: 'Taller en la sede', capturedAt: 1 });
  await showEvidence(device, 'e-2', await keptOn(device, pdfOf('resolution', 90_000), { name: 'resolución firmada.pdf' }), { title: 'Resolución 14', capturedAt: 2 });
  await showEvidence(device, 'e-3', await keptOn(device, pdfOf('arrived', 1_200_000), { name: 'acta.pdf' }), { title: 'Acta', capturedAt: 3, state: 'received', receivedAt: 9 });
  const items = await blobItemsOf(device);
  for (const item of items) {
    if (item.id === 'e-1/original') await noteSending(device, item, { sentBytes: 60_000 });
    if (item.id === 'e-2/original') await noteSending(device, item, { problem: 'quota-full' });
    if (item.id === 'e-3/original') await noteSending(device, item, { sentAt: 5, sentBytes: item.bytes });
  }
};

test('each file stands with its own state and amount; what was refused says why, and goes once more when asked to', async () => {
  const device = await tabletWithBytes();
  await threeFiles(device);
  show(device);
  const files = await section();
  const states = (): readonly string[] => files.getAllByRole('listitem').map((item) => `${within(item).getByRole('heading').textContent}: ${item.querySelector('[data-state]')?.getAttribute('data-state')}`);
  expect(states()).toEqual(['Resolución 14: attention', 'Taller en la sede: saved']);
  expect(files.getByText('El servidor no tiene más lugar para archivos de tu área. Avisá a la coordinación.')).toBeTruthy();
  expect(files.getByText(/taller\.jpg · 60 kB de /)).toBeTruthy();
  await userEvent.click(files.getByRole('button', { name: 'Volver a enviar Resolución 14' }));
  await expect.poll(states).toEqual(['Taller en la sede: saved', 'Resolución 14: saved']);
});

test('files are paused, held back for Wi-Fi where this browser cannot tell, and let go all the same, as the person says', async () => {
  const device = await tabletWithBytes();
  await threeFiles(device);
  show(device);
  const files = await section();
  await userEvent.click(await files.findByRole('button', { name: 'Pausar los archivos' }));
  expect(await files.findByText('En pausa: los textos se envían igual, los archivos no.')).toBeTruthy();
  await userEvent.click(await files.findByRole('button', { name: 'Seguir enviando archivos' }));
  await userEvent.click(files.getByRole('radio', { name: 'Solo con Wi-Fi' }));
  expect(await files.findByText(/Este navegador no dice si hay Wi-Fi/)).toBeTruthy();
  await userEvent.click(await files.findByRole('button', { name: 'Enviar los originales ahora' }));
  await expect.poll(() => sendingTermsOf(device)).toEqual({ isPaused: false, wifiOnly: true, isAnyhow: true });
});

test('room is made of what the server has confirmed and of nothing else, when the person wants it', async () => {
  const device = await tabletWithBytes();
  await threeFiles(device);
  show(device);
  const files = await section();
  await userEvent.click(files.getByRole('button', { name: 'Liberar espacio' }));
  expect(await screen.findByText(/El servidor tiene el original, comprobado byte por byte/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Quitar 1,2/ }));
  await expect.poll(async () => (await keptBlobs(device)).map(({ name }) => name ?? 'preview').sort()).toEqual(['preview', 'resolución firmada.pdf', 'taller.jpg']);
  expect((await blobItemsOf(device)).find(({ record }) => record === 'e-3')).toMatchObject({ state: 'confirmed', isHere: false });
  await expect.poll(() => files.queryByRole('button', { name: 'Liberar espacio' })).toBeNull();
});

test('no sentence says that all has arrived while a file has not; leaving counts it, and a copy says that it holds it', async () => {
  const device = await tabletWithBytes();
  const capture = await beginCapture(device, { how: 'camera', about: {} });
  await keepFile(device, pdfOf('half'), { capture });
  await showEvidence(device, 'e-1', await keptOn(device, pdfOf('one')), { capturedAt: 1 });
  expect(await unsentOf(device)).toMatchObject({ files: 2, queued: 0, drafts: 0 });
  useCourierStatus.setState({ connection: 'reached' });
  const { unmount } = showOn(device, <DeviceLine />);
  expect(await screen.findByText('2 archivos siguen solo en este dispositivo.')).toBeTruthy();
  unmount();
  show(device);
  expect(await screen.findByText(/La copia lleva también 2 archivos/)).toBeTruthy();
  expect(await screen.findByText('2 archivos están solo acá')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Cerrar sesión' }));
  expect(await screen.findByText(/Hay 2 archivos \(.*\) que el servidor no tiene: también van en la copia/)).toBeTruthy();
  await discardCapture(device, capture);
});

test('the section is readable by everybody, in both languages, on a phone and on a tablet', async () => {
  const device = await tabletWithBytes();
  await threeFiles(device);
  for (const locale of ['es', 'en'] as const) {
    show(device, locale);
    await screen.findByRole('region', { name: locale === 'es' ? 'Fotos, audio y documentos' : 'Photos, sound and documents' });
    expect(await seriousOnPhoneAndTablet()).toEqual([]);
    cleanup();
  }
});
