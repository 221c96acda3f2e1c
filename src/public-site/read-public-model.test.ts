import { expect, test } from 'vitest';
import { checkInRows, milestones, planRows, publishedCheckIn, returnedCheckIn, rowOf, submittedCheckIn, todayOfPlan } from '../../test/builders/plan';
import { sha256 } from '../../test/builders/site-pages';
import type { RowImage } from '../domain/change';
import type { PublicModel } from './public-model';
import { toPublicModel } from './read-public-model';

const read = (rows: readonly RowImage[], today = todayOfPlan): PublicModel => {
  const model = toPublicModel({ rows, today, updatedAt: Date.UTC(2026, 10, 17, 21, 5), sha256 });
  if (!model) throw new Error('the plan should be public');
  return model;
};

const commitmentOf = (model: PublicModel, code: string) => {
  const found = model.commitments.find(({ commitment }) => commitment.code === code);
  if (!found) throw new Error(`${code} should be public`);
  return found;
};

const withFields = (rows: readonly RowImage[], id: string, fields: object): readonly RowImage[] =>
  rows.map((row) => (row.id === id ? { ...row, fields: { ...row.fields, ...fields } } : row));

test('the page of the plan says the three answers of all its milestones, each on its own', () => {
  const { plan } = read(planRows());
  expect(plan.answers.reported).toMatchObject({ percent: 53, measured: 13, unmeasured: 4, total: 17 });
  expect(plan.answers.verified).toMatchObject({ percent: 33, unmeasured: 10, disputed: 1, total: 17 });
  expect(plan.answers.schedule.overdue.map(({ order }) => order)).toEqual([3, 3]);
});

test('every count adds up to the milestones there are', () => {
  const { counts } = read(withFields(planRows(), 'c-8-m5', { reported: 'withdrawn' })).plan;
  const sum = (of: object) => Object.values(of).reduce((total: number, count: number) => total + count, 0);
  expect([counts.milestones, counts.withdrawn]).toEqual([16, 1]);
  expect([sum(counts.reported), sum(counts.verified), sum(counts.schedule)]).toEqual([16, 16, 16]);
});

test('what nobody measured is null, never zero', () => {
  const { answers, milestones: ofDemo } = commitmentOf(read(planRows()), 'DEMO1');
  expect([answers.reported.percent, answers.verified.percent]).toEqual([null, null]);
  expect(ofDemo[0]?.reported).toBeNull();
});

test('a percentage that the source states stays its own and moves none of ours', () => {
  const rows = withFields(planRows(), 'c-d1-m1', { statedPercent: 80 });
  const { answers, milestones: ofDemo } = commitmentOf(read(rows), 'DEMO1');
  expect(ofDemo[0]?.statedPercent).toBe(80);
  expect(answers.reported.percent).toBeNull();
});

test('a withdrawn milestone has no calendar, and the milestones of a withdrawn commitment are not counted', () => {
  const model = read(withFields(withFields(planRows(), 'c-8', { lifecycle: 'withdrawn' }), 'c-11-m3', { reported: 'withdrawn' }));
  expect(commitmentOf(model, 'ARBA0011').milestones.find(({ order }) => order === 3)?.schedule).toBeNull();
  expect(model.plan.counts.milestones + model.plan.counts.withdrawn).toBe(12);
  expect(model.plan.answers.schedule.overdue).toEqual([]);
});

test('a published check-in stands on the page with its lines; one that waits or was returned does not', () => {
  const model = read([...planRows(), ...publishedCheckIn, ...submittedCheckIn, ...returnedCheckIn]);
  expect(commitmentOf(model, 'ARBA0011').checkIns.map(({ from, lines }) => [from, lines.map(({ order, challenges }) => [order, challenges])])).toEqual([
    ['2026-06-01', [[3, 'El receso judicial de julio corrió la segunda reunión.'], [4, 'Falta la respuesta del Poder Legislativo.']]],
  ]);
  expect(commitmentOf(model, 'ARBA0008').checkIns).toEqual([]);
  expect(model.plan.publishedCheckIns).toBe(1);
});

