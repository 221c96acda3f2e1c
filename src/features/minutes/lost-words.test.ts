import { applyUpdate, Doc, XmlElement, XmlText } from 'yjs';
import { describe, expect, test } from 'vitest';
import { plainText, type RichText } from '../../domain/rich-text';
import { foldMinutes, type FoldedPart } from './minutes-fold';
import { settle } from './settled-words';
import { updateToText } from './update-text';

/** A tablet whose every act becomes an update of its own part. */
const tablet = (author: string, from?: readonly FoldedPart[]) => {
  const document = new Doc();
  const fold = foldMinutes();
  const updates: string[] = [];
  const takeIn = (parts: readonly FoldedPart[]): void => fold.take(parts, ['i-1']).forEach((update) => document.transact(() => applyUpdate(document, update), 'in'));
  if (from) takeIn(from);
  document.on('update', (update: Uint8Array, origin: unknown) => origin !== 'in' && updates.push(updateToText(update)));
  return { document, text: document.getXmlFragment('i-1'), part: (): FoldedPart => ({ id: `r-1~part~${author}~0`, author, at: 1, updates }) };
};

const block = (name: string, ...children: readonly (XmlElement | XmlText)[]): XmlElement => {
  const element = new XmlElement(name);
  element.insert(0, [...children]);
  return element;
};
const paragraph = (words: string): XmlElement => block('paragraph', new XmlText(words));

const folded = (...parts: readonly FoldedPart[]) => {
  const fold = foldMinutes();
  fold.take(parts, ['i-1']);
  return { lost: fold.lost(), words: plainText(fold.bodies()['i-1'] as RichText), fold };
};

/** Lucía's paragraph, known to Martín; he makes a heading of it while she goes on writing in it. */
const headingMeanwhile = () => {
  const lucia = tablet('lucia');
  lucia.text.insert(0, [paragraph('El plazo alcanza.'), paragraph('Sigue.')]);
  const martin = tablet('martin', [lucia.part()]);
  martin.document.transact(() => {
    martin.text.delete(0, 1);
    martin.text.insert(0, [block('heading', new XmlText('El plazo alcanza.'))]);
  });
  ((lucia.text.get(0) as XmlElement).get(0) as XmlText).insert(8, ' de diciembre');
  return { lucia, martin };
};

describe('words written in a paragraph that another tablet makes a heading of', () => {
  test('stand behind it, and are shown where they were written, under the name of who wrote them', () => {
    const { lucia, martin } = headingMeanwhile();
    const { lost, words } = folded(lucia.part(), martin.part());
    expect(words).toBe('El plazo alcanza.\nde diciembre\nSigue.');
    expect(lost).toMatchObject([{ authors: ['lucia'], text: 'de diciembre', pieces: [{ text: 'El plazo', isLost: false }, { text: ' de diciembre', isLost: true }, { text: ' alcanza.', isLost: false }] }]);
    expect(folded(martin.part(), lucia.part()).words).toBe(words);
  });

  test('go into the text once somebody puts them there, and are lost words no more', () => {
    const { lucia, martin } = headingMeanwhile();
    const reader = tablet('tomas', [lucia.part(), martin.part()]);
    settle(reader.document, folded(lucia.part(), martin.part()).lost[0] as never, 'insert');
    const { lost, words } = folded(lucia.part(), martin.part(), reader.part());
    expect([lost, words]).toEqual([[], 'El plazo alcanza.\nde diciembre\nSigue.']);
  });

  test('are asked for again when more of them comes after somebody said that they are needed no more', () => {
    const { lucia, martin } = headingMeanwhile();
    const reader = tablet('tomas', [lucia.part(), martin.part()]);
    settle(reader.document, folded(lucia.part(), martin.part()).lost[0] as never, 'dismiss');
    expect(folded(lucia.part(), martin.part(), reader.part()).words).toBe('El plazo alcanza.\nSigue.');
    ((lucia.text.get(0) as XmlElement).get(0) as XmlText).insert(0, 'Ojo: ');
    expect(folded(lucia.part(), martin.part(), reader.part()).words).toBe('El plazo alcanza.\nOjo:\nSigue.');
  });
});

test('what its writer deleted, or somebody who had it before their eyes, is not brought back', () => {
  const lucia = tablet('lucia');
  lucia.text.insert(0, [paragraph('Uno dos tres.')]);
  ((lucia.text.get(0) as XmlElement).get(0) as XmlText).delete(0, 4);
  const martin = tablet('martin', [lucia.part()]);
  martin.text.delete(0, 1);
  expect(folded(lucia.part(), martin.part())).toMatchObject({ lost: [], words: '' });
});

test('a list that two tablets emptied together gives back the words that only it still held', () => {
  const lucia = tablet('lucia');
  lucia.text.insert(0, [block('bulletList', block('listItem', paragraph('Uno'), paragraph('Dos'), block('bulletList', block('listItem', paragraph('Adentro')))))]);
  const item = ({ text }: { readonly text: { readonly get: (index: number) => unknown } }): XmlElement => (text.get(0) as XmlElement).get(0) as XmlElement;
  const martin = tablet('martin', [lucia.part()]);
  item(martin).delete(1, 1);
  item(lucia).delete(0, 1);
  const { lost, words, fold } = folded(lucia.part(), martin.part());
  expect([lost.map(({ text }) => text), words]).toEqual([['Adentro'], 'Adentro']);
  expect(fold.broken()).toHaveLength(1);
});

test('the name of a mention is a word too, whichever of two tablets gave it another', () => {
  const lucia = tablet('lucia');
  const named = block('mention');
  for (const [name, value] of Object.entries({ kind: 'person', id: 'x', label: 'Ana' })) named.setAttribute(name, value);
  lucia.text.insert(0, [block('paragraph', named)]);
  const martin = tablet('martin', [lucia.part()]);
  for (const [{ text }, label] of [[martin, 'Tomás'], [lucia, 'Eva']] as const) ((text.get(0) as XmlElement).get(0) as XmlElement).setAttribute('label', label);
  const { words } = folded(lucia.part(), martin.part());
  expect(words.split('\n').sort()).toEqual(['Eva', 'Tomás']);
});
