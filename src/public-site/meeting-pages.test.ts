import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { body, rowsAfterStep } from '../../test/builders/meeting';
import { planRows, rowOf } from '../../test/builders/plan';
import { everyText, type SiteText } from '../../test/builders/site-pages';
import type { RowImage } from '../domain/change';
import { canonicalJson, type Json } from '../domain/json';
import { publishedMinutesId } from '../domain/minutes';

const published = rowsAfterStep('publish', planRows());
const first = published.find(({ entity }) => entity === 'publishedMinutes');
const slug = `2026-${published.find(({ id }) => id === 'r-1')?.fields['number'] as number}`;
const page = `/reuniones/${slug}`;

/** The second version of the same minutes, with what was said put right. */
const corrected = (text: string): readonly RowImage[] => {
  const record = first?.fields['record'] as { readonly items: readonly { readonly body: Json }[] };
  const items = record.items.map((item, index) => (index === 0 ? { ...item, body: body(text) } : item));
  return [...published, rowOf('publishedMinutes', { ...first?.fields, id: publishedMinutesId('r-1', 2), version: 2, reason: 'Faltaba decir cuál informe.', record: { ...record, items } as never }, 'public')];
};

const announced = rowOf('meeting', { id: 'r-9', type: 'forum', organization: 'judicial', commitments: ['c-11'], on: '2026-12-10', from: '14:00', modality: 'inPerson', place: 'Sala grande', invited: [], announced: true, state: 'scheduled' }, 'site');

