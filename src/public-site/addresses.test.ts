import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarAt, calendarPathTo, dataFileAt, dataPathTo, evidencePartPath, localeOfPath, pathTo, placeAt, receiptCodeAt, slugOf, type Place } from './addresses';

const segment = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._/#?%ñáÑ~-]{0,20}$/);
const plan = fc.option(segment, { nil: undefined });
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ page: fc.constant('plan' as const), plan }),
  fc.record({ page: fc.constant('commitment' as const), plan, code: segment.map(slugOf) }),
  fc.record({ page: fc.constant('meetings' as const), plan }),
  fc.record({ page: fc.constant('meeting' as const), plan, meeting: segment.map(slugOf) }),
  fc.constant({ page: 'data' as const }),
  fc.constant({ page: 'receipts' as const }),
  fc.record({ page: fc.constant('receipt' as const), code: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/) }),
);

test('the addresses people are given are the ones the house promised', () => {
  expect(pathTo({ page: 'plan', plan: undefined }, 'es')).toBe('/');
  expect(pathTo({ page: 'plan', plan: undefined }, 'en')).toBe('/en');
  expect(pathTo({ page: 'commitment', plan: undefined, code: 'ARBA0011' }, 'es')).toBe('/compromisos/arba0011');
  expect(pathTo({ page: 'commitment', plan: 'nap6', code: 'C1' }, 'en')).toBe('/en/plans/nap6/commitments/c1');
  expect(pathTo({ page: 'meetings', plan: undefined }, 'es')).toBe('/reuniones');
  expect(pathTo({ page: 'meeting', plan: undefined, meeting: '2026-7' }, 'es')).toBe('/reuniones/2026-7');
  expect(pathTo({ page: 'meeting', plan: 'nap6', meeting: '2026-7' }, 'en')).toBe('/en/plans/nap6/meetings/2026-7');
  expect(dataPathTo({ plan: undefined, meeting: undefined })).toBe('/datos/reuniones.json');
  expect(dataPathTo({ plan: 'nap6', meeting: '2026-7' })).toBe('/datos/planes/nap6/reuniones/2026-7.json');
  expect(calendarPathTo(undefined)).toBe('/calendario.ics');
  expect(pathTo({ page: 'data' }, 'en')).toBe('/en/data');
  expect(pathTo({ page: 'receipts' }, 'es')).toBe('/evidencia');
  expect(pathTo({ page: 'receipt', code: 'ABCD-EFGH' }, 'en')).toBe('/en/evidence/ABCD-EFGH');
  expect(dataPathTo({ receipt: 'ABCD-EFGH' })).toBe('/datos/evidencia/ABCD-EFGH.json');
  expect(evidencePartPath('e-1', 'page-1')).toBe('/publico/evidencia/e-1/page-1');
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
      expect(dataFileAt(dataPathTo({ plan: of, meeting: code }))).toEqual({ plan: of, meeting: code });
      expect(calendarAt(calendarPathTo(of))).toEqual({ plan: of });
    }),
  );
});

test('a receipt is found by its code however it was typed', () => {
  expect(placeAt('/evidencia/abcdefgh')).toEqual({ locale: 'es', place: { page: 'receipt', code: 'ABCD-EFGH' } });
  expect(['/evidencia/ABCD-EFGH', '/en/evidence/abcd%20efgh', '/datos/evidencia/abcd-efgh.json'].map(receiptCodeAt)).toEqual(['ABCD-EFGH', 'ABCD-EFGH', 'ABCD-EFGH']);
  expect(['/', '/evidencia', '/evidencia/nada', '/datos/plan.json'].map(receiptCodeAt)).toEqual([undefined, undefined, undefined, undefined]);
});

test('what is no address leads nowhere, and breaks nothing', () => {
  for (const path of ['/nada', '/compromisos', '/compromisos/a/b', '/en/compromisos/a', '/planes', '/datos/otro.json', '/datos/compromisos/x', '/datos/reuniones/x', '/datos/reuniones/1.json/2', '/reuniones/a/b', '/evidencia/nada', '/evidencia/ABCD-EFGH/x', '/datos/evidencia/nada.json', '/datos/evidencia', '/calendario.ics/x', '/%', '/%E0%A4%A'])
    expect({ path, place: placeAt(path), file: dataFileAt(path), calendar: calendarAt(path) }).toEqual({ path, place: undefined, file: undefined, calendar: undefined });
});

test('a page that is not there answers in the language of its address', () => {
  expect(['/nada', '/en/nothing', '/en', '/entrada'].map(localeOfPath)).toEqual(['es', 'en', 'en', 'es']);
});

test('a code that no encoding can carry still has an address', () => {
  expect(() => pathTo({ page: 'commitment', plan: undefined, code: '\ud800' }, 'es')).not.toThrow();
});
