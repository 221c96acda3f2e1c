import { expect, test } from 'vitest';
import type { CachedRow } from '../../storage/cache-store';
import type { AttentionEntry } from '../../storage/words-store';
import { languages } from '../../language/both-languages';
import { combine, startCombining } from './combining';
import { groupText, twoTextsOf, type RowsNow } from './two-texts';
import { keepBoth, keepMine } from './ways-out';

const line = 'c-11~2026-09-01~c-11-m4';
const row = (fields: CachedRow['fields'], writers: CachedRow['writers']): CachedRow => ({ entity: 'checkInLine', id: line, audience: 'area:judicial', seq: 9, by: 'martin', at: 5, fields: { milestone: 'c-11-m4', ...fields }, writers });
const rowsWith = (one: CachedRow): RowsNow => new Map([[`checkInLine/${line}`, one]]);
const conflict = (group: string) => ({ entity: 'checkInLine', id: line, group, by: 'martin', writer: 'theirs' });

const held = (set: Record<string, string | boolean | null>, groups: readonly string[]): AttentionEntry => ({
  id: 'mine', at: 1, outcome: { id: 'mine', end: 'held', conflicts: groups.map(conflict) },
  change: { id: 'mine', format: 1, kind: 'edit', at: 1, device: 'd', app: '1', operations: [{ entity: 'checkInLine', id: line, act: 'patch', set, seen: { progress: 'older' } }] },
});

const rows = rowsWith(row({ reported: 'substantial', progress: 'Enviado a las tres ramas.' }, { progress: 'theirs', statement: 'first' }));
const entry = held({ progress: 'Revisado por las tres ramas.', nextSteps: 'Capacitar.' }, ['progress']);

test('a held change shows my text and theirs, only where they met', () => {
  const [pair, ...others] = twoTextsOf(entry, rows);
  expect(others).toEqual([]);
  expect(pair).toMatchObject({ group: 'progress', milestone: 'c-11-m4', by: 'martin', at: 5, mine: { progress: 'Revisado por las tres ramas.' }, theirs: { progress: 'Enviado a las tres ramas.' } });
});

test('a level and what held it up are read as one text, and no progress is said in words', () => {
  expect(groupText(languages.es, { reported: 'limited', challenges: 'El receso.' })).toBe('Limitado\nEl receso.');
  expect(groupText(languages.es, { noProgress: true })).toBe('En este período no hubo avances');
  expect(groupText(languages.es, { title: { es: 'Título', en: 'Title' } })).toBe('Título');
});

test('using mine writes the whole act again over what stands there now', () => {
  expect(keepMine({ change: entry.change, rows })).toEqual({
    kind: 'edit', settles: { id: 'mine', how: 'mine' },
    operations: [{ entity: 'checkInLine', id: line, act: 'patch', set: { progress: 'Revisado por las tres ramas.', nextSteps: 'Capacitar.' }, seen: { progress: 'theirs', nextSteps: null } }],
  });
});

test('putting both together starts with both texts and writes what the person made of them', () => {
  const pairs = twoTextsOf(entry, rows);
  const [start] = startCombining(pairs);
  expect(start).toEqual({ milestone: 'c-11-m4', progress: 'Revisado por las tres ramas.\n\nEnviado a las tres ramas.', noProgress: false });
  const { fields, refusals } = combine([{ milestone: 'c-11-m4', progress: 'Enviado y revisado.', noProgress: false }], { pairs, lineNow: (key) => rows.get(key) });
  expect(refusals).toEqual([]);
  expect(keepBoth({ change: entry.change, rows }, fields)).toMatchObject({
    settles: { how: 'combined' },
    operations: [{ set: { progress: 'Enviado y revisado.', noProgress: null, nextSteps: 'Capacitar.' }, seen: { progress: 'theirs' } }],
  });
});

test('a joined text that the plan would not take is refused before it leaves', () => {
  const behind = held({ reported: 'limited', challenges: 'El receso.' }, ['statement']);
  const now = rowsWith(row({ reported: 'substantial', progress: 'x' }, { statement: 'theirs' }));
  const pairs = twoTextsOf(behind, now);
  const { refusals } = combine([{ milestone: 'c-11-m4', reported: 'limited', challenges: ' ' }], { pairs, lineNow: (key) => now.get(key) });
  expect(refusals).toEqual([{ kind: 'behind-needs-challenges', milestone: 'c-11-m4', reported: 'limited' }]);
});

test('a whole check-in that met another one is sent again with the writers of every line', () => {
  const given = { commitment: 'c-11', from: '2026-09-01', seen: {}, lines: [{ milestone: 'c-11-m4', reported: 'substantial', progress: 'Mío.' }] };
  const change = { ...entry.change, kind: 'check-in.submit', arguments: given };
  const withHead: RowsNow = new Map([...rows, ['checkIn/c-11~2026-09-01', { ...row({}, { state: 'theirs' }), entity: 'checkIn', id: 'c-11~2026-09-01' }]]);
  expect(keepMine({ change, rows: withHead }).arguments).toMatchObject({ lines: given.lines, seen: { 'c-11~2026-09-01': { state: 'theirs' }, [line]: { progress: 'theirs', statement: 'first' } } });
  const both = keepBoth({ change, rows: withHead }, new Map([[`checkInLine/${line}`, { progress: 'De los dos.', noProgress: null }]]));
  expect(both.arguments).toMatchObject({ lines: [{ milestone: 'c-11-m4', reported: 'substantial', progress: 'De los dos.' }] });
});

test('the state of a check-in has no two texts to choose from', () => {
  const moved: AttentionEntry = { ...entry, outcome: { id: 'mine', end: 'held', conflicts: [{ entity: 'checkIn', id: 'c-11~2026-09-01', group: 'state', by: 'martin', writer: 'x' }] } };
  expect(twoTextsOf(moved, rows)).toEqual([]);
});
