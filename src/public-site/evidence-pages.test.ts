import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { rowsAfter } from '../../test/builders/change';
import { hashOf, openRequest, publishedPhoto } from '../../test/builders/evidence';
import { planRows, publishedCheckIn } from '../../test/builders/plan';
import { everyText, type SiteText } from '../../test/builders/site-pages';
import type { RowImage } from '../domain/change';

const changed = (fields: object, more: object = {}): RowImage => ({ ...publishedPhoto, ...more, fields: { ...publishedPhoto.fields, ...fields } });
const { code } = publishedPhoto.fields as { readonly code: string };
const commitment = '/compromisos/arba0011';
const textsWith = (...rows: readonly RowImage[]) => everyText([...planRows(), ...rows]);
const at = (path: string, texts: readonly SiteText[]): string => texts.find((one) => one.path === path)?.text ?? '';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'doctype-style': 'off', 'attr-case': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off' } });
const faults = async (texts: readonly SiteText[]): Promise<readonly string[]> =>
  (await Promise.all(texts.filter(({ locale }) => locale !== undefined).map(async ({ path, text }) => (await validator.validateString(text)).results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${path} ${line} ${ruleId} ${message}`))))).flat();

test('evidence stands under its milestone with what it shows, its day, its receipt, its hash and a safe picture', () => {
  const texts = textsWith(publishedPhoto);
  const text = at(commitment, texts);
  for (const said of ['La mesa con representantes de los tres poderes.', 'hecha el 12 nov 2026', `href="/evidencia/${code}"`, hashOf('photo').slice(0, 16), 'src="/publico/evidencia/e-1/picture"', 'width="1600"']) expect(text).toContain(said);
  expect(text).not.toContain('taller en la sede.jpg');
  expect(text).not.toContain('preview');
  expect(at('/en/commitments/arba0011', texts)).toContain('made on 12 Nov 2026, by the clock of the device');
  const file = JSON.parse(at('/datos/compromisos/arba0011.json', texts)) as { readonly evidence: readonly object[] };
  expect(file.evidence).toMatchObject([{ id: 'e-1', code, kind: 'photo', original: { sha256: hashOf('photo'), bytes: 1_234_567 }, receivedAt: '2026-11-13T12:00:00.000Z', derivatives: [{ part: 'picture', path: '/publico/evidencia/e-1/picture' }] }]);
});

test('the page of a receipt says what the server holds, and what that does not prove', () => {
  const texts = textsWith(publishedPhoto);
  const text = at(`/evidencia/${code}`, texts);
  for (const said of [`Recibo ${code}`, hashOf('photo'), '1,2 MB', '13/11/2026 9:00', 'No prueba que lo que muestra sea verdad', 'href="/compromisos/arba0011"']) expect(text).toContain(said.replace('1,2 MB', '1,2\u00a0MB'));
  expect(at(`/en/evidence/${code}`, texts)).toContain('It does not prove that what it shows is true');
});

test('what was withdrawn leaves its code, its hash and the reason, and no picture', () => {
  const { title: _, shows: __, ...rest } = publishedPhoto.fields as Record<string, never>;
  const gone: RowImage = { ...publishedPhoto, fields: { ...rest, withdrawnOn: '2026-11-17', reason: 'Se ve a un menor de edad.' } };
  const texts = textsWith(gone);
  for (const path of [commitment, `/evidencia/${code}`]) {
    const text = at(path, texts);
    for (const said of ['Retirada el 17 nov 2026.', 'Se ve a un menor de edad.', hashOf('photo').slice(0, 16)]) expect(text).toContain(said);
    expect(text).not.toContain('/publico/evidencia');
    expect(text).not.toContain('representantes');
  }
  expect(at(`/datos/evidencia/${code}.json`, texts)).toContain('"derivatives": []');
});

test('a version that was replaced names the one that took its place', () => {
  const second = changed({ evidence: 'e-2', code: 'ABCD-EFGH' }, { id: 'e-2~public' });
  expect(at(`/evidencia/${code}`, textsWith(changed({ supersededBy: 'e-2' }), second))).toContain('La reemplaza <a href="/evidencia/ABCD-EFGH">');
});

test('sound is heard, pages and words of a document are read, a link leads out with nothing of ours', () => {
  const part = (name: string, type: string) => ({ part: name, sha256: hashOf(name), bytes: 9, type });
  const text = at(commitment, textsWith(changed({ kind: 'file', derivatives: [part('page-1', 'image/webp'), part('page-2', 'image/webp'), part('text', 'text/plain'), part('sound', 'audio/mpeg')], link: { url: 'https://www.example.org/mesa', title: 'La mesa', seenOn: '2026-11-10' } })));
  for (const said of ['src="/publico/evidencia/e-1/page-1"', 'href="/publico/evidencia/e-1/page-2"', 'Texto del documento', '<audio', 'La mesa (example.org)', 'vista el 10 nov 2026', 'rel="noopener nofollow ugc"']) expect(text).toContain(said);
});

test('that nothing came by a day is told as a fact, from the day after, and a percentage of zero is not', () => {
  const asked = rowsAfter(openRequest('q-1', { due: '2026-11-20' }), { rows: planRows(), by: 'vera' }).map((row) => (row.id === 'q-1~public' ? { ...row, fields: { ...row.fields, asks: 2 } } : row));
  expect(at(commitment, everyText(asked))).toContain('Se pidió evidencia (2 veces), hasta el 20 nov 2026.');
  const late = everyText(asked, '2026-11-21');
  expect(at(commitment, late)).toContain('No se recibió evidencia al 20 nov 2026, después de 2 pedidos.');
  expect(at('/en/commitments/arba0011', late)).toContain('No evidence received by 20 Nov 2026, after 2 requests.');
  expect(JSON.parse(at('/datos/compromisos/arba0011.json', late))).toMatchObject({ requests: [{ fact: { kind: 'none', by: '2026-11-20', asks: 2 } }] });
  expect(late.map(({ text }) => text).join()).not.toContain('actas firmadas');
});

test('every page with evidence is valid HTML, says nothing by script, and links to what exists', async () => {
  const whole = changed({ evidence: 'e-3', code: 'AAAA-0000', milestones: [], title: ' ' }, { id: 'e-3~public' });
  const texts = everyText([...rowsAfter(openRequest(), { rows: planRows(), by: 'vera' }), publishedPhoto, whole]);
  expect(await faults(texts)).toEqual([]);
  const known = new Set(texts.map(({ path }) => path));
  for (const { path, text } of texts.filter(({ locale }) => locale !== undefined))
    for (const [, href = ''] of text.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const [target = ''] = href.split('#');
      if (!href.startsWith('http') && target !== '' && target !== '/app/' && !target.startsWith('/publico/')) expect({ path, href, exists: known.has(target) }).toEqual({ path, href, exists: true });
    }
  expect(texts.filter(({ locale, text }) => locale !== undefined && /<script|\sstyle=|javascript:/i.test(text))).toEqual([]);
});

test('a published line names the evidence that is published, and of the rest not even that it is there; its publication is told with its day', () => {
  const line = [...planRows(), ...publishedCheckIn].map((row) => (row.id === 'c-11~2026-06-01~c-11-m3' ? { ...row, fields: { ...row.fields, shownBy: ['e-1', 'e-secret'] } } : row));
  const said = (...rows: readonly RowImage[]) => {
    const texts = everyText([...line, ...rows]);
    return { page: at(commitment, texts), plan: at('/', texts), file: at('/datos/compromisos/arba0011.json', texts) };
  };
  const { page, plan, file } = said(publishedPhoto);
  expect(page).toContain('Evidencia publicada');
  for (const text of [page, plan]) expect(text).toContain('mostró evidencia: foto');
  expect(page).toContain('16 nov');
  expect(JSON.parse(file)).toMatchObject({ history: expect.arrayContaining([expect.objectContaining({ kind: 'evidencePublished', on: '2026-11-16', evidence: expect.objectContaining({ code }) })]) as unknown });
  for (const text of [page, plan, file]) expect(text).not.toContain('e-secret');
  expect(file).not.toContain('shownBy');

  const gone = said(changed({ title: null, shows: null, withdrawnOn: '2026-11-17', reason: 'Se ve a un menor de edad.', derivatives: [] }));
  expect(gone.page).not.toContain('Evidencia publicada');
  expect(gone.page).toContain('Se retiró evidencia de');
  const none = said();
  expect(none.page).not.toContain('Evidencia publicada');
});
