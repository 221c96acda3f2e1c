import { expect, test } from 'vitest';
import type { Evidence } from '../../domain/evidence';
import type { Milestone } from '../../domain/milestone';
import { filterEvidence, wantedFrom, wantedToQuery, wantsAll } from './wanted-evidence';

const one = (id: string, more: Partial<Evidence> = {}): Evidence => ({
  id, commitment: 'c-1', organization: 'o-1', milestones: ['m-1'], kind: 'photo', title: 'Lista firmada', shows: 'Seis firmas', origin: 'captured', capturedAt: 1, sensitivity: 'public', people: 'none', author: 'lucia', addedOn: '2026-11-18', state: 'received', ...more,
});
const milestones = new Map([['m-1', { id: 'm-1', text: { es: 'Tercera reunión del espacio' } } as unknown as Milestone]]);
const found = (all: readonly Evidence[], wanted: object) => filterEvidence(all, { ...wantsAll, ...wanted }, milestones).map(({ id }) => id);

test('words are found in what it is called, shows and belongs to, with or without accents', () => {
  const all = [one('1'), one('2', { title: 'Acta', shows: '', milestones: [] })];
  expect(found(all, { text: 'reunion firm' })).toEqual(['1']);
  expect(found(all, { text: 'acta' })).toEqual(['2']);
});

test('what was replaced or withdrawn stands apart, and is found by who asks', () => {
  const all = [one('1'), one('2', { state: 'superseded' }), one('3', { state: 'withdrawn' })];
  expect(found(all, {})).toEqual(['1']);
  expect(found(all, { state: 'former' })).toEqual(['2', '3']);
});

test('kind, milestone, meeting and commitment narrow it together', () => {
  const all = [one('1', { meeting: 'r-1' }), one('2', { kind: 'audio', meeting: 'r-1' }), one('3', { milestones: ['m-2'] }), one('4', { commitment: 'c-2' })];
  expect(found(all, { meeting: 'r-1', kind: 'photo' })).toEqual(['1']);
  expect(found(all, { milestone: 'm-2' })).toEqual(['3']);
  expect(found(all, { commitment: 'c-2' })).toEqual(['4']);
});

test('an address says what is looked for, and what it does not understand it leaves out', () => {
  const wanted = { ...wantsAll, text: 'firma', kind: 'photo', state: 'former', commitment: 'c-1' } as const;
  expect(wantedFrom(wantedToQuery(wanted))).toEqual(wanted);
  expect(wantedFrom(new URLSearchParams('clase=video&estado=nada'))).toEqual(wantsAll);
});
