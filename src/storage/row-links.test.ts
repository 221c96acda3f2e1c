import { expect, test } from 'vitest';
import { linksOf, linkTo } from './row-links';

test('a row is found by what it belongs to and by its day, whatever kind it is', () => {
  expect(linksOf({ entity: 'meeting', id: 'r-1', fields: { on: '2026-03-04', commitments: ['c-8', 'c-11'], title: 'Mesa' } })).toEqual(['meeting commitments c-8', 'meeting commitments c-11', 'meeting on 2026-03-04']);
  expect(linksOf({ entity: 'ballot', id: 'b-1', fields: { meeting: 'r-1' } })).toEqual([linkTo('ballot', 'meeting', 'r-1')]);
});

test('only a review is found by what it is about, its area and its milestone: others would pay for it and nobody asks', () => {
  const fields = { commitment: 'c-11', of: 'e-1', organization: 'o-1', milestone: 'c-11-m6' };
  expect(linksOf({ entity: 'review', id: 'v-1', fields })).toEqual(['review commitment c-11', 'review of e-1', 'review organization o-1', 'review milestone c-11-m6']);
  expect(linksOf({ entity: 'milestone', id: 'm-1', fields })).toEqual(['milestone commitment c-11']);
});

test('what names nothing, or was emptied, is no link', () => {
  expect(linksOf({ entity: 'evidence', id: 'e-1', fields: { commitment: null, meeting: 3, commitments: [null] } as never })).toEqual([]);
});
