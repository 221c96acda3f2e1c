import { expect, test } from 'vitest';
import { commitments, memberships, milestones } from '../../../test/builders/plan';
import type { CheckIn } from '../../domain/check-in';
import { languages } from '../../language/both-languages';
import { todaySentence } from './today-sentence';
import { isLate, standingOf, whatIsOwed, type BegunDraft, type Owed } from './what-is-owed';

const today = '2026-11-18';

const checkIn = (commitment: string, from: string, state: CheckIn['state'], more: Partial<CheckIn> = {}): CheckIn => ({
  id: `${commitment}~${from}`, commitment, organization: 'area', from, to: from, due: from, milestones: ['m'], state, round: 1, submittedOn: '2026-11-16', submittedBy: 'lucia', ...more,
});

const allBefore = (commitment: string): readonly CheckIn[] => ['2025-06-01', '2025-09-01', '2025-12-01', '2026-03-01', '2026-06-01'].map((from) => checkIn(commitment, from, 'published'));

interface Scene {
  readonly checkIns?: readonly CheckIn[];
  readonly drafts?: readonly BegunDraft[];
  readonly day?: string;
}

const owedBy = (user: string, { checkIns = [], drafts = [], day = today }: Scene = {}) => {
  const person = { user, memberships: memberships.filter((one) => one.person === user) };
  const owed = whatIsOwed({ person, today: day, commitments, milestones, checkIns, drafts });
  return { owed, says: (locale: 'es' | 'en') => todaySentence(languages[locale], owed, { standing: standingOf(person, day), today: day }) };
};

const told = (owed: readonly Owed[]) => owed.map((one) => `${one.due} ${one.kind}${isLate(one) ? ' late' : ''}`);

test('a focal point owes the open check-in and the milestones of what their organization leads', () => {
  const { owed, says } = owedBy('lucia', { checkIns: allBefore('c-11') });
  expect(told(owed)).toEqual(['2026-08-31 milestone late', '2026-11-30 checkIn', '2026-12-15 milestone']);
  expect(says('es')).toBe('Una cosa quedó atrasada; esta semana no vence nada más. Lo próximo vence en 12 días.');
  expect(says('en')).toBe('One thing is late; nothing else is due this week. The next is due in 12 days.');
});

test('what falls until Sunday is said as this week', () => {
  expect(owedBy('lucia', { checkIns: allBefore('c-11'), day: '2026-11-25' }).says('es')).toContain('Una cosa quedó atrasada; esta semana no vence nada más.');
  expect(owedBy('lucia', { checkIns: allBefore('c-11'), day: '2026-11-30' }).says('es')).toBe('Debés una cosa esta semana y una quedó atrasada.');
});

test('of many late periods the latest stands for those before it', () => {
  const { owed } = owedBy('lucia');
  expect(owed.filter((one) => one.kind === 'checkIn').map((one) => [one.slot.from, one.earlier])).toEqual([['2026-06-01', 4], ['2026-09-01', 0]]);
});

test('a returned check-in comes back with its reason, and a draft says when it was kept', () => {
  const checkIns = [...allBefore('c-11').slice(0, 4), checkIn('c-11', '2026-06-01', 'returned', { reason: 'Falta decir qué muestra.' })];
  const { owed } = owedBy('lucia', { checkIns, drafts: [{ commitment: 'c-11', from: '2026-09-01', savedAt: 5 }] });
  expect(owed.filter((one) => one.kind === 'checkIn').map((one) => [one.slot.from, one.returned, one.draftAt])).toEqual([
    ['2026-06-01', 'Falta decir qué muestra.', undefined],
    ['2026-09-01', undefined, 5],
  ]);
});

test('once everything is answered and done, nothing is owed, and the sentence says so', () => {
  const { owed, says } = owedBy('lucia', { checkIns: [checkIn('c-11', '2025-06-01', 'submitted')], day: '2025-07-01' });
  expect(owed).toEqual([]);
  expect(says('es')).toBe('Hoy no debés nada.');
});

test('coordination is told what to accept, what to publish, and which areas are late', () => {
  const checkIns = [...allBefore('c-11'), checkIn('c-11', '2026-09-01', 'submitted'), ...allBefore('c-8').slice(0, 4), checkIn('c-8', '2026-06-01', 'accepted', { acceptedOn: '2026-11-17' })];
  const { owed, says } = owedBy('martin', { checkIns });
  expect(told(owed)).toEqual(['2025-11-30 areaLate late', '2026-11-16 acceptance', '2026-11-17 publication', '2026-11-30 expected', '2026-12-31 expected']);
  expect(says('es')).toBe('Hay un informe por aceptar, hay uno por publicar y un área está atrasada.');
  expect(owedBy('martin', { checkIns: [], day: '2025-06-01' }).says('es')).toBe('No hay informes por aceptar ni por publicar, y ninguna área está atrasada.');
});

test('the monitor and the forum owe nothing, and see what falls due', () => {
  const { owed, says } = owedBy('vera');
  expect(told(owed)).toEqual(['2026-08-31 milestone late', '2026-09-30 milestone late', '2026-11-30 expected', '2026-12-15 milestone', '2026-12-20 milestone', '2026-12-31 expected']);
  expect(says('es')).toBe('En los próximos 45 días vencen 2 hitos; 2 ya están vencidos.');
});

test('a person whose place ended is told so, and is shown no debts of others', () => {
  const { owed, says } = owedBy('nobody');
  expect(owed).toEqual([]);
  expect(says('en')).toContain('no active place');
});

test('a draft that coordination writes for an area stands among what coordination owes', () => {
  const { owed } = owedBy('martin', { drafts: [{ commitment: 'c-8', from: '2026-09-01', savedAt: 7 }] });
  expect(owed.filter((one) => one.kind === 'checkIn').map((one) => [one.commitment.code, one.draftAt])).toEqual([['ARBA0008', 7]]);
});
