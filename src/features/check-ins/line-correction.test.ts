import { expect, test } from 'vitest';
import { emptyLine } from '../../domain/check-in';
import { correctionOf } from './line-correction';

const base = { ...emptyLine('m4'), reported: 'substantial' as const, progress: 'Borrador circulado.', nextSteps: 'Esperar.' };
const content = { commitment: 'c', from: '2026-09-01', base, seen: { statement: 'a', progress: 'b', nextSteps: 'c' } };

test('a correction carries only what was corrected, with the writer its author saw', () => {
  expect(correctionOf('x~m4', { ...content, line: { ...base, progress: 'Borrador firmado.' } })).toEqual({
    entity: 'checkInLine', id: 'x~m4', act: 'patch', set: { progress: 'Borrador firmado.' }, seen: { progress: 'b' },
  });
});

test('what was emptied is cleared, and a group nobody had written is named as such', () => {
  const operation = correctionOf('x~m4', { ...content, line: { ...base, nextSteps: '', evidenceShows: 'El acta.' } });
  expect(operation).toMatchObject({ set: { nextSteps: null, evidence: { shows: 'El acta.' } }, seen: { nextSteps: 'c', evidence: null } });
});

test('a line that ends as it began is no change', () => {
  expect(correctionOf('x~m4', { ...content, line: { ...base, progress: ' Borrador circulado. ' } })).toBeUndefined();
});
