import { describe, expect, test } from 'vitest';
import { agreementDueOf, carriedAgreements, type Agreement } from './agreement';
import { attendanceTotals, totalOf } from './attendance';
import type { Commitment } from './commitment';
import { agendaTemplates, meetingTypes, orderBetween, type Meeting } from './meeting';
import { missingMeetings, promisedMeetings } from './meeting-dues';
import { headsBySector } from './minutes';

type Dated = Pick<Commitment, 'id' | 'start' | 'end' | 'lifecycle'>;
type Counted = Pick<Meeting, 'id' | 'type' | 'commitments' | 'on' | 'state'>;

const commitment: Dated = { id: 'c', start: '2026-03-01', end: '2026-10-31', lifecycle: 'inImplementation' };
const meeting = (partial: Partial<Counted>): Counted => ({ id: 'r', type: 'quarterlyFollowUp', commitments: ['c'], on: '2026-04-10', state: 'published', ...partial });

describe('the meetings that a commitment was promised', () => {
  test('are one before it starts, and one in every three months until it ends', () => {
    expect(promisedMeetings(commitment, [], '2026-01-10').map(({ type, due, state }) => [type, due, state])).toEqual([
      ['planning', '2026-02-28', 'upcoming'],
      ['quarterlyFollowUp', '2026-05-31', 'upcoming'],
      ['quarterlyFollowUp', '2026-08-31', 'upcoming'],
      ['quarterlyFollowUp', '2026-10-31', 'upcoming'],
    ]);
  });

  test('are held by a meeting within their three months, scheduled by one to come, and overdue by none', () => {
    const planned = meeting({ id: 'later', on: '2026-10-01', state: 'scheduled' });
    const states = promisedMeetings(commitment, [meeting({}), planned], '2026-09-10').map(({ state, days }) => [state, days]);
    expect(states).toEqual([['overdue', 194], ['held', -102], ['overdue', 10], ['scheduled', 51]]);
  });

  test('are not held by a cancelled or postponed one, nor by one of another commitment', () => {
    for (const none of [meeting({ state: 'cancelled' }), meeting({ state: 'postponed' }), meeting({ commitments: ['other'] }), meeting({ type: 'forum' })])
      expect(promisedMeetings(commitment, [none], '2026-06-10')[1]?.state).toBe('overdue');
  });

  test('are none of a commitment that is not agreed, or was withdrawn', () => {
    for (const lifecycle of ['drafting', 'inConsultation', 'withdrawn'] as const) expect(promisedMeetings({ ...commitment, lifecycle }, [], '2026-06-10')).toEqual([]);
  });

  test('are asked for thirty days ahead, oldest first', () => {
    expect(missingMeetings([commitment], [meeting({})], '2026-08-05').map(({ due, state }) => [due, state])).toEqual([['2026-02-28', 'overdue'], ['2026-08-31', 'dueSoon']]);
  });
});

describe('what an agreement owes', () => {
  const agreement = (partial: Partial<Agreement>): Agreement => ({ id: 'a', meeting: 'r-0', commitments: ['c'], text: 'Publicar', state: 'open', due: '2026-06-10', ...partial });

  test('is read from its date and today', () => {
    expect(['2026-06-01', '2026-06-03', '2026-06-10', '2026-06-13'].map((today) => agreementDueOf(agreement({}), today))).toEqual([
      { state: 'open', days: 9 }, { state: 'dueSoon', days: 7 }, { state: 'dueSoon', days: 0 }, { state: 'overdue', days: 3 },
    ]);
    expect(agreementDueOf({ state: 'open' }, '2026-06-01')).toEqual({ state: 'noDate' });
    expect(agreementDueOf(agreement({ state: 'reportedDone' }), '2027-06-01')).toEqual({ state: 'closed' });
  });

  test('stands first on the next agenda of the same commitments, until it is verified or dropped', () => {
    const all = [agreement({ id: 'later', due: '2026-07-01' }), agreement({}), agreement({ id: 'undated', due: undefined as never }), agreement({ id: 'own', meeting: 'r-1' }), agreement({ id: 'other', commitments: ['d'] }),
      agreement({ id: 'done', state: 'reportedDone', due: '2026-01-01' }), agreement({ id: 'verified', state: 'verified' }), agreement({ id: 'dropped', state: 'dropped' })];
    expect(carriedAgreements({ id: 'r-1', commitments: ['c', 'e'] }, all).map(({ id }) => id)).toEqual(['done', 'a', 'later', 'undated']);
  });
});

test('the total of a meeting is the sum of its people and head-counts; who sent an apology is not counted', () => {
  const totals = attendanceTotals([{ sector: 'government', presence: 'present' }, { sector: 'academia', presence: 'present', count: 12 }, { sector: 'government', presence: 'apology' }]);
  expect(totalOf(totals)).toBe(13);
  expect(headsBySector({ totals })).toEqual([['government', 1], ['academia', 12]]);
});

test('a point goes between its neighbours, before all or behind all', () => {
  expect([orderBetween(undefined, undefined), orderBetween(undefined, 1), orderBetween(3, undefined), orderBetween(1, 2)]).toEqual([1, 0, 4, 1.5]);
});

test('every type of meeting has its template, none of them twice the same point', () => {
  for (const type of meetingTypes) expect(new Set(agendaTemplates[type]).size).toBe(agendaTemplates[type].length);
});
