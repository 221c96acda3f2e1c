import { describe, expect, test } from 'vitest';
import { decideOn, rowsAfter, type Ground } from '../../test/builders/change';
import { addPhoto, onRequest, openRequest } from '../../test/builders/evidence';
import { planRows } from '../../test/builders/plan';
import type { Change, RowImage } from './change';
import { recordOf } from './rows';

const rows = planRows();
const endOf = (change: Change, ground: Partial<Ground> = {}): string => {
  const { outcome } = decideOn(change, { rows, by: 'martin', ...ground });
  return outcome.end === 'rejected' ? `${outcome.problem}: ${outcome.why ?? ''}` : outcome.end;
};
const step = (at: readonly RowImage[], change: Change, ground: Partial<Ground> = {}): readonly RowImage[] => {
  expect(endOf(change, { ...ground, rows: at })).toBe('applied');
  return rowsAfter(change, { by: 'martin', ...ground, rows: at });
};
const rowNamed = (at: readonly RowImage[], id: string) => at.find((row) => row.id === id);
const requestIn = (at: readonly RowImage[]) => recordOf('evidenceRequest', rowNamed(at, 'q-1'));
const factIn = (at: readonly RowImage[]) => recordOf('publishedRequest', rowNamed(at, 'q-1~public'));

const withPhoto = rowsAfter(addPhoto(), { rows, by: 'lucia' });
const open = rowsAfter(openRequest(), { rows: withPhoto, by: 'vera' });
const answered = rowsAfter(onRequest(open, 'answer', { evidence: ['e-1'], note: ' Son las tres actas. ' }), { rows: open, by: 'lucia' });

describe('evidence is asked for', () => {
  test('by coordination and the monitoring body, of an area that takes part', () => {
    for (const by of ['martin', 'vera']) expect(endOf(openRequest(), { by })).toBe('applied');
    for (const by of ['lucia', 'bruno', 'tomas', 'nobody']) expect(endOf(openRequest(), { by })).toBe('forbidden: request.open');
    expect(endOf(openRequest('q-2', { organization: 'ambiente' }))).toBe('invalid: organization-not-a-party');
    expect(endOf(openRequest('q-2', { organization: 'poder-ciudadano' }))).toBe('applied');
    expect(endOf(openRequest('q-2', { organization: 'never-was' }))).toBe('missing: organization');
    expect(endOf(openRequest('q-2', { milestone: 'c-8-m1' }))).toBe('invalid: milestone-of-another-commitment');
    expect(endOf(openRequest('q-2', { due: '2026-11-17' }))).toBe('invalid: due-passed');
    expect(endOf(openRequest('q-2', { meeting: 'never-was' }))).toBe('missing: meeting');
  });

  test('for the area, coordination and the monitor; that it was asked is public, what was asked is not', () => {
    expect(rowNamed(open, 'q-1')).toMatchObject({ audience: 'area:judicial', fields: { state: 'open', asks: 1, openedOn: '2026-11-18', askedBy: 'vera', replies: [] } });
    expect(rowNamed(open, 'q-1~public')).toMatchObject({ audience: 'public', fields: { request: 'q-1', commitment: 'c-11', milestone: 'c-11-m3', organization: 'judicial', due: '2026-11-25', asks: 1, state: 'open', openedOn: '2026-11-18' } });
    expect(JSON.stringify(rowNamed(open, 'q-1~public'))).not.toContain('actas firmadas');
  });

  test('and where the commitment is not public, neither is that it was asked', () => {
    const inside = rows.map((row) => (row.id === 'c-11' ? { ...row, audience: 'members' } : row));
    expect(rowNamed(rowsAfter(openRequest(), { rows: inside, by: 'vera' }), 'q-1~public')?.audience).toBe('members');
  });

  test('again and again, each time by another day, while nothing came', () => {
    expect(endOf(onRequest(open, 'ask-again', { due: '2026-12-05' }), { rows: open, by: 'lucia' })).toBe('forbidden: request.open');
    const again = step(open, onRequest(open, 'ask-again', { due: '2026-12-05' }), { today: '2026-11-27' });
    expect(requestIn(again)).toMatchObject({ asks: 2, due: '2026-12-05', askedOn: '2026-11-27', askedBy: 'martin', openedOn: '2026-11-18' });
    expect(factIn(again)).toMatchObject({ asks: 2, due: '2026-12-05' });
    expect(endOf(onRequest(answered, 'ask-again', { due: '2026-12-05' }), { rows: answered })).toBe('closed: answered');
  });
});

