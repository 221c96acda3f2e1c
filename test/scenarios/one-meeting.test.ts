/** One meeting, two tablets, no network from its beginning: what both wrote stands in one acta, and leaves as paper and as a public page. */
import { readFileSync } from 'node:fs';
import * as mupdf from 'mupdf';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { zipTexts } from '../builders/zip-texts';
import { aHouse, aTablet } from './chromium';
import { comesIn } from './story-parts';

const noon = (day: string): number => Date.parse(`${day}T15:00:00Z`);
const plan = 'ba-2025-2027';
/** The monitoring meeting of ARBA0011 of 2 December. */
const meeting = `${plan}.demo-r17`;
const room = `/app/reuniones/${meeting}/sala`;
const acta = `/app/reuniones/${meeting}/acta`;
const point = 'Informe del área';

const opens = async (page: Page): Promise<void> => {
  await page.goto(acta);
  await page.getByRole('heading', { level: 1, name: /^Acta/ }).waitFor();
};

const writesHere = async (page: Page) => {
  await opens(page);
  await page.getByRole('button', { name: 'Escribir en el acta' }).click();
  const field = page.getByRole('textbox', { name: point });
  await field.waitFor();
  return field;
};

const sends = async (page: Page): Promise<void> => {
  await page.goto('/app/este-dispositivo');
  await page.getByRole('button', { name: 'Enviar ahora' }).click();
  await page.getByText(/Todo lo que escribiste acá está confirmado/).waitFor();
};

const isKept = (page: Page) => page.getByText(/Guardado en este dispositivo, /).waitFor();

/** Two hundred acts at the keyboard: words at the end of the shared paragraph and in the middle of it, new lines, looks, a heading. */
const edits = async (page: Page, letter: string): Promise<readonly string[]> => {
  const words: string[] = [];
  await page.getByRole('textbox', { name: point }).getByText('El área informó').click();
  for (let edit = 1; edit <= 200; edit += 1) {
    if (edit % 40 === 0) await page.keyboard.press('Enter');
    else if (edit % 25 === 0) await page.keyboard.press(edit % 50 === 0 ? 'Control+Home' : 'End');
    else if (edit === 90 && letter === 'l') await page.getByRole('button', { name: 'Título', exact: true }).click();
    else if (edit === 120) await page.getByRole('button', { name: 'Lista', exact: true }).click();
    else {
      const word = `${letter}${edit}`;
      words.push(word);
      await page.keyboard.insertText(` ${word} `);
    }
  }
  await isKept(page);
  return words;
};

const agrees = async (page: Page, text: string, due: string): Promise<void> => {
  await page.goto(`${room}?parte=acuerdos`);
  await page.getByRole('button', { name: 'Nuevo acuerdo' }).first().click();
  await page.getByLabel('¿Qué se acordó?').fill(text);
  await page.getByLabel('¿Para cuándo?').fill(due);
  await page.getByRole('button', { name: 'Guardar el acuerdo' }).click();
  await page.getByRole('heading', { name: text }).waitFor();
};

const marks = async (page: Page, name: RegExp, tap: string): Promise<void> => {
  await page.goto(`${room}?parte=asistencia`);
  const person = page.getByRole('radiogroup', { name }).first();
  await person.getByRole('radio', { name: tap, exact: true }).click();
  await person.getByRole('radio', { name: tap, exact: true, checked: true }).waitFor();
};

const acts = async (page: Page, word: string): Promise<void> => {
  await opens(page);
  await page.getByRole('button', { name: word }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: word }).click();
  await dialog.waitFor({ state: 'detached' });
};

/** Everything the acta says as it is read, words that wait to be settled included. */
const readsActa = async (page: Page): Promise<string> => {
  await opens(page);
  await page.getByRole('heading', { name: 'Lo conversado' }).waitFor();
  return page.getByRole('main').innerText();
};

const paper = async (page: Page, name: 'PDF' | 'Word (.docx)'): Promise<Buffer> => {
  await opens(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  return readFileSync(await (await coming).path());
};

const textOfPdf = (bytes: Buffer): string => {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, index) => document.loadPage(index).toStructuredText('').asText()).join('\n');
};

const textOfDocx = (bytes: Buffer): string => (zipTexts(bytes)['word/document.xml'] ?? '').replace(/<[^>]+>/g, ' ');

