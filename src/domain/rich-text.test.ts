import { describe, expect, test } from 'vitest';
import type { Json } from './json';
import { isBlankText, isRichText, nodesOf, plainText, withoutNames } from './rich-text';

const doc = (...content: Json[]): Json => ({ type: 'doc', content });
const words = (text: string, ...marks: Json[]): Json => ({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
const paragraph = (...content: Json[]): Json => ({ type: 'paragraph', content });
const link = (href: string): Json => ({ type: 'link', attrs: { href, target: '_blank', rel: 'noopener', class: null } });
const mention = (kind: string, label: string): Json => ({ type: 'mention', attrs: { kind, id: 'x', label } });

describe('what passes as rich text', () => {
  test.each<[string, Json]>([
    ['nothing', doc()],
    ['paragraphs, headings and lists', doc(paragraph(words('Hola', { type: 'bold' }, { type: 'italic' })), { type: 'heading', attrs: { level: 2 }, content: [words('Datos')] }, { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words('uno'))] }] })],
    ['links to the web and to a mailbox', doc(paragraph(words('sitio', link('https://example.org/a')), words('correo', link('mailto:a@example.org'))))],
    ['mentions', doc(paragraph(mention('commitment', 'ARBA0011'), mention('person', 'Ana')))],
  ])('%s', (_, text) => expect(isRichText(text)).toBe(true));

  test.each<[string, unknown]>([
    ['no document', paragraph(words('x'))],
    ['a node nobody named', doc({ type: 'image', attrs: { src: 'x' } })],
    ['a script as a link', doc(paragraph(words('x', link('javascript:alert(1)'))))],
    ['a mark nobody named', doc(paragraph(words('x', { type: 'code' })))],
    ['an attribute nobody named', doc({ type: 'paragraph', attrs: { onclick: 'x' }, content: [] })],
    ['a heading of the first level', doc({ type: 'heading', attrs: { level: 1 }, content: [] })],
    ['a mention without a name', doc(paragraph({ type: 'mention' }))],
    ['text that is none', doc(paragraph({ type: 'text' }))],
    ['a list', []],
    ['nothing at all', null],
    ['more than a point of an agenda says', doc(paragraph(words('x'.repeat(200_001))))],
  ])('never %s', (_, text) => expect(isRichText(text)).toBe(false));
});

test('its words are read a line per block', () => {
  const text = doc(paragraph(words('Uno '), words('dos', { type: 'bold' })), { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words('tres'))] }, { type: 'listItem', content: [paragraph(mention('person', 'Ana'))] }] });
  expect(plainText(text)).toBe('Uno dos\ntres\nAna');
  expect([isBlankText(doc(paragraph())), isBlankText(text)]).toEqual([true, false]);
});

test('a link that leads nowhere safe is read as plain words', () => {
  expect(nodesOf(doc(paragraph(words('x', link('javascript:alert(1)')))))[0]?.children[0]?.href).toBeUndefined();
});

test('people who did not agree to be named are not, everybody and everything else is', () => {
  const text = doc(paragraph(mention('person', 'Ana'), mention('person', 'Beto'), mention('commitment', 'ARBA0011')));
  expect(plainText(withoutNames(text, (name) => name === 'Ana'))).toBe('AnaARBA0011');
  expect(JSON.stringify(withoutNames(text, () => false))).not.toMatch(/Ana|Beto/);
});
