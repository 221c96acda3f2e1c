import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDifference } from './word-difference';
import type { TextPart } from './word-difference';

const marked = (parts: readonly TextPart[]): string => parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
const whole = (parts: readonly TextPart[]): string => parts.map(({ text }) => text).join('');

test('two people who corrected the same sentence see which words are not shared', () => {
  const { one, other } = wordDifference('Segundo borrador revisado por las tres ramas.', 'Segundo borrador enviado a las tres ramas; falta una respuesta.');
  expect(marked(one)).toBe('Segundo borrador [revisado por] las tres [ramas.]');
  expect(marked(other)).toBe('Segundo borrador [enviado a] las tres [ramas; falta una respuesta.]');
});

test('equal texts have nothing marked, and an empty one has no parts', () => {
  expect(marked(wordDifference('Dos reuniones.', 'Dos reuniones.').one)).toBe('Dos reuniones.');
  expect(wordDifference('', 'Dos reuniones.')).toEqual({ one: [], other: [{ text: 'Dos reuniones.', differs: true }] });
});

test('no letter is lost, and what is not marked is the same in both', () => {
  const text = fc.array(fc.constantFrom('acta', 'mesa', 'tres', 'dos', ' ', '\n', '  ')).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const { one, other } = wordDifference(left, right);
      expect([whole(one), whole(other)]).toEqual([left, right]);
      const sharedWords = (parts: readonly TextPart[]) => parts.filter(({ differs }) => !differs).flatMap((part) => part.text.match(/\S+/g) ?? []);
      expect(sharedWords(one)).toEqual(sharedWords(other));
    }),
  );
});

test('a text as long as a field allows is compared while the reader waits', () => {
  const long = 'palabra distinta '.repeat(240);
  expect(wordDifference(long, `${long}fin`).other.at(-1)).toEqual({ text: 'fin', differs: true });
});