describe('the area answers', () => {
  test('with evidence of its own, also late', () => {
    expect(requestIn(answered)).toMatchObject({ state: 'answered', replies: [{ evidence: ['e-1'], note: 'Son las tres actas.', on: '2026-11-18', by: 'lucia' }] });
    expect(factIn(answered)).toMatchObject({ state: 'answered', answeredOn: '2026-11-18' });
    expect(JSON.stringify(rowNamed(answered, 'q-1~public'))).not.toContain('tres actas');
    const answer = (evidence: readonly string[]) => onRequest(open, 'answer', { evidence });
    expect(endOf(answer([]), { rows: open, by: 'lucia' })).toBe('invalid: evidence-missing');
    expect(endOf(answer(['never-was']), { rows: open, by: 'lucia' })).toBe('missing: evidence');
    expect(endOf(answer(['e-1']), { rows: open, by: 'lucia', today: '2026-12-20' })).toBe('applied');
    for (const by of ['bruno', 'tomas', 'nobody']) expect(endOf(answer(['e-1']), { rows: open, by })).toBe('missing: evidenceRequest');
    expect(endOf(answer(['e-1']), { rows: open, by: 'vera' })).toBe('forbidden: request.answer');
    expect(requestIn(step(open, answer(['e-1'])))?.replies[0]?.onBehalf).toBe(true);
  });

  test('or refuses with a reason, and that ends it', () => {
    expect(endOf(onRequest(open, 'decline', { reason: 'no' }), { rows: open, by: 'lucia' })).toBe('invalid: reason-too-short');
    const declined = step(open, onRequest(open, 'decline', { reason: 'No es competencia de esta área.' }), { by: 'lucia' });
    expect(requestIn(declined)).toMatchObject({ state: 'declined', closedOn: '2026-11-18', replies: [{ declined: true, note: 'No es competencia de esta área.' }] });
    expect(factIn(declined)).toMatchObject({ state: 'declined', closedOn: '2026-11-18' });
    expect(factIn(declined)).not.toHaveProperty('answeredOn');
    expect(endOf(onRequest(declined, 'answer', { evidence: ['e-1'] }), { rows: declined, by: 'lucia' })).toBe('closed: declined');
  });

  test('once: a second answer that did not see the first is held', () => {
    const reopened = step(answered, onRequest(answered, 'insufficient', { reason: 'Falta la firma del acta.', due: '2026-12-01' }));
    expect(endOf(onRequest(open, 'answer', { evidence: ['e-1'] }), { rows: reopened, by: 'lucia' })).toBe('held');
    expect(endOf(onRequest(answered, 'answer', { evidence: ['e-1'] }), { rows: answered, by: 'lucia' })).toBe('closed: answered');
  });
});

describe('the answer is judged', () => {
  test('as sufficient: members may read it, and what was shown with it', () => {
    for (const by of ['lucia', 'tomas']) expect(endOf(onRequest(answered, 'accept'), { rows: answered, by })).toBe(by === 'lucia' ? 'forbidden: request.judge' : 'missing: evidenceRequest');
    const accepted = step(answered, onRequest(answered, 'accept'), { by: 'vera' });
    expect(rowNamed(accepted, 'q-1')).toMatchObject({ audience: 'members', fields: { state: 'accepted', closedOn: '2026-11-18' } });
    expect(rowNamed(accepted, 'e-1')?.audience).toBe('members');
    expect(endOf(onRequest(accepted, 'accept'), { rows: accepted, by: 'vera' })).toBe('closed: accepted');
  });

  test('what is restricted stays with the area also then', () => {
    const restricted = rowsAfter(addPhoto('e-2', { sensitivity: 'restricted' }), { rows: open, by: 'lucia' });
    const shown = step(restricted, onRequest(restricted, 'answer', { evidence: ['e-2'] }), { by: 'lucia' });
    expect(rowNamed(step(shown, onRequest(shown, 'accept')), 'e-2')?.audience).toBe('area:judicial');
  });

  test('or as insufficient, for a reason, and is open again in the same act', () => {
    const judge = (more: object) => onRequest(answered, 'insufficient', { reason: 'Falta la firma del acta.', due: '2026-12-01', ...more });
    expect(endOf(judge({ reason: 'no' }), { rows: answered })).toBe('invalid: reason-too-short');
    expect(endOf(judge({ due: '2026-11-17' }), { rows: answered })).toBe('invalid: due-passed');
    expect(endOf(onRequest(open, 'insufficient', { reason: 'Falta la firma del acta.', due: '2026-12-01' }), { rows: open })).toBe('closed: open');
    const again = step(answered, judge({}), { by: 'vera' });
    expect(requestIn(again)).toMatchObject({ state: 'open', asks: 2, due: '2026-12-01', replies: [{ evidence: ['e-1'], insufficient: { reason: 'Falta la firma del acta.', on: '2026-11-18' } }] });
    expect(factIn(again)).toMatchObject({ state: 'open', asks: 2, answeredOn: '2026-11-18' });
  });
});
