import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { tabletOf } from '../../../test/builders/device';
import { checkInRows, planRows, returnedCheckIn, submittedCheckIn } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet } from '../../../test/builders/page';
import { showOn } from '../../../test/builders/screen';
import type { RowImage } from '../../domain/change';
import type { SubmitArguments } from '../../domain/decide-check-in';
import type { Device } from '../../storage/device';
import { checkInDraftKey, draftOf, readCheckInDraft } from '../../storage/drafts';
import { rowKeyOf } from '../../storage/row-keys';
import { apply } from '../../sync/apply';
import { CheckInPage } from './check-in-page';

const from = '2026-09-01';
const key = checkInDraftKey('c-11', from);

/** Milestones 1 and 2 were complete the last time. */
const before = checkInRows(
  { commitment: 'c-11', organization: 'judicial', from: '2026-06-01', to: '2026-08-31', due: '2026-08-31', state: 'published', submittedOn: '2026-09-02', submittedBy: 'lucia', publishedOn: '2026-09-10' },
  [
    { milestone: 'c-11-m1', reported: 'complete', progress: 'Publicado.', evidence: { shows: 'Una ficha por organismo.' } },
    { milestone: 'c-11-m2', reported: 'complete', progress: 'Firmado.', evidence: { shows: 'El acta acuerdo.' } },
    { milestone: 'c-11-m3', reported: 'substantial', progress: 'Se hicieron dos reuniones.' },
  ],
  'public',
);

const open: Device[] = [];
const tablet = async (user = 'lucia', more: readonly RowImage[] = before, name?: string): Promise<Device> => {
  const device = await tabletOf({ user, rows: [...planRows(), ...more], ...(name === undefined ? {} : { name }) });
  open.push(device);
  return device;
};

beforeEach(() => page.viewport(820, 1180));
afterEach(async () => {
  cleanup();
  await Promise.all(open.splice(0).flatMap(({ words, cache }) => [words.database.delete(), cache.database.delete()]));
});

const milestone = async (name: RegExp) => within(await screen.findByRole('region', { name }));
const guide = () => milestone(/Guía para pedir/);
const portal = () => milestone(/Portal único/);
const keptProgress = async (device: Device, of: string) => readCheckInDraft(await draftOf(device, key))?.lines.find((line) => line.milestone === of)?.progress;

/** The server has applied what waits as its seventh change, and tells these rows up to a place of its order. */
const answersWith = async ({ words, cache }: Device, rows: readonly RowImage[], upTo: number): Promise<void> => {
  const sent = await cache.cursor();
  const outcomes = (await words.pending()).map(({ id }) => ({ id, end: 'applied', seq: 7 }) as const);
  const page = { rows, deleted: [], gone: [], movedAudience: [], dropAudiences: [], next: { ...sent, seq: upTo }, more: false };
  await apply({ now: 1, epoch: 'e', head: 7, outcomes, fork: null, page }, { words, cache, sent, now: 1 });
};

const asTheServerKeeps = async ({ cache }: Device, rows: readonly string[]): Promise<readonly RowImage[]> =>
  (await cache.rows(rows.map(rowKeyOf))).flatMap((row) => (row ? [{ entity: row.entity, id: row.id, fields: row.fields, audience: row.audience, writers: row.writers, by: row.by, at: row.at, seq: 7 }] : []));

const answerEverything = async (): Promise<void> => {
  for (const name of [/Mesa interpoderes/, /Guía para pedir/, /Portal único/, /Informe público de cierre/]) {
    const line = await milestone(name);
    await userEvent.click(line.getByRole('radio', { name: /Sustancial/ }));
    await userEvent.fill(line.getByRole('textbox', { name: /avanzó/ }), 'Avanzó.');
  }
};

test('what was typed is on the disk within a second, and a tab that is opened again finds it there', async () => {
  const device = await tablet();
  const first = showOn(device, <CheckInPage code="arba0011" from={from} />);
  await userEvent.type((await guide()).getByRole('textbox', { name: /avanzó/ }), 'Segundo borrador');
  // Another connection, as another process would see it, while the page is still open.
  const outside = await tablet('lucia', [], device.words.database.name.replace('words:', ''));
  await expect.poll(() => keptProgress(outside, 'c-11-m4'), { timeout: 1000, interval: 50 }).toBe('Segundo borrador');
  first.unmount();

  showOn(outside, <CheckInPage code="arba0011" from={from} />);
  expect((await guide()).getByRole('textbox', { name: /avanzó/ })).toHaveProperty('value', 'Segundo borrador');
  expect(screen.getByText(/Recuperamos tu borrador de/)).toBeTruthy();
  expect(screen.getByText(/contestaste 2 de 6 hitos/)).toBeTruthy();
});