const changed = (rows: readonly RowImage[], id: string, fields: object): readonly RowImage[] => rows.map((row) => (row.id === id ? { ...row, fields: { ...row.fields, ...fields } } : row));
const textAt = (path: string, rows: readonly RowImage[]): string => everyText(rows).find((one) => one.path === path)?.text ?? '';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'doctype-style': 'off', 'attr-case': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'long-title': 'off' } });
const faults = async (texts: readonly SiteText[]): Promise<readonly string[]> =>
  (await Promise.all(texts.filter(({ locale }) => locale !== undefined).map(async ({ path, text }) => (await validator.validateString(text)).results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${path} ${line} ${ruleId} ${message}`))))).flat();

test('published minutes have a page in both languages, reached from the plan, from the commitment and from the calendar', () => {
  for (const path of ['/', '/compromisos/arba0011', '/reuniones']) expect({ path, linked: textAt(path, published).includes(`href="${page}"`) }).toEqual({ path, linked: true });
  expect(textAt(page, published)).toContain('<p>Se leyó el informe.</p>');
  expect(textAt(`/en/meetings/${slug}`, published)).toContain('<div class="minutes__text" lang="es-AR">');
  expect(textAt('/sitemap.xml', published)).toContain(`https://bitacora.example${page}`);
});

test('every page with meetings is valid HTML, says nothing by script, and links to what exists', async () => {
  const texts = everyText([...corrected('Se leyó el informe anual.'), announced]);
  expect(await faults(texts)).toEqual([]);
  const known = new Set(texts.map(({ path }) => path));
  for (const { path, text } of texts.filter(({ locale }) => locale !== undefined))
    for (const [, href = ''] of text.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const [target = ''] = href.split('#');
      if (!href.startsWith('http') && target !== '' && target !== '/app/') expect({ path, href, exists: known.has(target) }).toEqual({ path, href, exists: true });
    }
  expect(texts.filter(({ locale, text }) => locale !== undefined && /<script|\sstyle=|javascript:/i.test(text))).toEqual([]);
});

test('people are counted by sector, and named only with their consent', () => {
  const text = textAt(page, published);
  expect(text).toContain('<th scope="row">Academia</th><td>4</td>');
  expect(text).toContain('<b>lucia</b>');
  expect(text).not.toContain('tomas');
});

test('an agreement is told as it stands today, beside what the minutes said', () => {
  const done = changed(published, 'a-1', { state: 'verified', closingNote: 'Está en el sitio.', closedOn: '2026-12-01' });
  expect(textAt(page, published)).toContain('Abierto, hasta el 2 dic 2026');
  for (const said of ['Verificado', 'Está en el sitio.', 'En el acta quedó abierto.']) expect(textAt(page, done)).toContain(said);
  expect(textAt('/compromisos/arba0011', done)).toContain('Está en el sitio.');
  const late = everyText(published, '2026-12-12').find(({ path }) => path === page)?.text ?? '';
  expect(late).toContain('venció el 2 dic 2026, hace 10 días');
});

test('evidence that was asked for in it is told with of whom, by when and what came of it; the question is not', () => {
  const text = textAt(page, published);
  for (const said of ['Pedidos de evidencia y cómo están hoy', 'ARBA0011, hito 3. Se pidió evidencia, hasta el 9 dic 2026.']) expect(text).toContain(said);
  const late = everyText(published, '2026-12-12').find(({ path }) => path === page)?.text ?? '';
  expect(late).toContain('No se recibió evidencia');
  for (const { path, text: told } of everyText(published)) expect({ path, found: told.includes('actas firmadas?') }).toEqual({ path, found: false });
  expect(textAt(page, published.filter(({ entity }) => entity !== 'publishedRequest'))).not.toContain('Pedidos de evidencia');
});

test('a corrected version stands first with its reason, and what it says otherwise is marked word by word', () => {
  const text = textAt(page, corrected('Se leyó el informe anual.'));
  expect(text.indexOf('Versión 2')).toBeLessThan(text.indexOf('Versión 1'));
  expect(text).toContain('Faltaba decir cuál informe.');
  expect(text).toContain('Se leyó el <ins>informe anual.</ins>');
  expect(text).toContain('Se leyó el <del>informe.</del>');
});

test('minutes of two hundred thousand letters that were wholly rewritten are still told apart', () => {
  expect(textAt(page, corrected('palabra nueva '.repeat(14_000)))).toContain('<ins>palabra nueva');
});

test('whoever downloads the data computes the number that the page prints', () => {
  const rows = corrected('Se leyó el informe anual.');
  const file = JSON.parse(textAt(`/datos${page}.json`, rows)) as { readonly format: string; readonly versions: readonly { readonly record: Json; readonly sha256: string }[] };
  expect(file.format).toBe('bitacora-public-meeting');
  for (const { record, sha256 } of file.versions) {
    expect(createHash('sha256').update(canonicalJson(record)).digest('hex')).toBe(sha256);
    expect(textAt(page, rows)).toContain(sha256);
  }
  expect(new Set(file.versions.map(({ sha256 }) => sha256)).size).toBe(2);
});

test('an announced meeting is on the calendar with its date, and has no page before its minutes are published', () => {
  const rows = [...published, announced];
  expect(textAt('/reuniones', rows)).toContain('Reunión del Foro de Gobierno Abierto de ARBA0011');
  expect(textAt('/reuniones', rows)).toContain('Sala grande');
  const calendar = textAt('/calendario.ics', rows);
  expect(calendar).toContain('UID:r-9\r\n');
  expect(calendar).toContain(`URL:https://bitacora.example${page}`);
});

test('what is not published of a meeting is nowhere: approved minutes, agreements of meetings that are still written', () => {
  const approved = rowsAfterStep('approve', planRows());
  for (const { path, text } of everyText(approved)) expect({ path, found: /Publicar el acta firmada|Se leyó el informe/.test(text) }).toEqual({ path, found: false });
  const opened = approved.map((row) => (row.entity === 'agreement' ? { ...row, audience: 'site' } : row));
  for (const { path, text } of everyText(opened)) expect({ path, found: text.includes('Publicar el acta firmada') }).toEqual({ path, found: false });
});

test('text of minutes is text, whatever it looks like, and a link leads to the web alone', async () => {
  const hostile = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '<script>alert(1)</script>' }, { type: 'text', text: 'acá', marks: [{ type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2' } }] }, { type: 'mention', attrs: { kind: 'person', id: '', label: '' } }] }] };
  const record = first?.fields['record'] as { readonly items: readonly object[] };
  const rows = changed(published, first?.id ?? '', { record: { ...record, items: [{ ...record.items[0], body: hostile }] } });
  const text = textAt(page, rows);
  expect(text).not.toContain('<script');
  expect(text).toContain('<a href="https://example.org/a?b=1&amp;c=2" rel="noopener nofollow ugc">acá</a>');
  expect(text).toContain('una persona');
  expect(await faults(everyText(rows).filter(({ path }) => path === page))).toEqual([]);
});
