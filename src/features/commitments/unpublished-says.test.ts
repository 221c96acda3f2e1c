import { expect, test } from 'vitest';
import type { CheckIn, CheckInLine } from '../../domain/check-in';
import type { Milestone } from '../../domain/milestone';
import { unpublishedSays } from './unpublished-says';

const milestone: Milestone = { id: 'm', commitment: 'c', order: 1, text: { es: 'Guía' }, weight: 1, reported: 'limited', reportedFor: '2026-06-01' };
const checkIn = (from: string, state: CheckIn['state']): CheckIn => ({
  id: `c~${from}`, commitment: 'c', organization: 'area', from, to: from, due: from, milestones: ['m'], state, round: 1, submittedOn: '2026-11-23', submittedBy: 'lucia',
});
const line = (from: string, reported: CheckInLine['reported']): CheckInLine => ({ id: `c~${from}~m`, checkIn: `c~${from}`, commitment: 'c', milestone: 'm', reported });

test('what waits for coordination is told beside what stands, and only where it says something else', () => {
  expect(unpublishedSays([milestone], [checkIn('2026-09-01', 'submitted')], [line('2026-09-01', 'complete')]).get('m')).toEqual({ reported: 'complete', on: '2026-11-23', state: 'submitted' });
  expect(unpublishedSays([milestone], [checkIn('2026-09-01', 'accepted')], [line('2026-09-01', 'limited')]).size).toBe(0);
});

test('what was returned or is already public says nothing more, nor does a period before the one that stands', () => {
  expect(unpublishedSays([milestone], [checkIn('2026-09-01', 'returned')], [line('2026-09-01', 'complete')]).size).toBe(0);
  expect(unpublishedSays([milestone], [checkIn('2026-09-01', 'published')], [line('2026-09-01', 'complete')]).size).toBe(0);
  expect(unpublishedSays([milestone], [checkIn('2026-03-01', 'submitted')], [line('2026-03-01', 'complete')]).size).toBe(0);
});
