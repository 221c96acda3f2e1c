import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileCatalogue, messagesIn, readCatalogue } from './message-catalogue';

const po = (messages: Readonly<Record<string, string>>): string =>
  Object.entries(messages).map(([id, text]) => `msgid "${id}"\nmsgstr "${text}"\n`).join('\n');

const problemsOf = (es: string, en: string) =>
  compileCatalogue({ es: messagesIn(es, 'es/room.po'), en: messagesIn(en, 'en/room.po') }).problems;

test('the compiled catalogues are what `npm run messages` makes of the PO files', () => {
  const { files, problems } = compileCatalogue(readCatalogue('src/language/catalogue'));
  expect(problems).toEqual([]);
  for (const [name, text] of Object.entries(files)) expect(readFileSync(`src/language/compiled/${name}`, 'utf8'), `${name}: run npm run messages`).toBe(text);
});

test('the order of the PO files does not matter to what is written', () => {
  const one = compileCatalogue({ es: messagesIn(po({ a: 'A', b: 'B' }), ''), en: messagesIn(po({ b: 'B', a: 'A' }), '') });
  const other = compileCatalogue({ es: messagesIn(po({ b: 'B', a: 'A' }), ''), en: messagesIn(po({ a: 'A', b: 'B' }), '') });
  expect(one).toEqual(other);
});

test('a message that one language lacks stops the build', () => {
  expect(problemsOf(po({ hello: 'Hola', bye: 'Chau' }), po({ hello: 'Hello' }))).toEqual(['en: "bye" is missing.']);
  expect(problemsOf(po({ hello: 'Hola' }), po({ hello: 'Hello', bye: 'Bye' }))).toEqual(['es: "bye" is missing.']);
});

test('a message that stands twice, says nothing or is broken ICU stops the build', () => {
  expect(problemsOf(`${po({ hello: 'Hola' })}\n${po({ hello: 'Buenas' })}`, po({ hello: 'Hello' }))).toEqual(['es/room.po: "hello" stands twice in this language.']);
  expect(problemsOf(po({ hello: '' }), po({ hello: 'Hello' }))).toEqual(['es/room.po: "hello" has no text.']);
  expect(problemsOf(po({ hello: 'Hola {name' }), po({ hello: 'Hello' }))[0]).toMatch(/es\/room\.po: "hello" cannot be read as ICU/);
});

test('two languages must fill the same places, also inside a plural', () => {
  const es = po({ owed: '{count, plural, one {# cosa de {name}} other {# cosas de {name}}}' });
  expect(problemsOf(es, po({ owed: '{count, plural, one {# thing of {name}} other {# things of {name}}}' }))).toEqual([]);
  expect(problemsOf(es, po({ owed: '{count, plural, one {# thing} other {# things}}' }))).toEqual(['"owed" fills {count, name} in es and {count} in en.']);
});
