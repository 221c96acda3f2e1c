import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { seriousOnPhoneAndTablet } from '../../../test/builders/page';
import { planRows } from '../../../test/builders/plan';
import { showOn } from '../../../test/builders/screen';
import { copyOf } from '../../storage/save-copy';
import type { Device } from '../../storage/device';
import { saveDraft } from '../../storage/drafts';
import { keep } from '../../storage/write';
import { DevicePage } from './device-page';

const open: Device[] = [];
const tablet = async (user: string): Promise<Device> => {
  const device = await tabletOf({ user, rows: planRows() });
  open.push(device);
  return device;
};

beforeEach(() => page.viewport(820, 1180));
afterEach(async () => {
  cleanup();
  await Promise.all(open.splice(0).map(forgetTablet));
});

const show = (device: Device) => showOn(device, <DevicePage theme="system" sessionEndsAt={Date.parse('2026-12-18T12:00:00Z')} onChooseTheme={() => undefined} onSignOut={async () => undefined} />);

/** As a person does: the button, then the file. */
const opens = async (text: string): Promise<void> => {
  await screen.findByRole('button', { name: 'Abrir una copia' });
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no place for a file');
  await userEvent.upload(input, new File([text], 'bitacora-2026-11-18.json', { type: 'application/json' }));
};

const written = async (): Promise<string> => {
  const device = await tablet('lucia');
  await keep(device, { id: 'A'.repeat(22), format: 1, kind: 'edit', at: device.now(), device: 'd', app: '0.1.0', operations: [{ entity: 'checkInLine', id: 'c-11~2026-09-01~c-11-m4', act: 'patch', set: { progress: 'Texto.' }, seen: { progress: null } }] });
  await saveDraft(device, { key: 'check-in/c-11~2026-09-01', kind: 'check-in', content: { commitment: 'c-11', from: '2026-09-01', seen: {}, lines: [{ milestone: 'c-11-m3', progress: 'Falta' }] } });
  return JSON.stringify(await copyOf(device));
};

test('a copy brings what waits and what is half typed, says how much, and the second time that all was there', async () => {
  const copy = await written();
  show(await tablet('lucia'));
  await opens(copy);
  await screen.findByText('1 cosa por enviar, nada por confirmar, nada que necesite tu atención, 1 borrador.');
  const list = within(screen.getByRole('region', { name: 'Lo que falta enviar' }));
  expect((await list.findAllByRole('heading', { level: 3 })).map((heading) => heading.textContent)).toEqual(['Informe de avance, ARBA0011, septiembre a noviembre de 2026', 'Corrección del informe de avance, ARBA0011, septiembre a noviembre de 2026']);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await opens(copy);
  await screen.findByText('Todo lo que trae la copia ya estaba acá');
});

test("another person's copy is refused by name, a broken file by what it is, each with a code that can be said on the phone", async () => {
  const copy = await written();
  show(await tablet('bruno'));
  await opens(copy);
  await screen.findByText(/La copia es de Lucía\. Se abre con su cuenta/);
  await screen.findByText(/el archivo sigue como estaba\. Código: copy\.other-person/);
  await opens(copy.slice(0, 100));
  await screen.findByText(/Código: copy\.not-json/);
  await opens(copy.replace('"queued"', '"gone"'));
  await screen.findByText(/Código: copy\.malformed \(outbox\.0\.state\)/);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});
