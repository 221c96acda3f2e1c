import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, sameJson, type Json } from './json';

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => value as Json);

/** The same value with every object's keys put in another order. */
const shuffled = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(shuffled);
  return Object.fromEntries(Object.entries(value as Readonly<Record<string, Json>>).reverse().map(([key, each]) => [key, shuffled(each)]));
};

test('the examples of RFC 8785', () => {
  const numbers = JSON.parse('{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}') as Json;
  expect(canonicalJson(numbers)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  const keys = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
  expect(Object.values(JSON.parse(canonicalJson(keys).replace('"1"', '"one"')) as object)).toEqual(['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']);
  expect(canonicalJson(-0)).toBe('0');
  expect(canonicalJson('Compromiso n.º 8: “acción”')).toBe('"Compromiso n.º 8: “acción”"');
});

test('it says what JSON says, in one spelling whatever the order of keys', () =>
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      expect(sameJson(value, shuffled(value))).toBe(true);
    }),
  ));

test('different values have different texts', () =>
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(sameJson(one, other)).toBe(JSON.stringify(sorted(one)) === JSON.stringify(sorted(other)));
    }),
  ));

test('nothing is the same as nothing, and not the same as null', () => {
  expect(sameJson(undefined, undefined)).toBe(true);
  expect(sameJson(undefined, null)).toBe(false);
});

const sorted = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return Object.is(value, -0) ? 0 : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted);
  return Object.fromEntries(Object.entries(value as Readonly<Record<string, Json>>).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
};
