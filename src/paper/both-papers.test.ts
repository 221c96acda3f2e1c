// @vitest-environment jsdom
/** The PDF and the DOCX of one meeting: the same words in the same order, none of them lost. */
import { createHash } from 'node:crypto';
import type { Content, Node, NodeQueries } from 'pdfmake/interfaces';
import { expect, test } from 'vitest';
import { plainText } from '../domain/rich-text';
import { languages } from '../language/both-languages';
import { largestPaper, minutesPaper, richBody } from '../../test/builders/minutes-paper';
import { zipTexts } from '../../test/builders/zip-texts';
import { makeDocx } from './make-docx';
import type { MinutesPaper } from './minutes-paper';
import { minutesText } from './minutes-text';
import { pdfDefinition } from './pdf-definition';

const { es, en } = languages;

const onePixel = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));

const docxOf = async (paper: MinutesPaper, language = es) => zipTexts(await makeDocx(language, paper, () => Promise.resolve(onePixel)));

const xmlOf = (text: string): XMLDocument => new DOMParser().parseFromString(text, 'text/xml');

/** Every run of words of the document's body, as Word shows them. */
const docxWords = (documentXml: string): readonly string[] =>
  [...xmlOf(documentXml).getElementsByTagName('w:p')]
    .map((paragraph) => [...paragraph.querySelectorAll('*')].map(({ nodeName, textContent }) => (nodeName === 'w:t' ? textContent : nodeName === 'w:br' ? '\n' : '')).join(''))
    .flatMap(wordsOf);

const pdfWords = (paper: MinutesPaper, language = es): readonly string[] => {
  const { content } = pdfDefinition(minutesText(language, paper), { somebody: language.t('paper.somebody'), missingLetters: undefined });
  return (content as readonly Content[]).flatMap(textsOf).flatMap(wordsOf);
};

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** What a definition says, in its order, whatever it is wrapped in. Words that follow each other on a line are one text. */
const textsOf = (content: unknown): readonly string[] => {
  if (typeof content === 'string') return [content];
  if (Array.isArray(content)) return content.flatMap(textsOf);
  if (content === null || typeof content !== 'object') return [];
  const { text, stack, ul, ol, columns, table } = content as Record<string, unknown>;
  if (text !== undefined) return [textsOf(text).join('')];
  return [stack, ul, ol, columns, (table as { body?: unknown } | undefined)?.body].flatMap(textsOf);
};

test.each([
  ['in Spanish', es, minutesPaper],
  ['in English', en, minutesPaper],
  ['at its largest', es, largestPaper],
] as const)('the PDF and the DOCX say the same words in the same order, %s', async (_, language, paper) => {
  const docx = docxWords((await docxOf(paper, language))['word/document.xml'] ?? '');
  // Numbers of lists are drawn by both, and written by none.
  expect(docx.join(' ')).toBe(pdfWords(paper, language).join(' '));
  expect(docx.length).toBeGreaterThan(300);
});

test('every word that was written in the minutes is on the paper, with the address of a link beside it', () => {
  const words = pdfWords(minutesPaper).join(' ');
  for (const line of plainText(richBody).split('\n')) for (const word of wordsOf(line)) expect(words).toContain(word);
  expect(words).toContain('el portal de datos (https://data.buenosaires.gob.ar/dataset/actas)');
  expect(words).toContain('Contacto: gobiernoabierto@example.org');
  expect(words).not.toContain('(gobiernoabierto@example.org)');
  expect(words).toContain('una persona participante preguntó');
});

test('a DOCX has real headings, lists, tables whose heads repeat, links, and its language and title', async () => {
  const files = await docxOf(minutesPaper);
  const body = files['word/document.xml'] ?? '';
  const styles = [...xmlOf(body).getElementsByTagName('w:pStyle')].map((style) => style.getAttribute('w:val'));
  expect(styles).toEqual(expect.arrayContaining(['Title', 'Subtitle', 'Heading1', 'Heading2', 'Heading3', 'Heading4', 'ListParagraph', 'Quote', 'TableHead']));
  expect(body).toContain('<w:tblHeader');
  expect(body.match(/<w:numPr>/g)).toHaveLength(4);
  expect(files['word/_rels/document.xml.rels']).toContain('Target="https://data.buenosaires.gob.ar/dataset/actas" TargetMode="External"');
  expect(files['word/styles.xml']).toContain('w:lang w:val="es-AR"');
  expect(files['docProps/core.xml']).toContain('<dc:title>Acta 7/2026. Reunión de seguimiento. Seguimiento de primavera</dc:title>');
  expect((await docxOf(minutesPaper, en))['word/styles.xml']).toContain('w:lang w:val="en"');
});

