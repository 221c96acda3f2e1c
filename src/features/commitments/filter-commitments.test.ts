import { expect, test } from 'vitest';
import { commitments, milestones, organizations } from '../../../test/builders/plan';
import { entriesOf } from './commitment-entry';
import { countsByState, filterCommitments, wantedFrom, wantedToQuery, type Wanted } from './filter-commitments';

const entries = entriesOf({ commitments, milestones, organizations: new Map(organizations.map((one) => [one.id, one])) }, '2026-11-18');
const everything: Wanted = { state: 'all', area: undefined, text: '' };
const codes = (wanted: Partial<Wanted>) => filterCommitments(entries, { ...everything, ...wanted }).map(({ commitment }) => commitment.code);

test('a person who types without accents finds the word, the code and the institution', () => {
  expect(codes({ text: 'accion climatica' })).toEqual(['ARBA0008']);
  expect(codes({ text: 'arba0011' })).toEqual(['ARBA0011']);
  expect(codes({ text: 'Política Ambiental' })).toEqual(['ARBA0008']);
  expect(codes({ text: 'poder ciudadano' })).toEqual(['ARBA0011']);
  expect(codes({ text: 'climate' })).toEqual(['ARBA0008']);
  expect(codes({ text: '  tablero   publico ' })).toEqual(['ARBA0008']);
  expect(codes({ text: 'nada de esto' })).toEqual([]);
});

test('late, unreviewed and disputed are asked of the milestones', () => {
  expect(codes({ state: 'late' })).toEqual(['ARBA0011', 'ARBA0008']);
  expect(codes({ state: 'unreviewed' })).toEqual(['ARBA0011', 'ARBA0008', 'DEMO1']);
  expect(codes({ state: 'disputed' })).toEqual(['DEMO2']);
  expect(codes({ state: 'late', area: 'ambiente' })).toEqual(['ARBA0008']);
});

test('the counts say what each filter would show within the words and the area', () => {
  expect(countsByState(entries, everything)).toEqual({ all: 4, late: 2, unreviewed: 3, disputed: 1 });
  expect(countsByState(entries, { ...everything, text: 'abierto' })).toEqual({ all: 2, late: 1, unreviewed: 1, disputed: 1 });
});

test('an address keeps what was asked, and an address that makes no sense shows everything', () => {
  const wanted: Wanted = { state: 'late', area: 'ambiente', text: 'acción' };
  expect(wantedFrom(new URLSearchParams(wantedToQuery(wanted).toString()))).toEqual(wanted);
  expect(wantedToQuery(everything).toString()).toBe('');
  expect(wantedFrom(new URLSearchParams('estado=roto&area='))).toEqual(everything);
});
