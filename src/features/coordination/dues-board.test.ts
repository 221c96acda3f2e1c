import { expect, test } from 'vitest';
import { commitments, milestones } from '../../../test/builders/plan';
import type { CheckIn } from '../../domain/check-in';
import { boardOf, type BoardRow } from './dues-board';

const today = '2026-11-18';
const checkIn = (commitment: string, from: string, state: CheckIn['state']): CheckIn => ({
  id: `${commitment}~${from}`, commitment, organization: 'area', from, to: from, due: from, milestones: [], state, round: 1, submittedOn: from, submittedBy: 'lucia',
});
const every = (commitment: string, upTo: number): readonly CheckIn[] =>
  ['2025-06-01', '2025-09-01', '2025-12-01', '2026-03-01', '2026-06-01', '2026-09-01'].slice(0, upTo).map((from) => checkIn(commitment, from, 'published'));

const records = { commitments, milestones, checkIns: [...every('c-11', 6), ...every('c-8', 3)] };
const told = (rows: readonly BoardRow[]) => rows.map((row) => `${row.due} ${row.commitment.code} ${row.kind}${row.tone ? ` ${row.tone}` : ''}`);

test('what is late stands before today, oldest first, and late periods of one commitment stand together', () => {
  const board = boardOf(records, { today, kind: undefined, all: false });
  expect(told(board.late)).toEqual(['2025-11-30 DEMO2 checkIn late', '2026-05-31 ARBA0008 checkIn late', '2026-08-31 ARBA0011 milestone late', '2026-09-30 ARBA0008 milestone late']);
  expect(board.late.map((row) => (row.kind === 'checkIn' ? [row.slots.length, row.lastHeard] : []))).toEqual([[4, undefined], [2, '2025-12-01'], [], []]);
});

test('what is far stands behind a horizon until somebody asks for it', () => {
  const near = boardOf(records, { today, kind: 'milestone', all: false });
  expect(told(near.later)).toEqual(['2026-12-15 ARBA0011 milestone soon', '2026-12-20 DEMO1 milestone', '2027-02-26 DEMO2 milestone']);
  expect(near.beyond).toBe(6);
  expect(boardOf(records, { today, kind: 'milestone', all: true }).beyond).toBe(0);
});

test('where the running period is answered, the next one is expected', () => {
  const board = boardOf(records, { today, kind: 'checkIn', all: false });
  expect(told([...board.week, ...board.later])).toEqual(['2026-11-30 ARBA0008 checkIn soon', '2026-11-30 DEMO2 checkIn soon', '2026-12-31 DEMO1 checkIn', '2027-02-28 ARBA0011 checkIn']);
});
