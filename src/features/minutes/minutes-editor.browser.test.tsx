import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs';
import { forgetTablet, tabletOf } from '../../../test/builders/device';
import { rowsAfterStep } from '../../../test/builders/meeting';
import { planRows } from '../../../test/builders/plan';
import { seriousOnPhoneAndTablet } from '../../../test/builders/page';
import { showOn } from '../../../test/builders/screen';
import type { RowImage } from '../../domain/change';
import { plainText } from '../../domain/rich-text';
import type { Device } from '../../storage/device';
import { record } from '../../storage/record';
import { minutesPartsOf } from '../../storage/meeting-reads';
import { leftWordsOf } from '../../storage/minutes-words';
import { MinutesEditor } from './minutes-editor';
import { minutesOf } from './minutes-of';
import { updateToText } from './update-text';

const items = [{ id: 'i-1', title: 'Hito por hito' }, { id: 'i-2', title: 'Próximos pasos' }];

const open: Device[] = [];
const tablet = async (rows: readonly RowImage[] = rowsAfterStep('start', planRows()), user = 'lucia', name?: string): Promise<Device> => {
  const device = await tabletOf({ user, rows, ...(name === undefined ? {} : { name }) });
  open.push(device);
  return device;
};

beforeEach(() => page.viewport(820, 1180));
afterEach(async () => {
  cleanup();
  await Promise.all(open.splice(0).map(forgetTablet));
});

const point = (name: RegExp, within_ = screen) => within_.findByRole('textbox', { name });
const kept = async (device: Device, item = 'i-1'): Promise<string> => plainText((await minutesOf(device, 'r-1', ['i-1', 'i-2'])).bodies[item] ?? null);

test('what was typed is on the disk within a second, and a tab that is opened again finds it there', async () => {
  const device = await tablet();
  const first = showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  await userEvent.type(await point(/Hito por hito/), 'Se leyó el informe de la comuna.');
  await expect.poll(() => kept(device), { timeout: 1500, interval: 50 }).toBe('Se leyó el informe de la comuna.');
  first.unmount();
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  expect((await point(/Hito por hito/)).textContent).toBe('Se leyó el informe de la comuna.');
  expect(await screen.findByText(/Escribieron: Lucía/)).toBeTruthy();
});

test('leaving the page keeps the last key, without waiting for the second to pass', async () => {
  const device = await tablet();
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  await userEvent.type(await point(/Próximos pasos/), 'x');
  window.dispatchEvent(new Event('pagehide'));
  await expect.poll(async () => (await leftWordsOf(device, 'r-1')).length + (await minutesPartsOf(device, 'r-1')).length, { timeout: 300, interval: 10 }).toBeGreaterThan(0);
  await expect.poll(() => kept(device, 'i-2')).toBe('x');
  await expect.poll(() => leftWordsOf(device, 'r-1')).toEqual([]);
});

test('two tabs of one tablet show what the other writes', async () => {
  const device = await tablet();
  const other = await tablet([], 'lucia', device.words.database.name.replace('words:', ''));
  const one = within(showOn(device, <MinutesEditor meeting="r-1" items={items} />).container);
  const two = within(showOn(other, <MinutesEditor meeting="r-1" items={items} />).container);
  await userEvent.type(await point(/Hito por hito/, one as typeof screen), 'Uno.');
  await waitFor(async () => expect((await point(/Hito por hito/, two as typeof screen)).textContent).toBe('Uno.'));
  await userEvent.type(await point(/Próximos pasos/, two as typeof screen), 'Dos.');
  await waitFor(async () => expect((await point(/Próximos pasos/, one as typeof screen)).textContent).toBe('Dos.'));
});

