import { expect, test } from 'vitest';
import { memoryPlanWriter } from '../../../test/doubles/memory-plan-writer';
import { assessmentTerm } from '../../../src/domain/assessment';
import { strangeAnswer, unanswered } from '../../../src/domain/assessment-forms';
import type { EntityName } from '../../../src/domain/entities';
import { isReason } from '../../../src/domain/life-cycles';
import { isOutdated, needsNote } from '../../../src/domain/review';
import { recordOf, type Records } from '../../../src/domain/rows';
import { loadDemonstration } from '../../plans/load-demonstration';

const loaded = async (today = '2026-11-23') => {
  const writer = memoryPlanWriter();
  await loadDemonstration({ writer, makeAccount: async ({ key }) => `user-${key}`, today });
  const rows = writer.all('ba-2025-2027');
  const all = <Name extends EntityName>(entity: Name): readonly Records[Name][] => rows.filter((row) => row.entity === entity).map((row) => recordOf(entity, row) as Records[Name]);
  return { rows, all };
};

test('a review in its window, one that was answered, one that was not, one that is outdated and one in dispute are there to be seen', async () => {
  const { rows, all } = await loaded();
  const reviews = all('review');
  const told = reviews.map((review) => {
    const judged = rows.find((row) => row.entity === review.subject && row.id === review.of);
    expect([review.id, judged !== undefined, rows.some(({ entity, id }) => entity === 'milestone' && id === review.milestone), review.demo]).toEqual([review.id, true, true, true]);
    if (needsNote(review)) expect([review.id, isReason(review.note)]).toEqual([review.id, true]);
    return [review.id.slice(-2), review.state, review.reply !== undefined, review.verified, isOutdated(review, judged)];
  });
  expect(told).toEqual([
    ['v1', 'final', false, 'complete', false],
    ['v2', 'final', true, 'limited', false],
    ['v3', 'final', false, 'no_evidence', false],
    ['v4', 'final', true, 'disputed', false],
    ['v5', 'final', false, 'complete', true],
    ['v6', 'replyWindow', false, undefined, false],
  ]);
  for (const review of reviews) expect(rows.find(({ id }) => id === review.id)?.audience).toBe(review.state === 'final' ? 'site' : `area:${review.organization}`);
});

test('what is verified of a milestone is what its review concluded', async () => {
  const { all } = await loaded();
  for (const { milestone, verified, issuedOn } of all('review').filter((review) => review.verified !== undefined))
    expect(all('milestone').find(({ id }) => id === milestone)).toMatchObject({ verified, verifiedOn: issuedOn });
});

test('a view of the forum; the reports on the start of every commitment, handed in on time, and the one that its author is writing', async () => {
  const { rows, all } = await loaded();
  expect(all('civilSocietyView')).toMatchObject([{ from: '2026-06-01', to: '2026-08-31', demo: true, by: 'user-tomas' }]);
  const [plan] = all('plan');
  const audienceOf = (id: string) => rows.find((row) => row.entity === 'assessment' && row.id === id)?.audience;
  const assessments = all('assessment');
  const handedIn = assessments.filter(({ form }) => form === 'inception');
  expect(handedIn.map(({ of }) => of).sort()).toEqual(all('commitment').map(({ id }) => id).sort());
  for (const { id, state, submittedOn = '', receipt, form, answers, demo } of handedIn) {
    expect([state, demo, audienceOf(id), unanswered(form, answers), strangeAnswer(form, answers)]).toEqual(['submitted', true, 'site', [], undefined]);
    expect(submittedOn <= (assessmentTerm('inception', { plan })?.due ?? '')).toBe(true);
    expect(receipt).toContain('no se presentó a OGP');
  }
  const [draft, ...others] = assessments.filter(({ form }) => form !== 'inception');
  expect(others).toEqual([]);
  expect(draft).toMatchObject({ form: 'endOfPlan', of: plan?.id, state: 'draft', author: 'user-ines', demo: true });
  expect(strangeAnswer('endOfPlan', draft?.answers ?? {})).toBeUndefined();
  expect(audienceOf(draft?.id ?? '')).toBe('user:user-ines');
});

test('nothing has happened yet that lies ahead', async () => {
  const { all } = await loaded('2026-10-28');
  expect(all('review').map(({ id, state }) => `${id.slice(-2)} ${state}`)).toEqual(['v1 final', 'v2 replyWindow', 'v4 final', 'v5 final']);
  expect(all('assessment').map(({ form, state }) => `${form} ${state}`)).toEqual(Array.from({ length: 4 }, () => 'inception submitted'));
  const { all: then } = await loaded('2025-07-15');
  expect(then('assessment').map(({ state, receipt }) => [state, receipt])).toEqual(Array.from({ length: 4 }, () => ['final', undefined]));
});
