import { expect, test } from 'vitest';
import { owedRequests, requestDueOf, requestFactOf } from './evidence-request';

test('a request is owed until it is answered; how late is read from its day', () => {
  const on = (state: 'open' | 'answered', today: string) => requestDueOf({ state, due: '2026-11-12' }, today);
  expect(on('open', '2026-11-01')).toEqual({ state: 'open', days: 11 });
  expect(on('open', '2026-11-05')).toEqual({ state: 'dueSoon', days: 7 });
  expect(on('open', '2026-11-12')).toEqual({ state: 'dueSoon', days: 0 });
  expect(on('open', '2026-11-13')).toEqual({ state: 'overdue', days: 1 });
  expect(on('answered', '2026-11-13')).toEqual({ state: 'closed' });
});

test('an area owes what is open and asked of it, the earliest first', () => {
  const request = (id: string, due: string, more: object = {}) => ({ id, due, state: 'open', organization: 'judicial', ...more }) as const;
  const requests = [request('b', '2026-12-01'), request('d', '2026-11-01', { organization: 'ambiente' }), request('c', '2026-11-20'), request('a', '2026-12-01'), request('e', '2026-11-01', { state: 'answered' })];
  expect(owedRequests(requests, ['judicial']).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

test('no evidence received by 12 November after 2 requests is a fact, from the day after', () => {
  const asked = { state: 'open', due: '2026-11-12', asks: 2 } as const;
  expect(requestFactOf(asked, '2026-11-12')).toBeUndefined();
  expect(requestFactOf(asked, '2026-11-13')).toEqual({ kind: 'none', by: '2026-11-12', asks: 2 });
  expect(requestFactOf({ ...asked, answeredOn: '2026-11-01' }, '2026-11-13')).toEqual({ kind: 'insufficient', by: '2026-11-12', asks: 2 });
  for (const state of ['answered', 'accepted', 'declined'] as const) expect(requestFactOf({ ...asked, state }, '2026-11-13')).toBeUndefined();
});
