import { expect, test } from 'vitest';
import { personNamed, rowsAfter } from '../../../test/builders/change';
import { addPhoto } from '../../../test/builders/evidence';
import { commitments, planRows, todayOfPlan } from '../../../test/builders/plan';
import { giveView, issue, reply } from '../../../test/builders/review';
import type { RowImage } from '../../domain/change';
import { recordOf, type Records } from '../../domain/rows';
import { owedReviews } from './owed-reviews';

const all = <Name extends keyof Records>(rows: readonly RowImage[], name: Name): readonly Records[Name][] => rows.filter(({ entity }) => entity === name).flatMap((row) => recordOf(name, row) ?? []);

const asks = (rows: readonly RowImage[], user: string, today = todayOfPlan): readonly string[] =>
  owedReviews({ person: personNamed(user), today, commitments, reviews: all(rows, 'review'), views: all(rows, 'civilSocietyView') }).map(
    (one) => `${one.due} ${one.kind} ${one.commitment.code}${'state' in one ? ` ${one.state}` : ''}`,
  );

test('the area that was judged owes an answer until its day, and no longer once it gave it or the day is over', () => {
  const shown = rowsAfter(addPhoto(), { rows: planRows(), by: 'lucia' });
  const judged = rowsAfter(issue(shown), { rows: shown, by: 'vera' });
  expect(asks(judged, 'lucia')).toEqual(['2026-11-26 reply ARBA0011 open']);
  expect(asks(judged, 'lucia', '2026-11-25')).toEqual(['2026-11-26 reply ARBA0011 due_soon']);
  expect(asks(judged, 'bruno')).toEqual([]);
  expect(asks(judged, 'lucia', '2026-11-27')).toEqual([]);
  expect(asks(rowsAfter(reply(), { rows: judged, by: 'lucia' }), 'lucia')).toEqual([]);
});

test('a member of the forum is asked for the view of the period of what their organization takes part in, once', () => {
  expect(asks(planRows(), 'tomas')).toEqual(['2026-11-30 view DEMO2']);
  expect(asks(rowsAfter(giveView(), { rows: planRows(), by: 'tomas' }), 'tomas')).toEqual([]);
});
