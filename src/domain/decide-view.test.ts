import { describe, expect, test } from 'vitest';
import { decideOn, editOf, rowsAfter, type Ground } from '../../test/builders/change';
import { planRows } from '../../test/builders/plan';
import { giveView } from '../../test/builders/review';
import type { Change } from './change';

const rows = planRows();
const endOf = (change: Change, ground: Partial<Ground> = {}): string => {
  const { outcome } = decideOn(change, { rows, by: 'tomas', ...ground });
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why ?? ''}` : outcome.end;
};

describe('an organization of the forum says what it sees', () => {
  test('for itself, once a period; everybody reads it', () => {
    const given = rowsAfter(giveView(), { rows, by: 'tomas' });
    expect(given.find(({ id }) => id === 'c-d2~2026-09-01~osc')).toMatchObject({
      audience: 'site',
      fields: { commitment: 'c-d2', organization: 'osc', from: '2026-09-01', to: '2026-11-30', seesProgress: 'some', differs: [{ milestone: 'c-d2-m2', why: 'El mapa no abre en un teléfono.', sees: 'limited' }], givenOn: '2026-11-18', by: 'tomas' },
    });
    expect(endOf(giveView({ seesProgress: 'yes' }), { rows: given })).toBe('closed: already-given');
    expect(endOf(giveView({ from: '2026-06-01' }), { rows: given })).toBe('applied');
  });

  test('and nobody says it in its name, nor writes it by hand', () => {
    for (const by of ['lucia', 'martin', 'vera', 'nobody']) expect(endOf(giveView(), { by })).toBe('forbidden: view.give');
    expect(endOf(giveView({ organization: 'poder-ciudadano' }))).toBe('forbidden: view.give');
    const given = rowsAfter(giveView(), { rows, by: 'tomas' });
    for (const by of ['martin', 'tomas']) expect(endOf(editOf({ entity: 'civilSocietyView', id: 'c-d2~2026-09-01~osc', act: 'delete' }), { rows: given, by })).toBe('forbidden: by its own acts only');
  });

  test('of a period that has begun, and where it differs with a reason', () => {
    expect(endOf(giveView({ from: '2026-10-01' }))).toBe('invalid: no-such-period');
    expect(endOf(giveView({ from: '2026-12-01' }))).toBe('invalid: period-not-open');
    expect(endOf(giveView({ commitment: 'never-was' }))).toBe('missing: commitment');
    expect(endOf(giveView({ differs: [{ milestone: 'c-11-m1', why: 'No es lo que vemos.' }] }))).toBe('invalid: milestone-of-another-commitment');
    expect(endOf(giveView({ differs: [{ milestone: 'c-d2-m1', why: 'no' }] }))).toBe('invalid: reason-too-short');
    const twice = { milestone: 'c-d2-m1', why: 'No es lo que vemos.' };
    expect(endOf(giveView({ differs: [twice, twice] }))).toBe('invalid: milestone-twice');
    expect(endOf(giveView({ differs: [] }))).toBe('applied');
  });

  test('of a commitment that is not public it is for members', () => {
    const inside = rows.map((row) => (row.id === 'c-d2' ? { ...row, audience: 'members' } : row));
    expect(rowsAfter(giveView(), { rows: inside, by: 'tomas' }).find(({ id }) => id === 'c-d2~2026-09-01~osc')?.audience).toBe('members');
  });

  test('what the area reports and what is verified stay as they were', () => {
    const given = rowsAfter(giveView(), { rows, by: 'tomas' });
    expect(given.filter(({ entity }) => entity === 'milestone')).toEqual(rows.filter(({ entity }) => entity === 'milestone'));
  });
});