test('leaving the page keeps the last key, without waiting for the second to pass', async () => {
  const device = await tablet();
  showOn(device, <CheckInPage code="arba0011" from={from} />);
  await userEvent.type((await guide()).getByRole('textbox', { name: /avanzó/ }), 'x');
  window.dispatchEvent(new Event('pagehide'));
  await expect.poll(() => keptProgress(device, 'c-11-m4'), { timeout: 300, interval: 20 }).toBe('x');
});

test('two tabs, one draft: the second reads along, and may take over without losing a word', async () => {
  const device = await tablet();
  const other = await tablet('lucia', [], device.words.database.name.replace('words:', ''));
  const first = showOn(device, <CheckInPage code="arba0011" from={from} />);
  const writing = within(first.container);
  await within(await writing.findByRole('region', { name: /Guía para pedir/ })).findByRole('textbox', { name: /avanzó/ });
  const second = within(showOn(other, <CheckInPage code="arba0011" from={from} />).container);
  await second.findByText('Este borrador está abierto en otra pestaña');
  expect(second.queryByRole('textbox')).toBeNull();

  await userEvent.type(within(writing.getByRole('region', { name: /Guía para pedir/ })).getByRole('textbox', { name: /avanzó/ }), 'Desde la primera');
  await second.findByText('Desde la primera');
  await userEvent.click(second.getByRole('button', { name: 'Escribir acá' }));
  const taken = await second.findByRole('region', { name: /Guía para pedir/ });
  expect(within(taken).getByRole('textbox', { name: /avanzó/ })).toHaveProperty('value', 'Desde la primera');
  await writing.findByText('Este borrador está abierto en otra pestaña');
  expect(writing.queryByRole('textbox')).toBeNull();
});

test('when the disk refuses, the screen says NOT saved, keeps the text, and saves it once it can', async () => {
  const device = await tablet();
  showOn(device, <CheckInPage code="arba0011" from={from} />);
  const field = (await guide()).getByRole('textbox', { name: /avanzó/ });
  // The store no longer takes what we write, as on a broken profile: a reopened connection cannot help either.
  await remakeDrafts(device, 'nothingOfOurs');
  await userEvent.type(field, 'No te pierdas');
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText('NO se guardó')).toBeTruthy();
  expect(field).toHaveProperty('value', 'No te pierdas');
  expect(screen.queryByText(/Guardado en este dispositivo/)).toBeNull();

  await remakeDrafts(device, 'key');
  await userEvent.click(within(alert).getByRole('button', { name: 'Guardar de nuevo' }));
  await screen.findByText(/Guardado en este dispositivo/);
  expect(await keptProgress(device, 'c-11-m4')).toBe('No te pierdas');
});

test('a connection that the browser dropped is opened again and the words are kept', async () => {
  const device = await tablet();
  showOn(device, <CheckInPage code="arba0011" from={from} />);
  const field = (await guide()).getByRole('textbox', { name: /avanzó/ });
  device.words.database.close();
  await userEvent.type(field, 'Sigue');
  await expect.poll(() => keptProgress(device, 'c-11-m4'), { timeout: 1500, interval: 50 }).toBe('Sigue');
});

