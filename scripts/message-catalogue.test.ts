import { readFileSync, readdirSync } from 'node:fs';
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

test('the rescue page carries every message that it may say, and few others', () => {
  const sources = [...readdirSync('src/rescue').filter((name) => /^(?!.*\.test\.).*\.ts$/.test(name)).map((name) => `src/rescue/${name}`), ...['item-names', 'subjects', 'two-texts', 'written-words'].map((name) => `src/features/device/${name}.ts`), 'src/language/dates.ts', 'src/language/line-words.ts'];
  const { files } = compileCatalogue(readCatalogue('src/language/catalogue'));
  const all = [...(files['message-id.ts'] ?? '').matchAll(/\| "([^"]+)"/g)].map(([, id = '']) => id);
  const carried = all.filter((id) => files['rescue-es.ts']?.includes(`  ${JSON.stringify(id)}: `));
  const said = sources.flatMap((name) => [...readFileSync(name, 'utf8').matchAll(/['`]([a-zA-Z]+\.[a-zA-Z.-]*)(?:['`]|\$\{)/g)].map(([, id = '']) => id));
  // The refusals of a line are spoken where one is written.
  const lacking = all.filter((id) => said.some((each) => each === id || (each.endsWith('.') && id.startsWith(each))) && !carried.includes(id) && !id.startsWith('checkIn.refusal') && !id.startsWith('role.'));
  expect(lacking).toEqual([]);
  expect(carried.length).toBeLessThan(all.length / 3);
});