const missing = (words: readonly string[], text: string): readonly string[] => {
  const there = new Set(text.split(/[^\p{L}\p{N}]+/u));
  return words.filter((word) => !there.has(word));
};

test('two tablets run one meeting without a network, 200 acts each in the same paragraph: every word stands in the acta, on paper and in public', { timeout: 300_000 }, async () => {
  let now = noon('2026-12-02');
  const house = await aHouse({ now: () => now });
  const [lucia, martin] = [await aTablet(house.url, { acceptDownloads: true }), await aTablet(house.url, { acceptDownloads: true })];
  for (const { page } of [lucia, martin]) await page.clock.setFixedTime(now);
  await comesIn(lucia.page, /Lucía, punto focal/);
  await comesIn(martin.page, /Martín, coordinación/);
  await lucia.page.goto(room);
  await lucia.page.getByRole('button', { name: 'Empezar la reunión' }).click();
  await lucia.page.getByRole('navigation', { name: /Partes/ }).waitFor();
  const field = await writesHere(lucia.page);
  await field.click();
  await lucia.page.keyboard.insertText('El área informó el avance de cada hito.');
  await isKept(lucia.page);
  await sends(lucia.page);
  await writesHere(martin.page);
  await martin.page.getByText('El área informó el avance').first().waitFor();

  await house.stop();
  await writesHere(lucia.page);
  const words = (await Promise.all([edits(lucia.page, 'l'), edits(martin.page, 'm')])).flat();
  await agrees(lucia.page, 'Publicar el tablero', 'en dos semanas');
  await agrees(martin.page, 'Pedir el informe a la Legislatura', '2026-12-20');
  await marks(lucia.page, /Tomás/, 'Vino');
  await marks(martin.page, /Lucía/, 'Vino');
  await marks(martin.page, /Tomás/, 'Vino');

  const again = await aHouse({ now: () => now, config: { port: Number(new URL(house.url).port), dataDir: house.container.config.dataDir, builtDir: house.container.config.builtDir } });
  for (const { page } of [lucia, martin, lucia]) await sends(page);
  const read = [await readsActa(lucia.page), await readsActa(martin.page)];
  for (const text of read) expect(missing([...words, 'Publicar', 'Legislatura'], text)).toEqual([]);
  const held = (entity: string) => again.container.store.read(plan, (log) => log.rowsOf(entity));
  const ofMeeting = async (entity: string) => (await held(entity)).filter(({ fields }) => fields['meeting'] === meeting);
  expect((await ofMeeting('attendance')).map(({ fields }) => fields['presence'])).toEqual(['present', 'present']);
  expect(await ofMeeting('agreement')).toHaveLength(2);

  await lucia.page.goto(`${room}?parte=cierre`);
  await lucia.page.getByRole('button', { name: 'Cerrar la reunión' }).click();
  await sends(lucia.page);
  await acts(lucia.page, 'Circular el acta');
  await sends(lucia.page);
  await sends(martin.page);
  await opens(martin.page);
  await martin.page.getByRole('radio', { name: 'Pedido de enmienda' }).check();
  await martin.page.getByLabel('Qué querés decir del acta').fill('Falta decir quién presentó.');
  await martin.page.getByRole('button', { name: 'Enviar' }).click();
  await martin.page.getByText('sin contestar').waitFor();

  now = noon('2026-12-15');
  for (const { page } of [lucia, martin]) await page.clock.setFixedTime(now);
  await sends(martin.page);
  await acts(martin.page, 'Aprobar el acta');
  await acts(martin.page, 'Publicar el acta');
  await martin.page.getByText('Acta publicada').waitFor();
  const [pdf, docx] = [textOfPdf(await paper(martin.page, 'PDF')), textOfDocx(await paper(martin.page, 'Word (.docx)'))];
  for (const text of [pdf, docx]) expect(missing([...words, 'Publicar', 'Legislatura'], text)).toEqual([]);
  await sends(martin.page);
  const [published] = await ofMeeting('publishedMinutes');
  expect(missing(words, JSON.stringify(published?.fields))).toEqual([]);
  for (const { accidents } of [lucia, martin]) expect(accidents).toEqual([]);
});
