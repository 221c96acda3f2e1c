import { expect, test } from 'vitest';
import { owedRequests, requestDueOf, requestFactOf, requestsRaisedIn, standingRequests, type EvidenceRequest, type PublishedRequest } from './evidence-request';

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

const held = (id: string, more: Partial<EvidenceRequest> = {}): EvidenceRequest =>
  ({ id, commitment: 'c', organization: 'judicial', question: '¿Dónde está?', due: '2026-12-01', state: 'open', asks: 1, openedOn: '2026-11-01', askedBy: 'martin', askedOn: '2026-11-01', replies: [], ...more });
const told = (request: string, more: Partial<PublishedRequest> = {}): PublishedRequest => ({ id: `${request}~public`, request, commitment: 'c', organization: 'ambiente', due: '2026-11-20', state: 'open', asks: 1, openedOn: '2026-11-01', ...more });

test('requests raised in a meeting stand in its minutes once each: with the question for whoever holds them, without it for everybody else', () => {
  const raised = requestsRaisedIn('r-1', [held('a', { meeting: 'r-1' }), held('b'), held('c', { meeting: 'r-2' })], [told('a', { meeting: 'r-1' }), told('d', { meeting: 'r-1' }), told('e')]);
  expect(raised.map(({ id, question }) => [id, question])).toEqual([['d', undefined], ['a', '¿Dónde está?']]);
});

test('what was asked before on the same commitments and is neither accepted nor declined stands on the next agenda', () => {
  const meeting = { id: 'r-2', commitments: ['c'] };
  const states = (['open', 'answered', 'accepted', 'declined'] as const).map((state) => held(state, { state }));
  const others = [held('own', { meeting: 'r-2' }), held('elsewhere', { commitment: 'd' })];
  expect(standingRequests(meeting, [...states, ...others], [told('of-another-area'), told('closed', { state: 'accepted' })]).map(({ id }) => id)).toEqual(['of-another-area', 'answered', 'open']);
});
