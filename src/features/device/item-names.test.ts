import { expect, test } from 'vitest';
import { languages } from '../../language/both-languages';
import { commitments, milestones } from '../../../test/builders/plan';
import { itemNameOf } from './item-names';
import { subjectOf, subjectOfDraft } from './subjects';

const known = { commitments, milestones, meetings: [], meetingByRow: new Map<string, string>() };
const { es, en } = languages;

test('a check-in that waits is called by its commitment and period', () => {
  const change = { kind: 'check-in.submit', operations: [], arguments: { commitment: 'c-11', from: '2026-09-01', lines: [], seen: {} } };
  expect(itemNameOf(es, subjectOf(change), known).title).toBe('Informe de avance, ARBA0011, septiembre a noviembre de 2026');
  expect(itemNameOf(en, subjectOf(change), known).title).toBe('Check-in, ARBA0011, September to November 2026');
});

test('a correction says which milestones it corrects and leads to the check-in', () => {
  const patch = (milestone: string) => ({ entity: 'checkInLine', id: `c-11~2026-09-01~${milestone}`, act: 'patch' as const });
  const name = itemNameOf(es, subjectOf({ kind: 'edit', operations: [patch('c-11-m3'), patch('c-11-m5')] }), known);
  expect(name).toEqual({ title: 'Corrección del informe de avance, ARBA0011, septiembre a noviembre de 2026', note: 'Hitos 3 y 5', href: '/compromisos/arba0011/informes/2026-09-01' });
});

test('what coordination did is named by its act and leads to where it is judged', () => {
  const name = itemNameOf(es, subjectOf({ kind: 'check-in.return', operations: [], arguments: { checkIn: 'c-8~2026-06-01', seen: {} } }), known);
  expect(name).toEqual({ title: 'Devolución del informe de avance, ARBA0008, junio a agosto de 2026', href: '/coordinacion/informes/arba0008/2026-06-01' });
});

test('edits of the plan are called by their commitment', () => {
  const edit = (entity: string, id: string) => subjectOf({ kind: 'edit', operations: [{ entity, id, act: 'patch' }] });
  expect(itemNameOf(es, edit('milestone', 'c-8-m3'), known)).toMatchObject({ title: 'Cambio en el compromiso ARBA0008', note: 'Hito 3' });
  expect(itemNameOf(es, edit('organization', 'dgaiga'), known).title).toBe('Cambio en el plan');
});

test('nobody reads an id, not even of a commitment that is no longer on this device', () => {
  const draft = { key: 'k', kind: 'check-in', savedAt: 0, content: { commitment: 'c-99', from: '2026-09-01', lines: [], seen: {} } };
  expect(itemNameOf(es, subjectOfDraft(draft), known).title).toBe('Informe de avance, un compromiso que ya no ves, 1 sep 2026');
  expect(itemNameOf(es, subjectOfDraft({ ...draft, kind: 'newer' }), known).title).toBe('Un texto sin terminar');
});

test('evidence is called by its commitment and by what its author called it; a request by its question', () => {
  const add = { kind: 'evidence.add', operations: [], arguments: { evidence: 'e-1', details: { commitment: 'c-11', title: 'Taller en la sede', shows: 'La mesa.' } } };
  expect(itemNameOf(es, subjectOf(add), known)).toEqual({ title: 'Evidencia, ARBA0011', note: 'Taller en la sede' });
  expect(itemNameOf(en, subjectOf({ kind: 'request.decline', operations: [], arguments: { request: 'q-1', reason: 'Not ours.' } }), known)).toEqual({ title: 'Refusal of a request for evidence', note: 'Not ours.' });
});

test('what the monitoring body concludes is called by its act and its words; so is the answer of the area', () => {
  expect(itemNameOf(es, subjectOf({ kind: 'review.issue', operations: [], arguments: { review: 'v-1', of: 'e-1', verdict: 'partial', note: 'Falta la firma.' } }), known)).toEqual({ title: 'Revisión', note: 'Falta la firma.' });
  expect(itemNameOf(en, subjectOf({ kind: 'review.reply', operations: [], arguments: { review: 'v-1', text: 'It is signed now.' } }), known)).toEqual({ title: 'Reply to a review', note: 'It is signed now.' });
  expect(itemNameOf(es, subjectOf({ kind: 'view.give', operations: [], arguments: { commitment: 'c-11', differs: [{ why: 'No se ve.' }] } }), known)).toEqual({ title: 'Mirada de la sociedad civil, ARBA0011', note: 'No se ve.' });
});

test('evidence that is half said is called by what it will become, and leads back to where it is gone on with', () => {
  const named = (kind: string, key: string, content: unknown) => itemNameOf(es, subjectOfDraft({ key, kind, savedAt: 0, content: content as never }), known);
  expect(named('evidence-capture', 'evidence-capture/e-1', { about: {}, commitment: 'c-11', captures: [], items: [{ title: '' }, { title: 'Acta firmada' }] })).toEqual({ title: 'Evidencia, ARBA0011', note: 'Acta firmada', href: '/evidencia/nueva?captura=e-1' });
  expect(named('evidence-capture', 'evidence-capture/e-2', { about: { replaces: 'e-1' }, commitment: '', captures: ['k'], items: [] })).toEqual({ title: 'Evidencia que reemplaza a otra', href: '/evidencia/nueva?captura=e-2' });
  expect(named('evidence-describe', 'evidence-describe/e-1', { title: 'Otra', shows: 'La mesa.' })).toEqual({ title: 'Lo que se dice de una evidencia', note: 'Otra', href: '/evidencia/e-1' });
  expect(named('evidence-reason', 'evidence-reason/e-1', 'Se ve a un menor.')).toEqual({ title: 'Retiro de una evidencia', note: 'Se ve a un menor.', href: '/evidencia/e-1' });
  expect(named('evidence-reason', 'evidence-reason/q-1/decline', 'No es nuestro.')).toEqual({ title: 'Negativa a un pedido de evidencia', note: 'No es nuestro.', href: '/evidencia/pedidos/q-1' });
  expect(named('evidence-answer', 'evidence-answer/q-1', { left: [], chosen: [], note: 'Va el acta.' })).toEqual({ title: 'Respuesta a un pedido de evidencia', note: 'Va el acta.', href: '/evidencia/pedidos/q-1' });
  expect(named('evidence-request', 'evidence-request/undefined/c-11-m3', { commitment: 'c-11', question: '¿Y el acta?' })).toEqual({ title: 'Pedido de evidencia, ARBA0011', note: '¿Y el acta?', href: '/evidencia/pedidos/nuevo?compromiso=c-11' });
});
