import { expect, test } from 'vitest';
import { personNamed, rowsAfter } from '../../../test/builders/change';
import { commitments, milestones, planRows, todayOfPlan } from '../../../test/builders/plan';
import { onAssessment, saveAssessment } from '../../../test/builders/review';
import type { RowImage } from '../../domain/change';
import { recordOf } from '../../domain/rows';
import { owedAssessments } from './owed-assessments';

const asks = (rows: readonly RowImage[], user: string, today = todayOfPlan, standing = milestones): readonly string[] =>
  owedAssessments({ person: personNamed(user), today, commitments, milestones: standing, assessments: rows.filter(({ entity }) => entity === 'assessment').flatMap((row) => recordOf('assessment', row) ?? []) })
    .map((one) => `${one.due} ${one.kind} ${one.commitment?.code}${'state' in one ? ` ${one.state}` : ''}`)
    .sort();

test('the monitoring body finds its forms by their day, until they are final; everybody else is asked to comment while that is taken', () => {
  expect(asks(planRows(), 'vera', '2027-10-01')).toEqual(['2027-04-30 assessment DEMO2 overdue', '2027-07-30 assessment ARBA0008 overdue', '2027-10-30 assessment ARBA0011 due_soon']);
  const draft = rowsAfter(saveAssessment(), { rows: planRows(), by: 'vera' });
  const shared = rowsAfter(onAssessment(draft, 'share'), { rows: draft, by: 'vera' });
  expect(asks(shared, 'lucia')).toEqual(['2026-11-26 comment ARBA0011']);
  expect(asks(shared, 'vera')).toEqual([]);
  const said = rowsAfter(onAssessment(shared, 'comment', { text: 'Falta nombrar a los municipios.' }), { rows: shared, by: 'lucia' });
  expect(asks(said, 'lucia')).toEqual([]);
});

test('a commitment whose milestones are all complete is assessed a month after the last of them, whatever its last day', () => {
  const done = milestones.map((one) => (one.commitment === 'c-11' ? { ...one, reported: 'complete' as const, completedOn: '2026-10-20' } : one));
  expect(asks(planRows(), 'vera', todayOfPlan, done)).toEqual(['2026-11-20 assessment ARBA0011 due_soon']);
  expect(asks(planRows(), 'vera')).toEqual([]);
});