test('every page of a DOCX says the state of the minutes and which page of how many it is', async () => {
  const files = await docxOf(minutesPaper);
  const footers = Object.entries(files).filter(([name]) => /^word\/footer\d\.xml$/.test(name));
  expect(footers).toHaveLength(2);
  for (const [, footer] of footers) {
    expect(footer).toContain('En circulación: se reciben comentarios hasta el 26 de noviembre de 2026');
    expect(footer).toMatch(/Página .*PAGE.* de .*NUMPAGES/s);
  }
});

test('every page of a PDF says the state of the minutes and which page of how many it is', () => {
  const { header, footer, pageSize, language } = pdfDefinition(minutesText(es, minutesPaper), { somebody: '', missingLetters: undefined });
  if (typeof header !== 'function' || typeof footer !== 'function') throw new Error('no header');
  const size = { orientation: 'portrait', width: 595, height: 842 } as const;
  expect(textsOf(footer(2, 5, size))).toEqual(['En circulación: se reciben comentarios hasta el 26 de noviembre de 2026', 'Página 2 de 5']);
  expect([header(1, 5, size), textsOf(header(2, 5, size))]).toEqual([null, ['Plan de Acción de Gobierno Abierto de la Ciudad de Buenos Aires 2025–2027 · Acta 7/2026']]);
  expect([pageSize, language]).toEqual(['A4', 'es-AR']);
});

test('a heading under which a page has only its foot, or another heading, goes to the next page of a PDF', () => {
  const { footer, pageBreakBefore } = pdfDefinition(minutesText(es, minutesPaper), { somebody: '', missingLetters: undefined });
  if (typeof footer !== 'function' || !pageBreakBefore) throw new Error('no footer');
  const { columns } = footer(2, 5, { orientation: 'portrait', width: 595, height: 842 }) as unknown as { readonly columns: readonly Node[] };
  const nodeOf = (node: object): Node => node as Node;
  const isAloneAbove = (...nodes: readonly Node[]): boolean | void => pageBreakBefore(nodeOf({ text: 'Qué falta', headlineLevel: 3 }), { getFollowingNodesOnPage: () => [...nodes, ...columns] } as NodeQueries);
  expect([isAloneAbove(), isAloneAbove(nodeOf({ text: 'Pedido', headlineLevel: 3 })), isAloneAbove(nodeOf({ stack: true }))]).toEqual([true, true, true]);
  expect([isAloneAbove(nodeOf({ text: 'Firma' })), isAloneAbove(nodeOf({ svg: '<svg/>' }))]).toEqual([false, false]);
});

test('a short table of a DOCX stays on the page of its heading', async () => {
  const body = xmlOf((await docxOf(minutesPaper))['word/document.xml'] ?? '');
  const agreements = [...body.getElementsByTagName('w:tbl')].find((table) => table.textContent.includes('Hasta cuándo'));
  const areKept = [...(agreements?.getElementsByTagName('w:tr') ?? [])].map((row) => [...row.getElementsByTagName('w:p')].every((paragraph) => paragraph.getElementsByTagName('w:keepNext').length > 0));
  expect(areKept).toEqual([true, true, true, false]);
});

test('every part of a DOCX is XML that parses, also with letters that XML does not hold', async () => {
  const nasty = 'a & b < c > "d" \u0000\u0008\u001f\ud83d ]]> 𝒜 🗓️ עברית';
  const files = await docxOf({ ...minutesPaper, record: { ...minutesPaper.record, title: nasty, agreements: [{ id: 'g', text: nasty, state: 'open' }] } });
  const broken = Object.entries(files).filter(([name, text]) => /\.(xml|rels)$/.test(name) && xmlOf(text).getElementsByTagName('parsererror').length > 0);
  expect(broken.map(([name]) => name)).toEqual([]);
  expect(files['word/document.xml']).toContain('𝒜 🗓️ עברית');
});

test('a PDF has the strips, the signature and the address as pictures', () => {
  const { content } = pdfDefinition(minutesText(es, minutesPaper), { somebody: '', missingLetters: undefined });
  const pictures = new Set(JSON.stringify(content).match(/"svg":"(?:[^"\\]|\\.)*"/g)?.map((svg) => createHash('sha1').update(svg).digest('hex')));
  expect(pictures.size).toBe(4);
});
