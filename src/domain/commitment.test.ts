import { describe, expect, test } from 'vitest';
import { commitments } from '../../test/builders/plan';
import { isParty, leadOf, moveCommitment, type Commitment } from './commitment';
import { lifeCycles, mayMove, type CommitmentState } from './life-cycles';
import { isOutside } from './milestone';
import { latestEnd } from './plan';

const states = Object.keys(lifeCycles.commitment) as CommitmentState[];
const [first] = commitments;
const commitmentIn = (lifecycle: CommitmentState): Commitment => ({ ...(first as Commitment), lifecycle });
const reason = 'El Foro pidió retirarlo.';

describe('a commitment moves', () => {
  test.each(states.flatMap((from) => states.map((to) => ({ from, to }))))('from $from to $to as its life allows', ({ from, to }) => {
    const moved = moveCommitment(commitmentIn(from), to, { planningMeetingHeld: true, reason });
    expect(moved.accepted).toBe(mayMove('commitment', from, to));
    if (moved.accepted) expect(moved.value).toEqual({ ...commitmentIn(to), reason });
    else expect(moved.refusal).toEqual({ kind: 'no-such-move', from, to });
  });

  test('into implementation only after its planning meeting was held', () => {
    expect(moveCommitment(commitmentIn('planned'), 'inImplementation', { planningMeetingHeld: false })).toEqual({ accepted: false, refusal: { kind: 'planning-meeting-missing' } });
    expect(moveCommitment(commitmentIn('planned'), 'inImplementation', { planningMeetingHeld: true }).accepted).toBe(true);
  });

  test.each(['agreed', 'planned', 'inImplementation', 'implemented'] as const)('from %s it is withdrawn with a reason of ten letters', (from) => {
    for (const short of [undefined, '', 'no va más', '          x'])
      expect(moveCommitment(commitmentIn(from), 'withdrawn', { planningMeetingHeld: true, ...(short === undefined ? {} : { reason: short }) })).toEqual({ accepted: false, refusal: { kind: 'reason-too-short' } });
    expect(moveCommitment(commitmentIn(from), 'withdrawn', { planningMeetingHeld: true, reason }).accepted).toBe(true);
  });

  test('and nothing but its state and reason changes', () => {
    const before = commitmentIn('planned');
    const moved = moveCommitment(before, 'inImplementation', { planningMeetingHeld: true });
    expect(moved).toEqual({ accepted: true, value: { ...before, lifecycle: 'inImplementation' } });
    expect(before.lifecycle).toBe('planned');
  });
});

test('who leads answers; a supporter is a party and leads nothing', () => {
  const parties = [{ organization: 'a', part: 'support' }, { organization: 'b', part: 'lead' }] as const;
  expect(leadOf({ parties })).toBe('b');
  expect(leadOf({ parties: [] })).toBeUndefined();
  expect([isParty({ parties }, 'a'), isParty({ parties }, 'c')]).toEqual([true, false]);
});

test('milestone dates outside the commitment are told', () => {
  const commitment = { start: '2025-06-01', end: '2027-06-30' };
  expect(isOutside({}, commitment)).toBe(false);
  expect(isOutside({ start: '2025-06-01', due: '2027-06-30' }, commitment)).toBe(false);
  expect(isOutside({ due: '2027-07-01' }, commitment)).toBe(true);
  expect(isOutside({ start: '2025-05-31', due: '2026-01-01' }, commitment)).toBe(true);
});

test('a plan whose sources disagree ends with the latest of them, and keeps both', () => {
  const statedEnds = [{ on: '2027-12', source: 'Texto' }, { on: '2027-10', source: 'Ficha' }];
  expect(latestEnd({ statedEnds })).toBe('2027-12-31');
  expect(latestEnd({ statedEnds: [] })).toBeUndefined();
});
