import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersOf } from './answers';
import { reportedLevels, verifiedStates, type Reported, type Verified } from './milestone';
import { reportedProgress, verifiedProgress } from './progress';

const said = (reported: Reported | undefined, weight = 1) => ({ weight, ...(reported === undefined ? {} : { reported }) });
const found = (verified: Verified | undefined, weight = 1) => ({ weight, ...(verified === undefined ? {} : { verified }) });

describe('reported progress', () => {
  test('not started 0, limited a third, substantial two thirds, complete 1', () =>
    expect(reportedLevels.map((level) => reportedProgress([said(level)]).share)).toEqual([0, 1 / 3, 2 / 3, 1]));

  test('what nobody reported stays in the denominator and is counted: the number is a floor', () =>
    expect(reportedProgress([said('complete'), said(undefined)])).toEqual({ share: 0.5, measuredShare: 0.5, measured: 1, unmeasured: 1, disputed: 0, total: 2 }));

  test('unmeasured is not zero: nothing reported differs from everything not started', () => {
    expect(reportedProgress([said(undefined)])).toMatchObject({ share: 0, measured: 0, unmeasured: 1 });
    expect(reportedProgress([said('not_started')])).toMatchObject({ share: 0, measured: 1, unmeasured: 0 });
  });

  test('what was withdrawn counts nowhere', () => expect(reportedProgress([said('complete'), said('withdrawn', 99)])).toMatchObject({ share: 1, total: 1, unmeasured: 0 }));

  test('weights weigh', () => expect(reportedProgress([said('complete', 3), said('not_started', 1)]).share).toBe(0.75));

  test('without milestones, or without weight, there is no share and no division by zero', () => {
    expect(reportedProgress([])).toEqual({ share: 0, measuredShare: 0, measured: 0, unmeasured: 0, disputed: 0, total: 0 });
    expect(reportedProgress([said('complete', 0)])).toMatchObject({ share: 0, measured: 1 });
  });
});

describe('verified progress', () => {
  test.each<[Verified | undefined, number, number]>([
    [undefined, 0, 1],
    ['unreviewed', 0, 1],
    ['no_evidence', 0, 1],
    ['disputed', 0, 1],
    ['not_started', 0, 0],
    ['limited', 1 / 3, 0],
    ['substantial', 2 / 3, 0],
    ['complete', 1, 0],
  ])('%s', (verified, share, unmeasured) => expect(verifiedProgress([found(verified)])).toMatchObject({ share, unmeasured }));

  test('what is disputed is told apart', () => expect(verifiedProgress([found('disputed'), found('complete')])).toMatchObject({ disputed: 1, measured: 1, unmeasured: 1, share: 0.5 }));

  test('what was withdrawn is not verified either', () => expect(verifiedProgress([{ ...found('complete'), reported: 'withdrawn' }])).toMatchObject({ total: 0 }));
});

const milestone = fc.record({
  weight: fc.integer({ min: 0, max: 1000 }),
  reported: fc.constantFrom<Reported>(...reportedLevels, 'withdrawn'),
  verified: fc.constantFrom<Verified>(...verifiedStates),
}, { requiredKeys: ['weight'] });

test('a share never exceeds what was measured, and measuring one more milestone never lowers it', () =>
  fc.assert(
    fc.property(fc.array(milestone), (milestones) => {
      for (const progress of [reportedProgress, verifiedProgress]) {
        const { share, measuredShare, measured, unmeasured, total } = progress(milestones);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(measuredShare + 1e-12);
        expect(measuredShare).toBeLessThanOrEqual(1 + 1e-12);
        expect(measured + unmeasured).toBe(total);
      }
      const unmeasured = milestones.findIndex((one) => one.reported === undefined);
      if (unmeasured < 0) return;
      const more = milestones.map((one, index) => (index === unmeasured ? { ...one, reported: 'limited' as const } : one));
      expect(reportedProgress(more).share).toBeGreaterThanOrEqual(reportedProgress(milestones).share - 1e-12);
    }),
  ));

test('three answers stand side by side and none moves another', () => {
  const answers = answersOf([{ order: 1, weight: 1, due: '2026-01-01', reported: 'complete', completedOn: '2026-02-01', verified: 'no_evidence' }], '2026-11-18');
  expect(answers.reported.share).toBe(1);
  expect(answers.verified).toMatchObject({ share: 0, unmeasured: 1 });
  expect(answers.schedule.state).toBe('done_late');
});