test('a person is named with an @, text takes its looks from the bar, and undo takes back', async () => {
  const device = await tablet();
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  const field = await point(/Hito por hito/);
  await userEvent.type(field, 'Habla @mart');
  await screen.findByRole('option', { name: /Martín/ });
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(field.querySelector('[data-kind="person"]')?.textContent).toBe('Martín'));
  await userEvent.click(screen.getByRole('button', { name: 'Negrita' }));
  await userEvent.keyboard('fuerte');
  await waitFor(() => expect(field.querySelector('strong')?.textContent).toBe('fuerte'));
  await userEvent.click(screen.getByRole('button', { name: 'Deshacer' }));
  await waitFor(() => expect(field.textContent).not.toContain('fuerte'));
});

test('who may not write reads, and so does everybody once they are approved', async () => {
  const device = await tablet(rowsAfterStep('write', planRows()), 'tomas');
  const first = showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  await screen.findByRole('heading', { name: 'Hito por hito' });
  expect(screen.queryByRole('textbox')).toBeNull();
  first.unmount();
  showOn(await tablet(rowsAfterStep('approve', planRows())), <MinutesEditor meeting="r-1" items={items} />);
  await screen.findByRole('heading', { name: 'Hito por hito' });
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a paste too long for one update is refused in words, and nothing changes', async () => {
  const device = await tablet();
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  const field = await point(/Hito por hito/);
  await userEvent.click(field);
  pastes(field, { 'text/plain': 'x'.repeat(256_000) });
  await screen.findByText(/demasiado largo/);
  pastes(field, { 'text/html': `<p>${'x'.repeat(256_000)}</p>` });
  expect(field.textContent).toBe('');
  expect(await minutesPartsOf(device, 'r-1')).toEqual([]);
});

const pastes = (field: HTMLElement, given: Readonly<Record<string, string>>, ...files: readonly File[]): void => {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
  for (const file of files) clipboardData.items.add(file);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
};

test('a picture does not go into the text: that is said, with the way to add it as evidence, and the words beside it stay', async () => {
  const device = await tablet();
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  const field = await point(/Hito por hito/);
  await userEvent.click(field);
  pastes(field, {}, new File(['x'], 'captura.png', { type: 'image/png' }));
  await screen.findByText(/Las imágenes y los archivos no se pegan acá/);
  expect(screen.getByRole('link', { name: /evidencia de la reunión/ }).getAttribute('href')).toContain('/evidencia/nueva?');
  pastes(field, { 'text/html': '<p>Antes <img src="data:image/png;base64,iVBORw0KGgo=" alt=""> después</p>' });
  await screen.findByText(/Las imágenes quedaron afuera/);
  expect(field.querySelector('img')).toBeNull();
  await expect.poll(() => kept(device)).toBe('Antes después');
});

test('words from right to left and emoji are kept letter by letter, each paragraph in its own direction', async () => {
  const device = await tablet();
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  const field = await point(/Hito por hito/);
  await userEvent.click(field);
  const lines = ['محضر الاجتماع: 12 توقيعًا', 'Se acordó 👩🏽‍🌾🤝🏳️‍🌈 con todas', 'פרוטוקול e\u0301 ñ'];
  pastes(field, { 'text/plain': lines.join('\n\n') });
  await expect.poll(() => kept(device)).toBe(lines.join('\n'));
  const [arabic, spanish] = [...field.querySelectorAll('p')].map((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    return range.getBoundingClientRect().left - line.getBoundingClientRect().left;
  });
  expect(arabic).toBeGreaterThan(100);
  expect(spanish).toBeLessThan(1);
});

test('a point that a newer editor wrote is read here, not written, and says why; the other points go on', async () => {
  const device = await tablet();
  const newer = new Doc();
  const table = new XmlElement('table');
  table.insert(0, [new XmlText('celda')]);
  newer.getXmlFragment('i-1').insert(0, [table]);
  const kept = await record(device, { kind: 'minutes.append', arguments: { meeting: 'r-1', part: 'r-1~part~newer~0', index: 0, update: updateToText(encodeStateAsUpdate(newer)) } });
  if (!kept.accepted) throw new Error(kept.refusal.problem);
  await kept.value.visible;
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  await screen.findByText(/versión más nueva/);
  expect(screen.queryByRole('textbox', { name: /Hito por hito/ })).toBeNull();
  await userEvent.type(await point(/Próximos pasos/), 'Se sigue.');
  await expect.poll(async () => plainText((await minutesOf(device, 'r-1', ['i-1', 'i-2'])).bodies['i-2'] ?? null)).toBe('Se sigue.');
});

