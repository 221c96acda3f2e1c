import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LanguageProvider } from '../language/language-context';
import { loadLanguage } from '../language/load-language';
import type { Locale } from '../language/locale';
import { largestPaper, minutesPaper } from '../../test/builders/minutes-paper';
import type { MinutesPaper } from './minutes-paper';
import { Papers } from './papers';

/** What the browser was handed, by the name under which it would be saved. */
let downloads: { readonly name: string; readonly file: Blob }[] = [];
let files: Blob[] = [];

beforeEach(() => {
  [downloads, files] = [[], []];
  const create = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return create(file);
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const file = files.at(-1);
    if (this.download !== '' && file) downloads.push({ name: this.download, file });
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const show = async (minutes: () => Promise<MinutesPaper>, locale: Locale = 'es') => {
  const language = await loadLanguage(locale);
  render(
    <LanguageProvider language={language} onChoose={() => undefined}>
      <Papers
        minutes={minutes}
        calendar={() =>
          Promise.resolve({ meeting: { id: 'r-1', type: 'quarterlyFollowUp', on: '2026-11-18', from: '10:00', state: 'scheduled', modality: 'inPerson' }, codes: ['ARBA0011'], agenda: [], sequence: 1, stampedAt: 0 })
        }
      />
    </LanguageProvider>,
  );
};

const take = async (button: string) => {
  const before = downloads.length;
  await userEvent.click(screen.getByRole('button', { name: button }));
  await waitFor(() => expect(downloads.length).toBe(before + 1), { timeout: 30_000 });
  const { name, file } = downloads.at(-1) ?? { name: '', file: new Blob() };
  return { name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
};

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

const pagesOf = (bytes: Uint8Array): number => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(latin(bytes))?.[1] ?? latin(bytes).match(/\/Type \/Page\b(?!s)/g)?.length ?? 0);

test('the minutes leave as a PDF of several pages, with letters of their own and no letter missing from the strips', async () => {
  const said = vi.spyOn(console, 'warn');
  await show(() => Promise.resolve(minutesPaper));
  const { name, type, bytes } = await take('PDF');
  expect([name, type, latin(bytes.slice(0, 5))]).toEqual(['acta-7-2026.pdf', 'application/pdf', '%PDF-']);
  expect(latin(bytes.slice(-8))).toContain('%%EOF');
  expect(pagesOf(bytes)).toBe(4);
  expect(latin(bytes)).toContain('Roboto');
  expect(screen.getByRole('status').textContent).toBe('Listo: acta-7-2026.pdf está en tus descargas.');
  expect(said).not.toHaveBeenCalled();
});

test('two hundred people, sixty agreements and a word longer than any line are a PDF too', async () => {
  await show(() => Promise.resolve(largestPaper));
  expect(pagesOf((await take('PDF')).bytes)).toBeGreaterThan(20);
});

test('emoji, letters of other scripts and a stroke of one point do not stop a PDF', async () => {
  await show(() =>
    Promise.resolve({
      ...minutesPaper,
      record: { ...minutesPaper.record, agreements: [{ id: 'g', text: 'Reunión 🗓️ שלום مرحبا 中文', state: 'open' }] },
      signatures: [{ name: 'Lucía Ñandutí', organization: 'judicial', signature: { kind: 'stroke', path: 'M5,5', at: 1 } }],
    }),
  );
  expect(pagesOf((await take('PDF')).bytes)).toBe(4);
});

test('the same minutes leave as a DOCX with their pictures drawn on this device', async () => {
  await show(() => Promise.resolve(minutesPaper), 'en');
  const { name, type, bytes } = await take('Word (.docx)');
  expect([name, type, latin(bytes.slice(0, 2))]).toEqual(['minutes-7-2026.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK']);
  // Two strips, a signature and the address.
  expect(new Set(latin(bytes).match(/word\/media\/[\w-]+\.png/g)).size).toBe(4);
});

test('a meeting leaves as a file that every calendar reads', async () => {
  await show(() => Promise.resolve(minutesPaper));
  const { name, bytes } = await take('Calendario (.ics)');
  expect([name, latin(bytes).split('\r\n')[0]]).toEqual(['reunion-2026-11-18.ics', 'BEGIN:VCALENDAR']);
});

test('a file that cannot be made says so, and can be asked for again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let isBroken = true;
  await show(() => (isBroken ? Promise.reject(new Error('no room')) : Promise.resolve(minutesPaper)));
  await userEvent.click(screen.getByRole('button', { name: 'PDF' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('No se pudo preparar PDF.'));
  isBroken = false;
  expect((await take('PDF')).name).toBe('acta-7-2026.pdf');
});
