import { describe, expect, test } from 'vitest';
import { isReason, lifeCycles, mayMove, reasonLetters } from './life-cycles';

/** Every move there is, written again by hand: the code is held to it, not to itself. */
const moves: Readonly<Record<keyof typeof lifeCycles, readonly string[]>> = {
  plan: ['draft → submitted', 'submitted → inImplementation', 'inImplementation → closed', 'closed → archived'],
  commitment: [
    'drafting → inConsultation',
    'inConsultation → agreed',
    'agreed → planned',
    'agreed → withdrawn',
    'planned → inImplementation',
    'planned → withdrawn',
    'inImplementation → implemented',
    'inImplementation → withdrawn',
    'implemented → assessed',
    'implemented → withdrawn',
    'assessed → carriedOver',
  ],
  meeting: [
    'scheduled → held',
    'scheduled → postponed',
    'scheduled → cancelled',
    'held → minutesDraft',
    'minutesDraft → circulated',
    'circulated → approved',
    'approved → published',
    'postponed → held',
    'cancelled → held',
  ],
  agreement: ['open → reportedDone', 'open → dropped', 'reportedDone → verified'],
  checkIn: ['submitted → returned', 'submitted → accepted', 'returned → submitted', 'accepted → published'],
  evidence: [
    'captured → received',
    'captured → superseded',
    'captured → withdrawn',
    'received → underReview',
    'received → superseded',
    'received → withdrawn',
    'underReview → reviewed',
    'underReview → superseded',
    'underReview → withdrawn',
    'reviewed → superseded',
    'reviewed → withdrawn',
    'superseded → withdrawn',
  ],
  review: ['issued → final', 'replyWindow → final'],
  assessment: ['draft → sharedForComment', 'sharedForComment → final', 'final → submitted'],
  evidenceRequest: ['open → answered', 'open → declined', 'answered → accepted', 'answered → insufficient', 'insufficient → open'],
};

const records = Object.keys(moves) as (keyof typeof moves)[];

describe.each(records)('the life of a %s', (record) => {
  const states = [...Object.keys(lifeCycles[record]), 'constructor', 'nowhere'];
  const every = states.flatMap((from) => states.map((to) => ({ from, to, open: moves[record].includes(`${from} → ${to}`) })));

  test.each(every)('$from → $to is open: $open', ({ from, to, open }) => expect(mayMove(record, from, to)).toBe(open));

  test('names no state that the table does not know', () => {
    const named = new Set(moves[record].flatMap((move) => move.split(' → ')));
    expect(Object.keys(lifeCycles[record]).filter((state) => !named.has(state))).toEqual([]);
  });
});

test('a reason has at least ten letters, and blanks around it are none', () => {
  expect(reasonLetters).toBe(10);
  expect(isReason('diez letra')).toBe(true);
  expect(isReason('nueve let')).toBe(false);
  expect(isReason('     corto     ')).toBe(false);
  expect(isReason(undefined)).toBe(false);
  expect(isReason(null)).toBe(false);
});
