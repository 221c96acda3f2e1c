import { expect, test } from 'vitest';
import { emptyLine } from '../domain/check-in';
import { checkInDraftKey, extentOf, lineDraftKey, readCheckInDraft, readLineDraft } from './drafts';

const whole = { ...emptyLine('m1'), reported: 'substantial' as const, progress: 'Se firmó el acta.' };

test('a draft says how many milestones were answered, and is complete only when nothing is missing', () => {
  expect(extentOf([whole, emptyLine('m2')])).toEqual({ answered: 1, total: 2, complete: false });
  expect(extentOf([whole, { ...emptyLine('m2'), reported: 'limited' }])).toEqual({ answered: 2, total: 2, complete: false });
  expect(extentOf([whole])).toEqual({ answered: 1, total: 1, complete: true });
  expect(extentOf([])).toEqual({ answered: 0, total: 0, complete: false });
});

test('a draft that an older version kept opens with the fields it did not know empty', () => {
  const content = { commitment: 'c', from: '2026-09-01', seen: {}, lines: [{ milestone: 'm1', reported: 'limited', progress: 'Algo.' }] };
  expect(readCheckInDraft({ kind: 'check-in', content })?.lines[0]).toEqual({ ...emptyLine('m1'), reported: 'limited', progress: 'Algo.' });
});

test('drafts of another kind are not read as check-ins', () => {
  expect(readCheckInDraft(undefined)).toBeUndefined();
  expect(readCheckInDraft({ kind: 'combine', content: [] })).toBeUndefined();
  expect(readLineDraft({ kind: 'check-in', content: {} })).toBeUndefined();
});

test('each commitment and period has a draft of its own, and each correction too', () => {
  expect(new Set([checkInDraftKey('c', '2026-09-01'), checkInDraftKey('c', '2026-06-01'), checkInDraftKey('d', '2026-09-01'), lineDraftKey('c', '2026-09-01', 'm1')]).size).toBe(4);
});