test('what Word pastes keeps its headings, lists and looks, and loses everything else', async () => {
  const device = await tablet();
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  const field = await point(/Hito por hito/);
  await userEvent.click(field);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'texto');
  clipboardData.setData('text/html', '<html><head><style>p{color:red}</style></head><body><!--StartFragment--><h1 style="mso-x:1">Tema</h1><p class=MsoNormal><b>Dijo</b> <span style="color:red">esto</span><img src="x.png" onerror="alert(1)"></p><table><tr><td>celda</td><td>otra</td></tr></table><ol type="a"><li>uno</li></ol><a href="javascript:alert(1)">malo</a><!--EndFragment--></body></html>');
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await waitFor(() => expect(field.querySelector('ol')?.textContent).toBe('uno'));
  expect(field.querySelector('img, table, a, [style]')).toBeNull();
  expect(field.textContent).toMatch(/Dijo esto.*celda \| otra/s);
  await expect.poll(() => kept(device)).toContain('malo');
});

test('words that went down with a paragraph which another tablet changed are shown, and go into the text with one touch', async () => {
  const device = await tablet();
  await keepsApart(device);
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  const kept = within(await screen.findByRole('list', { name: 'Palabras que quedaron afuera' }));
  await waitFor(() => expect(kept.getByRole('listitem').textContent).toMatch(/Lucía escribió lo resaltado/));
  expect(kept.getByRole('listitem').querySelector('mark')?.textContent).toBe(' de diciembre');
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
  await userEvent.click(kept.getByRole('button', { name: 'Poner en el texto' }));
  await waitFor(async () => expect((await point(/Hito por hito/)).textContent).toBe('El plazo.de diciembre'));
  expect(screen.queryByRole('list', { name: 'Palabras que quedaron afuera' })).toBeNull();
  await expect.poll(async () => (await minutesOf(device, 'r-1', ['i-1'])).unsettled).toEqual([]);
});

/** Two sessions of this device: one makes a heading of a paragraph in which the other goes on writing. */
const keepsApart = async (device: Device): Promise<void> => {
  const one = new Doc();
  const paragraph = new XmlElement('paragraph');
  const text = new XmlText('El plazo.');
  paragraph.insert(0, [text]);
  const updates: string[] = [];
  one.on('update', (update: Uint8Array) => updates.push(updateToText(update)));
  one.getXmlFragment('i-1').insert(0, [paragraph]);
  const other = new Doc();
  applyUpdate(other, encodeStateAsUpdate(one));
  const fromOther: string[] = [];
  other.on('update', (update: Uint8Array) => fromOther.push(updateToText(update)));
  other.transact(() => {
    const heading = new XmlElement<{ level: number }>('heading');
    heading.setAttribute('level', 2);
    heading.insert(0, [new XmlText('El plazo.')]);
    other.getXmlFragment('i-1').delete(0, 1);
    other.getXmlFragment('i-1').insert(0, [heading as XmlElement]);
  });
  text.insert(8, ' de diciembre');
  for (const [session, list] of [['one', updates], ['other', fromOther]] as const)
    for (const [index, update] of list.entries()) {
      const kept = await record(device, { kind: 'minutes.append', arguments: { meeting: 'r-1', part: `r-1~part~${session}~0`, index, update } });
      if (!kept.accepted) throw new Error(kept.refusal.problem);
      await kept.value.visible;
    }
};

test('reads well for everybody on a phone and a tablet', async () => {
  const device = await tablet();
  showOn(device, <MinutesEditor meeting="r-1" items={items} />);
  await userEvent.type(await point(/Hito por hito/), 'Habla @mart');
  await screen.findByRole('option', { name: /Martín/ });
  expect(await seriousOnPhoneAndTablet()).toEqual([]);
});
