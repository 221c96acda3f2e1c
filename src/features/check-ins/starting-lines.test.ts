import { expect, test } from 'vitest';
import { emptyLine, recordCheckIn, type CheckInLine } from '../../domain/check-in';
import { recoveredLines, startingLines, unchangedMilestones } from './starting-lines';

const said = (milestone: string, more: Partial<CheckInLine>): CheckInLine => ({ id: `x~${milestone}`, checkIn: 'x', commitment: 'c', milestone, reported: 'limited', ...more });

const milestones = [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }];
const complete = said('m1', { reported: 'complete', progress: 'Publicado.', evidence: { shows: 'El informe.', link: 'https://example.org/a' } });
const limited = said('m2', { progress: 'Primer borrador.', challenges: 'Falta una respuesta.' });
const before = new Map([['m1', { line: complete }], ['m2', { line: limited }]]);

test('what was complete is stated again with the words of the last period, the rest starts empty', () => {
  const lines = startingLines({ milestones, lines: [], before });
  expect(lines[0]).toMatchObject({ reported: 'complete', progress: 'Publicado.', evidenceShows: 'El informe.', evidenceLink: 'https://example.org/a' });
  expect(lines.slice(1)).toEqual([emptyLine('m2'), emptyLine('m3')]);
  expect(unchangedMilestones(lines, before)).toEqual(['m1']);
});

test('a complete milestone that somebody changes is shown open when the draft is opened again', () => {
  const lines = startingLines({ milestones, lines: [], before }).map((line) => (line.milestone === 'm1' ? { ...line, progress: 'Se actualizó.' } : line));
  expect(unchangedMilestones(lines, before)).toEqual([]);
});

test('complete without evidence is not taken for granted: the form asks again', () => {
  const bare = new Map([['m1', { line: said('m1', { reported: 'complete', progress: 'Hecho.' }) }]]);
  expect(startingLines({ milestones, lines: [], before: bare })[0]).toEqual(emptyLine('m1'));
});

test('a returned check-in opens with its own lines, not with those of the period before', () => {
  const own = said('m2', { reported: 'substantial', progress: 'Segundo borrador.' });
  expect(startingLines({ milestones, lines: [own], before })[1]).toMatchObject({ reported: 'substantial', progress: 'Segundo borrador.' });
});

test('a milestone that was added since the draft was kept gets a line, and one that is gone loses none of the others', () => {
  const drafted = [{ ...emptyLine('m2'), progress: 'A medio escribir' }, { ...emptyLine('gone'), progress: 'x' }];
  const lines = recoveredLines(drafted, { milestones, lines: [], before });
  expect(lines.map((line) => line.milestone)).toEqual(['m1', 'm2', 'm3']);
  expect(lines[1]?.progress).toBe('A medio escribir');
});

test('unchanged complete milestones travel whole in the statement', () => {
  const [line] = startingLines({ milestones: [{ id: 'm1' }], lines: [], before });
  const stated = recordCheckIn({ commitment: 'c', slot: { from: '2026-09-01', to: '2026-11-30', due: '2026-11-30' }, lines: line ? [line] : [] }, '2026-11-18');
  expect(stated).toEqual({ accepted: true, value: [{ milestone: 'm1', reported: 'complete', progress: 'Publicado.', evidence: { shows: 'El informe.', link: 'https://example.org/a' } }] });
});