test('a submitted check-in stays inside even if its rows were opened by mistake', () => {
  const opened = submittedCheckIn.map((row) => ({ ...row, audience: 'public' }));
  expect(commitmentOf(read([...planRows(), ...opened]), 'ARBA0011').checkIns).toEqual([]);
});

test('periods are read newest first', () => {
  const later = checkInRows(
    { commitment: 'c-11', organization: 'judicial', from: '2026-09-01', to: '2026-11-30', due: '2026-11-30', state: 'published', submittedOn: '2026-11-16', submittedBy: 'lucia', publishedOn: '2026-11-18' },
    [{ milestone: 'c-11-m4', reported: 'substantial', progress: 'Borrador.' }],
    'public',
  );
  const { checkIns, history } = commitmentOf(read([...planRows(), ...publishedCheckIn, ...later]), 'ARBA0011');
  expect(checkIns.map(({ from }) => from)).toEqual(['2026-09-01', '2026-06-01']);
  expect(history.map(({ kind, on }) => [kind, on])).toEqual([['checkInPublished', '2026-11-18'], ['checkInPublished', '2026-09-04']]);
});

test('a review and an imported reading are part of the history; what a check-in said is told once', () => {
  const rows = withFields(withFields(planRows(), 'c-11-m2', { verifiedOn: '2026-11-16', reportedOn: '2026-05-20' }), 'c-11-m3', { reportedOn: '2026-08-28' });
  const { history } = commitmentOf(read([...rows, ...publishedCheckIn]), 'ARBA0011');
  expect(history.map(({ kind, on }) => `${on} ${kind}`)).toEqual(['2026-11-16 milestoneVerified', '2026-09-04 checkInPublished', '2026-05-20 milestoneReported']);
});

test('the milestones of a commitment that is not public are nowhere', () => {
  const model = read(planRows().map((row) => (row.id === 'c-8' ? { ...row, audience: 'members' } : row)));
  expect(model.plan.commitments.map(({ code }) => code)).toEqual(['ARBA0011', 'DEMO2', 'DEMO1']);
  expect(JSON.stringify(model)).not.toContain('Tablero público de emisiones');
});

test('an institution that is not public is not named, and a line about a milestone that is not public is not shown', () => {
  const closed = ['judicial', 'c-11-m3'];
  const model = read([...planRows(), ...publishedCheckIn].map((row) => (closed.includes(row.id) ? { ...row, audience: 'members' } : row)));
  const { commitment, checkIns } = commitmentOf(model, 'ARBA0011');
  expect(commitment.parties.map(({ part }) => part)).toEqual(['csoPartner']);
  expect(checkIns[0]?.organization).toBeNull();
  expect(checkIns[0]?.lines.map(({ order }) => order)).toEqual([4]);
});

test('both ends that the sources state are kept, and the shared calendar reaches the later one', () => {
  const { plan, axis } = read(planRows()).plan;
  expect(plan.statedEnds.map(({ on }) => on)).toEqual(['2027-10', '2027-12']);
  expect(axis).toEqual({ from: '2025-06-01', to: '2027-12-31' });
});

test('a plan that is not public, or was deleted, has no page', () => {
  const closed = planRows().map((row) => (row.entity === 'plan' ? { ...row, audience: 'members' } : row));
  const deleted = planRows().map((row) => (row.entity === 'plan' ? { ...row, deleted: true as const } : row));
  for (const rows of [closed, deleted, []]) expect(toPublicModel({ rows, today: todayOfPlan, updatedAt: null, sha256 })).toBeUndefined();
});

test('a plan without commitments can be read', () => {
  const { plan, commitments } = read([rowOf('plan', { id: 'p', title: { es: 'Plan' }, submittedOn: '2026-01-10', statedEnds: [], leads: [], errata: [], lifecycle: 'submitted' })]);
  expect([plan.answers.reported.percent, plan.counts.milestones, commitments.length]).toEqual([null, 0, 0]);
  expect(plan.axis).toEqual({ from: '2026-01-10', to: '2026-01-10' });
});

test('the builder has the milestones these tests count on', () => {
  expect(milestones).toHaveLength(17);
});
