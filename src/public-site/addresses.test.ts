import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataFileAt, dataPathTo, localeOfPath, pathTo, placeAt, slugOf, type Place } from './addresses';

const segment = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._/#?%ñáÑ~-]{0,20}$/);
const plan = fc.option(segment, { nil: undefined });
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ page: fc.constant('plan' as const), plan }),
  fc.record({ page: fc.constant('commitment' as const), plan, code: segment.map(slugOf) }),
  fc.constant({ page: 'data' as const }),
);

test('the addresses people are given are the ones the house promised', () => {
  expect(pathTo({ page: 'plan', plan: undefined }, 'es')).toBe('/');
  expect(pathTo({ page: 'plan', plan: undefined }, 'en')).toBe('/en');
  expect(pathTo({ page: 'commitment', plan: undefined, code: 'ARBA0011' }, 'es')).toBe('/compromisos/arba0011');
  expect(pathTo({ page: 'commitment', plan: 'nap6', code: 'C1' }, 'en')).toBe('/en/plans/nap6/commitments/c1');
  expect(pathTo({ page: 'data' }, 'en')).toBe('/en/data');
  expect(dataPathTo({ plan: undefined, code: undefined })).toBe('/datos/plan.json');
  expect(dataPathTo({ plan: 'nap6', code: 'C 1' })).toBe('/datos/planes/nap6/compromisos/c%201.json');
});

test('every address leads back to its place, whatever letters its code has', () => {
  fc.assert(
    fc.property(place, fc.constantFrom('es' as const, 'en' as const), (there, locale) => {
      expect(placeAt(pathTo(there, locale))).toEqual({ locale, place: there });
    }),
  );
});

test('every file leads back to what it is about', () => {
  fc.assert(
    fc.property(plan, fc.option(segment.map(slugOf), { nil: undefined }), (of, code) => {
      expect(dataFileAt(dataPathTo({ plan: of, code }))).toEqual({ plan: of, code });
    }),
  );
});

test('what is no address leads nowhere, and breaks nothing', () => {
  for (const path of ['/nada', '/compromisos', '/compromisos/a/b', '/en/compromisos/a', '/planes', '/datos/otro.json', '/datos/compromisos/x', '/%', '/%E0%A4%A'])
    expect({ path, place: placeAt(path), file: dataFileAt(path) }).toEqual({ path, place: undefined, file: undefined });
});

test('a page that is not there answers in the language of its address', () => {
  expect(['/nada', '/en/nothing', '/en', '/entrada'].map(localeOfPath)).toEqual(['es', 'en', 'en', 'es']);
});

test('a code that no encoding can carry still has an address', () => {
  expect(() => pathTo({ page: 'commitment', plan: undefined, code: '\ud800' }, 'es')).not.toThrow();
});