test('what is missing is said at its field, the focus goes to the first, and the summary shrinks as it is put right', async () => {
  showOn(await tablet(), <CheckInPage code="arba0011" from={from} />);
  await answerEverything();
  const line = await portal();
  await userEvent.click(line.getByRole('radio', { name: /Limitado/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Enviar el informe' }));
  const field = line.getByRole('textbox', { name: /frenó/ });
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent).toContain('Con “Limitado” hace falta contar qué lo frenó');
  expect(screen.getByText(/Falta algo en 1 hito/)).toBeTruthy();
  await userEvent.type(field, 'El alojamiento.');
  await waitFor(() => expect(screen.queryByText(/Falta algo en/)).toBeNull());
});

test('a check-in sent without network is shown as said, saved on this device, with the unchanged milestones stated again', async () => {
  const device = await tablet();
  showOn(device, <CheckInPage code="arba0011" from={from} />);
  expect(await screen.findByText('Hitos 1 y 2: completos')).toBeTruthy();
  await answerEverything();
  await userEvent.click(screen.getByRole('button', { name: 'Enviar el informe' }));
  await screen.findByText('Guardado en este dispositivo');
  expect(screen.getByText('Se envía cuando abras la app con internet.')).toBeTruthy();
  const [entry] = await device.words.pending();
  const given = entry?.change.arguments as unknown as SubmitArguments;
  expect(given.lines.map((line) => line.reported)).toEqual(['complete', 'complete', 'substantial', 'substantial', 'substantial', 'substantial']);
  expect(given.lines[0]).toMatchObject({ progress: 'Publicado.', evidence: { shows: 'Una ficha por organismo.' } });
  expect(await draftOf(device, key)).toBeUndefined();

  await answersWith(device, [], 6);
  await screen.findByText('Enviado');
  await answersWith(device, await asTheServerKeeps(device, entry?.rows ?? []), 7);
  await screen.findByText('Confirmado');
});

test('the public preview shows what is whole, without a name, and says what is still missing', async () => {
  showOn(await tablet(), <CheckInPage code="arba0011" from={from} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Qué será público' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText('Un órgano judicial')).toBeTruthy();
  expect(dialog.getByText(/Una ficha por organismo/)).toBeTruthy();
  expect(dialog.queryByText(/Lucía/)).toBeNull();
  expect(dialog.getByText(/Los hitos 3, 4, 5 y 6 todavía están incompletos/)).toBeTruthy();
});

test('coordination writes for the area, and the check-in says so', async () => {
  const device = await tablet('martin');
  showOn(device, <CheckInPage code="arba0011" from={from} />);
  await screen.findByText('Escribís en nombre de Un órgano judicial');
  await answerEverything();
  await userEvent.click(screen.getByRole('button', { name: 'Enviar el informe' }));
  await screen.findByText(/Lo escribió la coordinación en nombre de Un órgano judicial/);
});

test('a returned check-in opens with its own lines and the reason over them', async () => {
  showOn(await tablet('bruno', returnedCheckIn), <CheckInPage code="ARBA0008" from="2026-06-01" />);
  await screen.findByText('Falta decir qué muestra el enlace del tablero.');
  const line = await milestone(/Tablero público/);
  expect(line.getByRole('textbox', { name: /avanzó/ })).toHaveProperty('value', 'Maqueta del tablero.');
});

test('one line of a submitted check-in is corrected as a patch that names what its author saw', async () => {
  const rows = submittedCheckIn.map((row) => (row.entity === 'checkInLine' ? { ...row, writers: { progress: 'first', statement: 'first' } } : row));
  const device = await tablet('lucia', rows);
  showOn(device, <CheckInPage code="arba0011" from={from} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Corregir el hito 4' }));
  const form = within(screen.getByRole('form', { name: 'Corregir el hito 4' }));
  await userEvent.fill(form.getByRole('textbox', { name: /avanzó/ }), 'La guía está firmada.');
  await userEvent.click(form.getByRole('button', { name: 'Guardar la corrección' }));
  await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  expect(await screen.findByText('La guía está firmada.')).toBeTruthy();
  const [entry] = await device.words.pending();
  expect(entry?.change.operations).toEqual([{ entity: 'checkInLine', id: 'c-11~2026-09-01~c-11-m4', act: 'patch', set: { progress: 'La guía está firmada.' }, seen: { progress: 'first' } }]);
});

test('who may not write finds a calm note, and so does who comes too early or with a wrong address', async () => {
  const device = await tablet('tomas');
  showOn(device, <CheckInPage code="arba0011" from={from} />);
  await screen.findByText('Todavía no hay un informe de este período');
  cleanup();
  const lucia = await tablet('lucia');
  showOn(lucia, <CheckInPage code="arba0011" from="2026-12-01" />);
  await screen.findByText('Se abre el 1 dic 2026');
  cleanup();
  showOn(lucia, <CheckInPage code="arba0011" from="2026-09-02" />);
  await screen.findByText('Ese día no empieza ningún período');
  cleanup();
  showOn(lucia, <CheckInPage code="nada" from={from} />);
  await screen.findByText('No encontramos ese compromiso en este dispositivo');
});

test('axe finds nothing serious and nothing scrolls sideways on a phone or a tablet, written or read', async () => {
  showOn(await tablet(), <CheckInPage code="arba0011" from={from} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Enviar el informe' }));
  await screen.findByText(/Falta algo en/);
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  cleanup();
  showOn(await tablet('lucia', submittedCheckIn), <CheckInPage code="arba0011" from={from} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Corregir el hito 4' }));
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});

/** Closes the words database underneath and makes its drafts anew, as no code of ours would. */
const remakeDrafts = async (device: Device, keyPath: string): Promise<void> => {
  const { name } = device.words.database;
  device.words.database.close();
  const former = await settled(indexedDB.open(name));
  const transaction = former.transaction([...former.objectStoreNames]);
  const stores = [...former.objectStoreNames].map((store) => transaction.objectStore(store)).map(({ name: store, keyPath: path, autoIncrement, indexNames }) => ({
    store,
    options: { keyPath: store === 'drafts' ? keyPath : path, autoIncrement },
    indexes: [...indexNames].map((index) => transaction.objectStore(store).index(index)).map(({ name: index, keyPath: on, unique, multiEntry }) => ({ index, on, options: { unique, multiEntry } })),
  }));
  const { version } = former;
  former.close();
  await settled(indexedDB.deleteDatabase(name));
  const made = indexedDB.open(name, version);
  made.onupgradeneeded = () => {
    for (const { store, options, indexes } of stores) {
      const created = made.result.createObjectStore(store, options);
      for (const { index, on, options: how } of indexes) created.createIndex(index, on, how);
    }
  };
  (await settled(made)).close();
};

const settled = <Result,>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
