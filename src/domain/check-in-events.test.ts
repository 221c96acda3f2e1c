import { expect, test } from 'vitest';
import type { CheckIn } from './check-in';
import { eventsOf } from './check-in-events';

const base: CheckIn = {
  id: 'c~2026-06-01', commitment: 'c', organization: 'area', from: '2026-06-01', to: '2026-08-31', due: '2026-08-31', milestones: [],
  state: 'published', round: 1, submittedOn: '2026-09-01', submittedBy: 'lucia', acceptedOn: '2026-09-04', publishedOn: '2026-09-04',
};

test('what happened is told newest first, and of one day the later step first', () => {
  const returned: CheckIn = { ...base, id: 'd~2026-06-01', state: 'returned', submittedOn: '2026-09-02', reason: 'Falta la evidencia.' };
  const { acceptedOn: _, publishedOn: __, ...open } = returned;
  expect(eventsOf([base, open], () => '2026-09-03').map(({ kind, on }) => `${on} ${kind}`)).toEqual([
    '2026-09-04 published',
    '2026-09-04 accepted',
    '2026-09-03 returned',
    '2026-09-02 submitted',
    '2026-09-01 submitted',
  ]);
});

test('a check-in that was written again after its return tells the new submission only', () => {
  const { acceptedOn: _, publishedOn: __, ...again } = { ...base, state: 'submitted' as const, round: 2 };
  expect(eventsOf([again], () => '2026-09-09').map(({ kind }) => kind)).toEqual(['submitted']);
});
